import { connect } from './cache';
import { Scores } from './scores';
import { playerName } from './seed';

const CALLS = 3000;
/** How many callers ask at once in the second measurement. */
const CALLERS = 50;

/** Asks the board many times, and prints how long it took: node measure.js */
async function main(): Promise<void> {
  const cache = await connect();
  const scores = new Scores(cache);
  const players = await scores.players();
  const somebody = () => playerName(Math.floor(Math.random() * 1_000_000));
  const questions: Record<string, () => Promise<unknown>> = {
    'top 10': () => scores.top(10),
    'rank of a player': () => scores.rank(somebody()),
    'around a player, 9': () => scores.around(somebody(), 4),
    'add points': () => scores.add(somebody(), 10),
  };
  console.log(`${players.toLocaleString('en')} players, ${(await scores.size() / 1e6).toFixed(0)} MB in the cache\n`);
  console.log('                      one at a time, ms      50 at a time');
  console.log('                        p50       p99     calls per second');
  for (const [name, ask] of Object.entries(questions)) {
    await timesOf(ask, 200);
    const times = (await timesOf(ask, CALLS)).sort((a, b) => a - b);
    const begun = performance.now();
    await Promise.all(Array.from({ length: CALLERS }, () => timesOf(ask, CALLS / CALLERS * 4)));
    const perSecond = CALLS * 4 / (performance.now() - begun) * 1000;
    const percentile = (p: number) => times[Math.floor(CALLS * p)].toFixed(2).padStart(8);
    console.log(`${name.padEnd(20)}${percentile(0.5)}  ${percentile(0.99)}  ${Math.round(perSecond).toLocaleString('en').padStart(16)}`);
  }
  await cache.close();
}

async function timesOf(ask: () => Promise<unknown>, calls: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < calls; i++) {
    const begun = performance.now();
    await ask();
    times.push(performance.now() - begun);
  }
  return times;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
