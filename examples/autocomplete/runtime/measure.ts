import { connect } from './cache';
import { Words } from './words';

const CALLS = 2000;
/** What somebody types, letter by letter. */
const TYPED = ['r', 're', 'rep', 'repl', 'replication'];

/** Asks for suggestions many times, and prints how long it took: node measure.js */
async function main(): Promise<void> {
  const cache = await connect();
  const words = new Words(cache);
  console.log('                  p50, ms   p99, ms   first suggestions');
  for (const prefix of TYPED) {
    const found = await words.suggest(prefix, 8);
    await timesOf(() => words.suggest(prefix, 8), 200);
    const times = (await timesOf(() => words.suggest(prefix, 8), CALLS)).sort((a, b) => a - b);
    const percentile = (p: number) => times[Math.floor(CALLS * p)].toFixed(2).padStart(7);
    console.log(`${prefix.padEnd(15)}   ${percentile(0.5)}   ${percentile(0.99)}   ${found.slice(0, 4).map(({ word }) => word).join(', ')}`);
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
