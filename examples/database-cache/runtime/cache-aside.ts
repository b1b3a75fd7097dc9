import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cache } from './connections';

/** What the database says, with a number that grows with each write. */
export interface Versioned {
  readonly version: number;
}

export interface Options<T> {
  /** Begins the names of the keys, such as `product`. */
  readonly prefix: string;
  /** How long a copy is kept, in milliseconds; each one a tenth longer or shorter, so that they don't all end at once. */
  readonly ttl: number;
  /** Reads from the database: from the writer, since a replica may be behind. */
  readonly load: (id: string) => Promise<T | undefined>;
  readonly onError?: (error: Error) => void;
}

/** How long one reader may take to fill a key: longer than the slowest query. Others wait as long, and then ask the database. */
const LEASE = 5_000;
/** That there is no such row is remembered, too, but not for long. */
const ABSENT_TTL = 5_000;

const STORE = "redis.call('hset', KEYS[1], 'version', ARGV[1], 'value', ARGV[2]) redis.call('pexpire', KEYS[1], ARGV[3]) return 1";
/** Who comes first fills the key, unless it is there by now. */
const ACQUIRE = "if redis.call('exists', KEYS[1]) == 1 then return 0 end return redis.call('set', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) and 1 or 0";
/** Only who still has the lock: a write takes it away, since what was loaded before is old then. */
const FILL = `if redis.call('get', KEYS[2]) ~= ARGV[4] then return 0 end redis.call('del', KEYS[2]) ${STORE}`;
/** The later one of two writes stays, in whichever order they come. */
const PUT = `redis.call('del', KEYS[2]) local v = redis.call('hget', KEYS[1], 'version') if v and tonumber(v) >= tonumber(ARGV[1]) then return 0 end ${STORE}`;
/** Compare and delete: not the lock of somebody else. */
const RELEASE = "if redis.call('get', KEYS[2]) == ARGV[1] then return redis.call('del', KEYS[2]) end return 0";

class LoadError extends Error {}

/**
 * Copies of rows: lazy loading, write-through, invalidation, and one query where a thousand readers miss the same key. A read that
 * begins after a write has returned never sees what was before it.
 */
export class CacheAside<T extends Versioned> {
  public hits = 0;
  public misses = 0;
  private readonly flights = new Map<string, Promise<void>>();

  public constructor(private readonly cache: Cache, private readonly options: Options<T>) {}

  /** From the cache; else one of all readers, in this process and in others, loads it while the rest wait for it. */
  public async get(id: string): Promise<T | undefined> {
    try {
      const giveUp = Date.now() + LEASE;
      for (let missed = false; Date.now() < giveUp; missed = true) {
        const value = await this.cache.hGet(this.key(id), 'value');
        if (value) {
          missed ? this.misses++ : this.hits++;
          return JSON.parse(value) as T ?? undefined;
        }
        await this.flight(id);
      }
    } catch (error) {
      // all who wait for a query that fails are told so: a query for each of them would not help the database
      if (error instanceof LoadError) { throw error.cause; }
      this.options.onError?.(error as Error);
    }
    // the cache fails or is too slow: better a query than an error
    this.misses++;
    return this.options.load(id);
  }

  /** After a write to the database: puts what is there now into the cache. */
  public async written(id: string): Promise<T | undefined> {
    const row = await this.options.load(id);
    await this.run(PUT, id, ...this.entry(row)).catch(error => this.options.onError?.(error as Error));
    return row;
  }

  /** After a deletion, or a write of which the value is not wanted yet. */
  public async forget(id: string): Promise<void> {
    await this.cache.del([this.key(id), this.lock(id)]);
  }

  /** Readers of this process share one attempt. They share no value: each reads it from the cache afterwards. */
  private flight(id: string): Promise<void> {
    const flying = this.flights.get(id);
    if (flying) {
      return flying;
    }
    const flight = this.fill(id).finally(() => this.flights.delete(id));
    this.flights.set(id, flight);
    return flight;
  }

  private async fill(id: string): Promise<void> {
    const token = randomUUID();
    if (await this.run(ACQUIRE, id, token, String(LEASE)) !== 1) {
      // another process is at it, or is done
      await sleep(5 + Math.random() * 10);
      return;
    }
    const row = await this.options.load(id).catch(async (cause: unknown) => {
      await this.run(RELEASE, id, token);
      throw new LoadError('the row could not be loaded', { cause });
    });
    await this.run(FILL, id, ...this.entry(row), token);
  }

  /** Version, value and time to live. */
  private entry(row: T | undefined): string[] {
    const ttl = row ? this.options.ttl * (0.9 + Math.random() * 0.2) : ABSENT_TTL;
    return [String(row?.version ?? 0), JSON.stringify(row ?? null), String(Math.round(ttl))];
  }

  private run(script: string, id: string, ...args: string[]): Promise<unknown> {
    return this.cache.eval(script, { keys: [this.key(id), this.lock(id)], arguments: args });
  }

  /** The part in braces decides the slot: the lock is where the key is, with cluster mode enabled as well. */
  private key(id: string): string {
    return `{${this.options.prefix}:${id}}`;
  }

  private lock(id: string): string {
    return `${this.key(id)}:lock`;
  }
}
