import * as path from 'node:path';
import { client, using } from './harness/cache';
import { Cdk, Outputs } from './harness/cdk';
import { deployApp } from './harness/deploy-app';
import { Deployed } from './harness/deployed';
import { Emulator } from './harness/emulator';
import { REPOSITORY } from './harness/paths';
import { Postgres } from './harness/postgres';
import { synthesizeInPython, synthesizeInTypeScript } from './harness/synthesize';
import { CacheAside } from '../../examples/database-cache/runtime/cache-aside';
import type { Cache } from '../../examples/database-cache/runtime/connections';
import type { Request, Response, Way } from '../../examples/database-cache/runtime/measure';

const EXAMPLE = path.join(REPOSITORY, 'examples', 'database-cache');
const PRODUCTS = 1000;
const INSTANCES = 4;
const READERS = 200;

let postgres: Postgres;
let emulator: Emulator;
let cdk: Cdk;
let deployed: Deployed;
let outputs: Outputs;

beforeAll(async () => {
  postgres = await Postgres.start();
  ({ emulator, cdk, deployed, outputs } = await deployApp('examples/database-cache'));
  await measure({ seed: PRODUCTS });
});

afterAll(async () => {
  await emulator?.stop();
  await postgres?.stop();
});

function measure(request: Request): Promise<Response> {
  return deployed.invoke<Response>(outputs.MeasureFunctionName, request);
}

/** Asks the API as a function URL does. */
async function api(method: string, rawPath: string, body?: object) {
  const event = { rawPath, requestContext: { http: { method } }, body: body && JSON.stringify(body) };
  const answer = await deployed.invoke<{ statusCode: number; headers?: Record<string, string>; body?: string }>(outputs.ApiFunctionName, event);
  return { status: answer.statusCode, cache: answer.headers?.['x-cache'], body: JSON.parse(answer.body ?? 'null') as Record<string, unknown> };
}

async function onCache<T>(work: (cache: ReturnType<typeof client>) => Promise<T>): Promise<T> {
  const { caFile } = await emulator.engines();
  return using(client(outputs.CacheEndpoint, { caFile, token: await deployed.secret(outputs.CacheSecretArn) }), work);
}

const inDatabase = (statement: string) => postgres.query(statement, 'shop');

test('the database is reached with TLS and the generated secret only', async () => {
  const { username, password, host, port, dbname } = JSON.parse(await deployed.secret(outputs.DatabaseSecretArn)) as Record<string, string | number>;
  expect({ username, host, port, dbname }).toEqual({ username: 'postgres', host: '127.0.0.1', port: postgres.port, dbname: 'shop' });
  expect(String(password).length).toBeGreaterThan(20);
  expect(inDatabase("select count(*) from pg_stat_activity a join pg_stat_ssl s using (pid) where usename = 'postgres' and not ssl")).toBe('0');
  expect(Number(inDatabase("select count(*) from pg_stat_activity a join pg_stat_ssl s using (pid) where usename = 'postgres' and ssl"))).toBeGreaterThan(0);
});

test('the first read of a product is a miss that fills the cache, the next one a hit', async () => {
  const first = await api('GET', '/products/7');
  expect(first).toMatchObject({ status: 200, cache: 'miss', body: { id: 7, name: 'product 7', price: 107, version: 1, reviews: 100 } });
  expect(await api('GET', '/products/7')).toEqual({ ...first, cache: 'hit' });
});

test('a copy ends after ten minutes, give or take a tenth', async () => {
  const ttls = await onCache(async cache => {
    for (let id = 100; id < 120; id++) { await api('GET', `/products/${id}`); }
    return Promise.all(Array.from({ length: 20 }, (_, i) => cache.pTTL(`{product:${100 + i}}`)));
  });
  for (const ttl of ttls) {
    expect(ttl).toBeGreaterThan(8.5 * 60_000);
    expect(ttl).toBeLessThanOrEqual(11 * 60_000);
  }
  expect(Math.max(...ttls) - Math.min(...ttls)).toBeGreaterThan(10_000);
});

