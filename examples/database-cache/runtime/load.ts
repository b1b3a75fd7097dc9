/** Readers and writers at once. */
export interface Load {
  /** Products to read; the first ones are read most, as in a shop. */
  readonly products: number;
  readonly reads: number;
  /** How many read and write at the same time. */
  readonly clients: number;
  /** One write for so many reads. */
  readonly readsPerWrite: number;
  /** The same number gives the same reads in the same order. */
  readonly seed?: number;
}

export interface Result {
  readonly reads: number;
  readonly seconds: number;
  /** Milliseconds that half of the reads, and 99 of 100, took at most. */
  readonly p50: number;
  readonly p99: number;
  /** Reads that began after a write had returned, and saw what was before it. */
  readonly stale: number;
  readonly queries: number;
  readonly hitRatio: number;
}

export interface Store {
  readonly get: (id: string) => Promise<{ readonly version: number } | undefined>;
  /** Gives the version that it has written. */
  readonly set: (id: string, price: number) => Promise<number>;
}

/** Reads and writes, and watches that no read is older than a write that had returned. */
export async function load(store: Store, { products, reads, clients, readsPerWrite, seed = 1 }: Load): Promise<Omit<Result, 'queries' | 'hitRatio'>> {
  const random = generator(seed);
  const times: number[] = [];
  const written = new Map<string, number>();
  let [begun, stale] = [0, 0];
  const client = async () => {
    while (begun++ < reads) {
      const id = String(zipf(random, products));
      if (begun % readsPerWrite === 0) {
        const version = await store.set(id, 100 + begun % 1000);
        written.set(id, Math.max(version, written.get(id) ?? 0));
      }
      const atLeast = written.get(id) ?? 0;
      const since = performance.now();
      const row = await store.get(id);
      times.push(performance.now() - since);
      stale += (row?.version ?? 0) < atLeast ? 1 : 0;
    }
  };
  const since = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - since) / 1000;
  times.sort((a, b) => a - b);
  const percentile = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
  return { reads: times.length, seconds, p50: percentile(0.5), p99: percentile(0.99), stale };
}

/** From 1 to `products`: the first one a thousand times as often as the thousandth. */
function zipf(random: () => number, products: number): number {
  return Math.min(products, Math.floor(Math.exp(random() * Math.log(products + 1))));
}

/** Numbers from 0 to 1 that are the same in each run (MINSTD). */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = state * 48271 % 2147483647) / 2147483647;
}
