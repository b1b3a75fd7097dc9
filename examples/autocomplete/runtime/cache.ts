import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { createClient } from 'redis';

/** A client of the cache whose settings `bindContainer` has handed over. It connects again by itself, with the token of that moment. */
export async function connect() {
  const { CACHE_HOST, CACHE_PORT, CACHE_SECRET_ARN } = process.env;
  const secrets = new SecretsManager({});
  const client = createClient({
    socket: { host: CACHE_HOST, port: Number(CACHE_PORT), tls: true },
    credentialsProvider: {
      type: 'async-credentials-provider',
      credentials: async () => ({ password: (await secrets.getSecretValue({ SecretId: CACHE_SECRET_ARN })).SecretString }),
    },
  });
  client.on('error', error => console.error('cache:', error.message));
  return client.connect();
}

export type Cache = Awaited<ReturnType<typeof connect>>;