test('a write goes to the database and through to the cache', async () => {
  expect(await api('PUT', '/products/7', { price: 999 })).toMatchObject({ status: 200, cache: 'written', body: { price: 999, version: 2 } });
  expect(inDatabase('select price, version from product where id = 7')).toBe('999|2');
  expect(await api('GET', '/products/7')).toMatchObject({ cache: 'hit', body: { price: 999, version: 2 } });
});

test('a copy that is invalidated is read from the database again', async () => {
  inDatabase("update product set name = 'renamed by hand', version = version + 1 where id = 7");
  expect(await api('GET', '/products/7')).toMatchObject({ cache: 'hit', body: { name: 'product 7' } });
  expect((await api('DELETE', '/products/7/copy')).status).toBe(204);
  expect(await api('GET', '/products/7')).toMatchObject({ cache: 'miss', body: { name: 'renamed by hand', version: 3 } });
});

test('a product that does not exist is asked for once, and found when it is made', async () => {
  expect((await api('GET', '/products/5000')).status).toBe(404);
  expect(await onCache(cache => cache.hGet('{product:5000}', 'value'))).toBe('null');
  inDatabase("insert into product values (5000, 1, 'new', 5)");
  expect(await api('PUT', '/products/5000', { price: 6 })).toMatchObject({ status: 200, body: { price: 6, version: 2 } });
  expect(await api('GET', '/products/5000')).toMatchObject({ cache: 'hit', body: { price: 6 } });
});

test('what is no price is refused', async () => {
  expect((await api('PUT', '/products/7', { price: -1 })).status).toBe(400);
  expect((await api('PUT', '/products/7', { price: '1' })).status).toBe(400);
  expect((await api('GET', '/products/7/other')).status).toBe(404);
});

test('of many readers in several instances of the function that miss at once, one asks the database', async () => {
  const stampede = async (id: string, naive: boolean) => {
    const at = Date.now() + 1500;
    const answers = await Promise.all(Array.from({ length: INSTANCES }, () => measure({ stampede: { id, readers: READERS, naive, at } })));
    return answers.map(({ queries }) => queries!).reduce((sum, queries) => sum + queries, 0);
  };
  // the functions start
  await stampede('500', true);
  const careless = await stampede('501', true);
  const protectedOnes = await stampede('502', false);
  console.log(`${INSTANCES} x ${READERS} readers of a product that is not in the cache: ${careless} queries by a careless cache, ${protectedOnes} by this example`);
  expect(careless).toBeGreaterThanOrEqual(READERS);
  expect(protectedOnes).toBe(1);
});

