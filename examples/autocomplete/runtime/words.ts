import { readFileSync } from 'node:fs';
import { Cache } from './cache';

/** All words with the same score: the engine orders them by their letters then, and finds those with a prefix (`BYLEX`). */
const BY_LETTERS = 'words:letters';
/** The same words by how much they are wanted. */
const BY_POPULARITY = 'words:popularity';
/** Up to here there is a set of its own for each prefix: most of the words begin with one of few letters. */
const SHORT = 2;
/** No prefix of three letters has as many. */
const MOST_CANDIDATES = 500;
/** A word that was chosen counts as if it had occurred so many times more. */
const CHOICE = 50;
const BATCH = 500;

export interface Suggestion {
  readonly word: string;
  readonly popularity: number;
}

/** Completes words. */
export class Words {
  public constructor(private readonly cache: Cache) {}

  /** The words with a prefix of lower-case letters, those first that are wanted most. */
  public async suggest(prefix: string, count: number): Promise<Suggestion[]> {
    if (prefix.length <= SHORT) {
      const found = await this.cache.zRangeWithScores(keyOf(prefix), 0, count - 1, { REV: true });
      return found.map(({ value, score }) => ({ word: value, popularity: score }));
    }
    // no letter comes after \xff
    const candidates = await this.cache.zRange(BY_LETTERS, `[${prefix}`, `[${prefix}\xff`, { BY: 'LEX', LIMIT: { offset: 0, count: MOST_CANDIDATES } });
    if (candidates.length === 0) {
      return [];
    }
    const popularity = await this.cache.zmScore(BY_POPULARITY, candidates);
    return candidates.map((word, i) => ({ word, popularity: popularity[i] ?? 0 }))
      .sort((a, b) => b.popularity - a.popularity)
      .slice(0, count);
  }

  /** Remembers that somebody wanted a word; whether it is one. */
  public async choose(word: string): Promise<boolean> {
    if (await this.cache.zScore(BY_LETTERS, word) === null) {
      return false;
    }
    const changes = this.cache.multi();
    [BY_POPULARITY, ...prefixesOf(word).map(keyOf)].forEach(key => changes.zIncrBy(key, CHOICE, word));
    await changes.exec();
    return true;
  }

  /** Reads lines such as `cache 123`. Each instance does so when it starts: what is there stays as it is, with what was chosen. */
  public async load(file: string): Promise<number> {
    const words = readFileSync(file, 'utf8').trim().split('\n').map(line => line.split(' ')).map(([value, count]) => ({ value, score: Number(count) }));
    for (let first = 0; first < words.length; first += BATCH) {
      const batch = words.slice(first, first + BATCH);
      const members = new Map([[BY_POPULARITY, batch], [BY_LETTERS, batch.map(({ value }) => ({ value, score: 0 }))]]);
      for (const word of batch) {
        prefixesOf(word.value).map(keyOf).forEach(key => members.set(key, [...members.get(key) ?? [], word]));
      }
      // sent in one go
      await Promise.all([...members].map(([key, some]) => this.cache.zAdd(key, some, { condition: 'NX' })));
    }
    return words.length;
  }
}

function keyOf(prefix: string): string {
  return `words:prefix:${prefix}`;
}

function prefixesOf(word: string): string[] {
  return Array.from({ length: SHORT }, (_, i) => word.slice(0, i + 1));
}
