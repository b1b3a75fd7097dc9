import { Cache } from './cache';
import { Scores } from './scores';

const PLAYERS = 1_000_000;
const BATCH = 1000;
/** How many batches are under way at once: each waits for no other's answer. */
const PIPELINE = 20;
const MANNERS = ['brave', 'calm', 'clever', 'eager', 'gentle', 'happy', 'keen', 'lucky', 'merry', 'nimble', 'proud', 'quick', 'quiet', 'swift', 'wise', 'witty'];
const ANIMALS = ['badger', 'crane', 'deer', 'falcon', 'fox', 'hare', 'heron', 'ibex', 'lynx', 'marten', 'otter', 'owl', 'raven', 'seal', 'stoat', 'wren'];

/** The name of a player, from 0. */
export function playerName(number: number): string {
  return `${MANNERS[number % 16]}-${ANIMALS[Math.floor(number / 16) % 16]}-${number}`;
}

/** A million players, once: of instances that start at the same time, the first one makes them. Gives the seconds that it took. */
export async function seedOnce(cache: Cache, scores: Scores): Promise<number | undefined> {
  if (await cache.set('leaderboard:seeded', 'by one instance', { condition: 'NX' }) === null) {
    return undefined;
  }
  const begun = performance.now();
  const random = randomNumbers(1);
  for (let first = 0; first < PLAYERS; first += BATCH * PIPELINE) {
    await Promise.all(Array.from({ length: PIPELINE }, (_, batch) => scores.addNew(
      Array.from({ length: BATCH }, (__, i) => ({
        value: playerName(first + batch * BATCH + i),
        // many have little, few have a lot
        score: Math.floor(-Math.log(1 - random()) * 5000),
      })))));
  }
  return (performance.now() - begun) / 1000;
}

/** The same ones at each start, between 0 and 1: Park and Miller's generator. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = state * 16_807 % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
