import { fromIam } from '../../clients/credentials';
import { connectCluster } from '../../clients/node-redis';

const { CACHE_HOST, CACHE_PORT, CACHE_NAME, CACHE_USER, AWS_REGION } = process.env;
const DAY = 24 * 60 * 60;

// one connection for all invocations of this instance of the function
let connected: ReturnType<typeof connectCluster> | undefined;

/** Counts the visits of a page: a key in the part of the key space that the access string opens. */
export async function handler({ page }: { page: string }): Promise<{ visits: number }> {
  connected ??= connectCluster(CACHE_HOST!, Number(CACHE_PORT), fromIam(CACHE_NAME!, CACHE_USER!, AWS_REGION!));
  // a connection that failed is tried anew by the next invocation
  connected.catch(() => { connected = undefined; });
  const cache = await connected;
  const key = `app:visits:${page}`;
  const visits = await cache.incr(key);
  await cache.expire(key, DAY);
  return { visits };
}