describe('copies', () => {
  interface Row { readonly version: number }

  /** Copies of rows that are made here, on the cache that is deployed. */
  const copies = (cache: unknown, load: () => Promise<Row | undefined>, onError?: (error: Error) => void) =>
    new CacheAside<Row>(cache as Cache, { prefix: 'row', ttl: 60_000, load, onError });

  test('a reader waits for whoever is loading, and takes over when that one is gone', () => onCache(async cache => {
    await cache.set('{row:gone}:lock', 'somebody who has ended', { expiration: { type: 'PX', value: 300 } });
    expect(await copies(cache, async () => ({ version: 1 })).get('gone')).toEqual({ version: 1 });
    expect(await cache.exists('{row:gone}:lock')).toBe(0);
  }));

  test('what was loaded before a write is not stored after it', () => onCache(async cache => {
    const writer = copies(cache, async () => ({ version: 2 }));
    const reader = copies(cache, async () => {
      await writer.written('raced');
      return { version: 1 };
    });
    expect(await reader.get('raced')).toEqual({ version: 2 });
    expect(await cache.hGet('{row:raced}', 'version')).toBe('2');
  }));

  test('what was loaded before an invalidation is not stored after it', () => onCache(async cache => {
    const versions = [1, 2];
    const reader = copies(cache, async () => {
      const version = versions.shift()!;
      if (version === 1) { await reader.forget('forgotten'); }
      return { version };
    });
    expect(await reader.get('forgotten')).toEqual({ version: 2 });
  }));

  test('a lock that has passed to somebody else is not given back', () => onCache(async cache => {
    const reader = copies(cache, async () => {
      await cache.set('{row:passed}:lock', 'somebody else');
      throw new Error('the database fails');
    });
    await expect(reader.get('passed')).rejects.toThrow('the database fails');
    expect(await cache.get('{row:passed}:lock')).toBe('somebody else');
  }));

  test('where the database fails, it is asked once, all who wait are told, and the lock is given back', () => onCache(async cache => {
    const load = jest.fn().mockRejectedValue(new Error('the database fails'));
    const reader = copies(cache, load);
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => reader.get('failing')));
    expect(answers.map(answer => (answer as PromiseRejectedResult).reason.message)).toEqual(Array(50).fill('the database fails'));
    expect(load).toHaveBeenCalledTimes(1);
    expect(await cache.exists('{row:failing}:lock')).toBe(0);
  }));

  test('the later of two writes stays, in whichever order they reach the cache', () => onCache(async cache => {
    for (const version of [3, 2]) { await copies(cache, async () => ({ version })).written('twice'); }
    expect(await copies(cache, async () => undefined).get('twice')).toEqual({ version: 3 });
  }));

  test('where the cache fails, reads and writes go to the database', async () => {
    const failing = new Proxy({}, { get: () => async () => { throw new Error('the cache is away'); } });
    const errors: string[] = [];
    const alone = copies(failing, async () => ({ version: 7 }), ({ message }) => errors.push(message));
    expect([await alone.get('away'), await alone.written('away')]).toEqual([{ version: 7 }, { version: 7 }]);
    expect(errors).toEqual(['the cache is away', 'the cache is away']);
  });
});

test('under concurrent reads and writes no read is older than a write that had returned, and most queries are saved', async () => {
  const { results, table } = await measure({ load: { products: PRODUCTS, reads: 10_000, clients: 32, readsPerWrite: 50 } });
  console.log(table!.join('\n'));
  const example = results!['this example'];
  expect(results!['no cache']).toMatchObject({ stale: 0, hitRatio: 0 });
  expect(example.stale).toBe(0);
  expect(example.hitRatio).toBeGreaterThan(0.9);
  expect(example.queries).toBeLessThan(results!['no cache'].queries / 5);
}, 120_000);

test('several instances write and read the same few products, and none reads what was before its own write', async () => {
  const staleIn = async (way: Way) => {
    const load = { products: 5, reads: 3000, clients: 16, readsPerWrite: 5, only: [way] };
    const answers = await Promise.all(Array.from({ length: INSTANCES }, (_, i) => measure({ load: { ...load, seed: i + 1 } })));
    return answers.reduce((sum, { results }) => sum + results![way].stale, 0);
  };
  console.log(`stale reads of ${INSTANCES * 3000}, with one write for five reads of five products: ${await staleIn('careless cache')} by a careless cache`);
  expect(await staleIn('this example')).toBe(0);
  // and at the end, each copy is what the database says
  for (let id = 1; id <= 5; id++) {
    const { body } = await api('GET', `/products/${id}`);
    expect(`${body.price}|${body.version}`).toBe(inDatabase(`select price, version from product where id = ${id}`));
  }
}, 120_000);

test('the app in Python makes the same template', async () => {
  const inTypeScript = await synthesizeInTypeScript(path.join(EXAMPLE, 'app.ts'));
  expect(Object.keys(inTypeScript)).toEqual(['DatabaseCache.template.json']);
  expect(await synthesizeInPython(path.join(EXAMPLE, 'python', 'app.py'))).toEqual(inTypeScript);
});

test('nothing differs between the app and what is deployed', async () => {
  expect(await cdk.diff()).toMatchObject({ differs: false });
});

test('destroying the stack stops the engines, and no process is left behind', async () => {
  await cdk.destroy();
  expect(await emulator.engines()).toMatchObject({ replicationGroups: [] });
  expect(await emulator.stop()).toEqual([]);
  expect(await postgres.stop()).toBe(true);
});
