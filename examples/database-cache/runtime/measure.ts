import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { Cache, connectCache, connectDatabase } from './connections';
import { load, Load, Result, Store } from './load';
import { Naive } from './naive';
import { Products } from './products';
import { table } from './table';

/** What is measured, and with how much. */
export interface Request {
  /** Fills the database with so many products, 100 reviews each. */
  readonly seed?: number;
  /** The same reads and writes in each way, or in those that are named, and then with what the cache holds already. */
  readonly load?: Load & { readonly only?: readonly Way[] };
  /** So many readers of this process at once, of a product that is not in the cache. */
  readonly stampede?: { readonly id: string; readonly readers: number; readonly naive?: boolean; readonly at?: number };
}

/** How the products are read. */
export type Way = keyof typeof WAYS;

export interface Response {
  readonly results?: Record<string, Result>;
  /** What `results` say, to be printed. */
  readonly table?: string[];
  /** How many of the readers asked the database. */
  readonly queries?: number;
}

let connected: Promise<[Pool, Cache]> | undefined;

export async function handler({ seed, load: wanted, stampede }: Request): Promise<Response> {
  connected ??= Promise.all([connectDatabase(20), connectCache()]);
  const [database, cache] = await connected;
  if (seed) {
    await new Products(database, cache).seed(seed);
  }
  if (wanted) {
    const results = await compare(database, cache, wanted);
    return { results, table: table(results) };
  }
  return stampede ? { queries: await stampedeOf(database, cache, stampede) } : {};
}

const WAYS = {
  'no cache': (products: Products) => ({ get: (id: string) => products.load(id), set: (id: string, price: number) => products.update(id, price) }),
  'careless cache': (_: Products, naive: Naive) => through(naive),
  'this example': (products: Products) => through(products),
};

function through(products: Products): Store {
  return { get: id => products.get(id), set: async (id, price) => (await products.setPrice(id, price))!.version };
}

async function compare(database: Pool, cache: Cache, wanted: NonNullable<Request['load']>): Promise<Record<string, Result>> {
  if (!wanted.only) {
    // so that the first one doesn't pay for what the database has yet to read from its disk
    await load(WAYS['no cache'](new Products(database, cache)), { ...wanted, reads: wanted.reads / 10, seed: 99 });
  }
  const results: Record<string, Result> = {};
  for (const way of wanted.only ?? Object.keys(WAYS) as Way[]) {
    if (!wanted.only) { await empty(cache); }
    const [products, naive] = [new Products(database, cache), new Naive(database, cache)];
    const result = await load(WAYS[way](products, naive), wanted);
    const { queries, copies: { hits, misses } } = way === 'careless cache' ? naive : products;
    results[way] = { ...result, queries, hitRatio: hits / (hits + misses || 1) };
  }
  return results;
}

async function stampedeOf(database: Pool, cache: Cache, { id, readers, naive, at }: NonNullable<Request['stampede']>): Promise<number> {
  const products = naive ? new Naive(database, cache) : new Products(database, cache);
  // several instances of the function begin at the same moment
  await sleep(Math.max(0, (at ?? 0) - Date.now()));
  await Promise.all(Array.from({ length: readers }, () => products.get(id)));
  return products.queries;
}

/** The example has the cache for itself. */
async function empty(cache: Cache): Promise<void> {
  for await (const keys of cache.scanIterator({ MATCH: '{product:*', COUNT: 1000 })) {
    if (keys.length > 0) { await cache.del(keys); }
  }
}
