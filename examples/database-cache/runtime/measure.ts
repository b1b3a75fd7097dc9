import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { Cache, connectCache, connectDatabase } from './connections';
import { load, Load, Result } from './load';
import { Naive } from './naive';
import { Products } from './products';
import { table } from './table';

/** What is measured, and with how much. */
export interface Request {
  /** Fills the database with so many products, 100 reviews each. */
  readonly seed?: number;
  /** The same reads without and with the cache. */
  readonly load?: Load;
  /** So many readers of this process at once, of a product that is not in the cache. */
  readonly stampede?: { readonly id: string; readonly readers: number; readonly naive?: boolean; readonly at?: number };
}

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

async function compare(database: Pool, cache: Cache, wanted: Load): Promise<Record<string, Result>> {
  const direct = new Products(database, cache);
  // so that neither pays for what the database has yet to read from its disk
  await load({ get: id => direct.load(id), set: (id, price) => direct.update(id, price) }, { ...wanted, reads: wanted.reads / 10, seed: 99 });
  const measured = async (products: Products, get: (id: string) => Promise<{ readonly version: number } | undefined>, set: Products['update']) => {
    const before = products.queries;
    const result = await load({ get, set }, wanted);
    const { hits, misses } = products.copies;
    return { ...result, queries: products.queries - before, hitRatio: hits / (hits + misses || 1) };
  };
  const without = await measured(direct, id => direct.load(id), (id, price) => direct.update(id, price));
  await empty(cache);
  const naive = new Naive(database, cache);
  const careless = await measured(naive, id => naive.get(id), async (id, price) => (await naive.setPrice(id, price))!.version);
  await empty(cache);
  const products = new Products(database, cache);
  const aside = await measured(products, id => products.get(id), async (id, price) => (await products.setPrice(id, price))!.version);
  return { 'no cache': without, 'careless cache': careless, 'this example': aside };
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
