import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createClient } from 'redis';

/** What the function is called with. */
export interface Request {
  readonly key: string;
  readonly value: string;
}

/** What the cache answered. */
export interface Response {
  readonly ping: string;
  readonly wrote: string | null;
  readonly read: string | null;
  /** The engine and its version, as the cache itself says. */
  readonly server: string;
}

// one connection for all invocations of this instance of the function
let connected: ReturnType<typeof connect> | undefined;

async function connect() {
  const { CACHE_HOST, CACHE_PORT, CACHE_TOKEN_SECRET } = process.env;
  const secret = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: CACHE_TOKEN_SECRET }));
  const client = createClient({
    socket: { host: CACHE_HOST, port: Number(CACHE_PORT), tls: true },
    password: secret.SecretString,
  });
  client.on('error', error => console.error('cache:', error.message));
  return client.connect();
}

export async function handler({ key, value }: Request): Promise<Response> {
  connected ??= connect();
  // a connection that failed is tried anew by the next invocation
  connected.catch(() => { connected = undefined; });
  const cache = await connected;
  return {
    ping: await cache.ping(),
    wrote: await cache.set(key, value, { expiration: { type: 'EX', value: 300 } }),
    read: await cache.get(key),
    server: serverOf(await cache.info('server')),
  };
}

function serverOf(info: string): string {
  const field = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1].trim();
  return field('valkey_version') ? `valkey ${field('valkey_version')}` : `redis ${field('redis_version')}`;
}
