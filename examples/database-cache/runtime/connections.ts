import { existsSync, readFileSync } from 'node:fs';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Pool } from 'pg';
import { createClient } from 'redis';

/** Lambda has the certificates of RDS in this file, and Node.js from version 20 on doesn't read it by itself. */
const RDS_CERTIFICATES = '/var/runtime/ca-cert.pem';

export type Cache = Awaited<ReturnType<typeof connectCache>>;

const setting = (name: string): string => process.env[name] ?? fail(`the variable ${name} is not set`);

/** With the settings of `bindFunction`. The secret is read at each connection, so that a rotated one is found. */
export async function connectCache() {
  const secret = setting('CACHE_SECRET_ARN');
  const client = createClient({
    socket: { host: setting('CACHE_HOST'), port: Number(setting('CACHE_PORT')), tls: true },
    credentialsProvider: { type: 'async-credentials-provider', credentials: async () => ({ password: await read(secret) }) },
    // while the cache is away, commands fail at once and readers go to the database
    disableOfflineQueue: true,
  });
  client.on('error', (error: Error) => console.error('cache:', error.message));
  return client.connect();
}

/** With the settings of `bindFunction`. */
export async function connectDatabase(max: number): Promise<Pool> {
  const { username, password } = JSON.parse(await read(setting('DATABASE_SECRET_ARN'))) as { username: string; password: string };
  return new Pool({
    host: setting('DATABASE_HOST'),
    port: Number(setting('DATABASE_PORT')),
    database: setting('DATABASE_NAME'),
    user: username,
    password,
    max,
    // shorter than the lease of who fills a key
    statement_timeout: 4_000,
    ssl: existsSync(RDS_CERTIFICATES) ? { ca: readFileSync(RDS_CERTIFICATES, 'utf8') } : true,
  });
}

async function read(secret: string): Promise<string> {
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: secret }));
  return SecretString ?? fail(`the secret ${secret} has no text`);
}

function fail(message: string): never {
  throw new Error(message);
}
