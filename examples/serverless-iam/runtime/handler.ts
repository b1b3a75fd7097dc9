import { fromRole } from './token';
import { connectCluster } from '../../clients/node-redis';

interface Visit { readonly page: string }

/** ElastiCache ends the connection of an IAM user after 12 hours. In milliseconds. */
const LIFETIME = 6 * 60 * 60 * 1000;

// one connection for all invocations of this instance of the function; a serverless cache looks like a cluster
let cache: { readonly client: ReturnType<typeof connect>; readonly until: number } | undefined;

/** Counts a visit of a page, as the user that may write. */
export async function count({ page }: Visit) {
  return { page, visits: await (await connected()).incr(keyOf(page)) };
}

/** Tells how often a page was visited, as the user that may only read. */
export async function read({ page }: Visit) {
  return { page, visits: Number(await (await connected()).get(keyOf(page)) ?? 0) };
}

const keyOf = (page: string) => `visits:${page}`;
const connect = () => connectCluster(process.env.CACHE_HOST!, Number(process.env.CACHE_PORT), fromRole());

function connected() {
  if (!cache || Date.now() > cache.until) {
    void cache?.client.then(old => old.close());
    const client = connect();
    cache = { client, until: Date.now() + LIFETIME };
    // a connection that failed is tried anew by the next invocation
    client.catch(() => { cache = undefined; });
  }
  return cache.client;
}
