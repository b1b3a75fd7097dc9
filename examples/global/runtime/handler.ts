import { fromSecret } from '../../clients/credentials';
import { connect } from '../../clients/node-redis';

interface Request { readonly key: string; readonly value?: string }

// one connection to the primary endpoint and one to the reader endpoint of this region's cache, for all invocations
let connected: Promise<[Cache, Cache]> | undefined;
type Cache = Awaited<ReturnType<typeof connect>>;

/** Reads in this region; writes where this region is the one that is written. The same code in all regions. */
export async function handler({ key, value }: Request) {
  connected ??= connectBoth();
  // a connection that failed is tried anew by the next invocation
  connected.catch(() => { connected = undefined; });
  const [cache, reader] = await connected;
  const written = value === undefined ? undefined : await write(cache, key, value);
  return { region: process.env.AWS_REGION, written, read: await reader.get(key) };
}

/** False where this region only reads. It is asked at each write: after a failover the answer is another one. */
async function write(cache: Cache, key: string, value: string): Promise<boolean> {
  try {
    await cache.set(key, value, { expiration: { type: 'EX', value: 3600 } });
    return true;
  } catch (error) {
    if (/^READONLY/.test((error as Error).message)) { return false; }
    throw error;
  }
}

function connectBoth(): Promise<[Cache, Cache]> {
  const { CACHE_HOST, CACHE_PORT, CACHE_READER_HOST, CACHE_SECRET_ARN } = process.env;
  const credentials = fromSecret(CACHE_SECRET_ARN!);
  return Promise.all([connect(CACHE_HOST!, Number(CACHE_PORT), credentials), connect(CACHE_READER_HOST!, Number(CACHE_PORT), credentials)]);
}
