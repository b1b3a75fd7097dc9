import { Cache } from './cache';

const KEY = 'leaderboard';
/** Told of each change: every instance has viewers, whichever instance the score came to. */
const CHANNEL = 'leaderboard:changed';

export interface Ranked {
  /** 1 is the best. */
  readonly rank: number;
  readonly player: string;
  readonly score: number;
}

/** The scores of all players, in one sorted set: it is in order at any time, so that nothing has to be sorted when it is asked for. */
export class Scores {
  public constructor(private readonly cache: Cache) {}

  /** Gives the new score. */
  public async add(player: string, points: number): Promise<number> {
    const [score] = await this.cache.multi().zIncrBy(KEY, points, player).publish(CHANNEL, player).execTyped();
    return Number(score);
  }

  /** Many players at once; those who have a score keep it. */
  public async addNew(players: readonly { readonly value: string; readonly score: number }[]): Promise<void> {
    await this.cache.zAdd(KEY, [...players], { condition: 'NX' });
  }

  public async top(count: number): Promise<Ranked[]> {
    return this.range(0, count - 1);
  }

  public async rank(player: string): Promise<number | undefined> {
    const before = await this.cache.zRevRank(KEY, player);
    return before === null ? undefined : before + 1;
  }

  /** The player and as many neighbours on either side; nobody where the player has no score. */
  public async around(player: string, neighbours: number): Promise<Ranked[]> {
    const rank = await this.rank(player);
    return rank === undefined ? [] : this.range(Math.max(0, rank - 1 - neighbours), rank - 1 + neighbours);
  }

  public async players(): Promise<number> {
    return this.cache.zCard(KEY);
  }

  /** In bytes. */
  public async size(): Promise<number> {
    return await this.cache.memoryUsage(KEY) ?? 0;
  }

  /** Calls back after each change, from a connection of its own: one that listens can't ask. */
  public async onChange(changed: () => void): Promise<{ close(): Promise<unknown> }> {
    const listener = this.cache.duplicate();
    listener.on('error', error => console.error('cache:', error.message));
    await listener.connect();
    await listener.subscribe(CHANNEL, changed);
    return listener;
  }

  private async range(first: number, last: number): Promise<Ranked[]> {
    const found = await this.cache.zRangeWithScores(KEY, first, last, { REV: true });
    return found.map(({ value, score }, i) => ({ rank: first + i + 1, player: value, score }));
  }
}
