import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createClient } from 'redis';

/** What the function is called with. */
export interface Request {
  readonly key: string;
  readonly value: string;
}

/** What the cache answered. */
export interface Response {
  readonly wrote: string | null;
  readonly read: string | null;
}

/** Connects with what `bindFunction` has set, and nothing else; reads the secret at each connection. */
export async function handler({ key, value }: Request): Promise<Response> {
  const { CACHE_HOST, CACHE_PORT, CACHE_TLS, CACHE_USER, CACHE_SECRET_ARN } = process.env;
  const { SecretString = '' } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: CACHE_SECRET_ARN }));
  const cache = createClient({
    socket: { host: CACHE_HOST, port: Number(CACHE_PORT), reconnectStrategy: false, ...(CACHE_TLS === 'true' ? { tls: true } : {}) },
    username: CACHE_USER,
    // of a user, the secret has fields; of a token, it is the token
    password: CACHE_USER ? (JSON.parse(SecretString) as { password: string }).password : SecretString,
  });
  cache.on('error', error => console.error('cache:', error.message));
  try {
    await cache.connect();
    return { wrote: await cache.set(key, value), read: await cache.get(key) };
  } finally {
    if (cache.isOpen) { cache.destroy(); }
  }
}
