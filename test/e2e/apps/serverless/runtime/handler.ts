import { createCluster } from 'redis';
import { iamToken } from '../../../../../examples/clients/iam-token';

/** What the cache answered, and how the function logged in. */
export interface Response {
  readonly wrote: string | null;
  readonly read: string | null;
  readonly whoami: string;
  readonly token: string;
}

/** Connects as the IAM user with what `bindFunction` has set, and nothing else. */
export async function handler({ key, value }: { readonly key: string; readonly value: string }): Promise<Response> {
  const { CACHE_HOST, CACHE_PORT, CACHE_TLS, CACHE_NAME = '', CACHE_USER = '', CACHE_SERVERLESS, AWS_REGION = '' } = process.env;
  const token = await iamToken({
    cacheName: CACHE_NAME,
    userId: CACHE_USER,
    serverless: CACHE_SERVERLESS === 'true',
    region: AWS_REGION,
    credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? 'none', secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? 'none' },
  });
  const socket = CACHE_TLS === 'true' ? { tls: true as const, reconnectStrategy: false as const } : { reconnectStrategy: false as const };
  const cache = createCluster({
    rootNodes: [{ socket: { host: CACHE_HOST, port: Number(CACHE_PORT), ...socket } }],
    defaults: { username: CACHE_USER, password: token, socket },
  });
  cache.on('error', error => console.error('cache:', error.message));
  try {
    await cache.connect();
    return { wrote: await cache.set(key, value), read: await cache.get(key), whoami: CACHE_USER, token: token.split('?')[1] };
  } finally {
    if (cache.isOpen) { cache.destroy(); }
  }
}
