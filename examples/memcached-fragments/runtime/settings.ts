import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { discover } from './discover';
import { NodesOptions } from './nodes';

/** What `bindFunction` has handed over: the list of a gate's ports and its secret, or where to ask for the nodes. You may add CACHE_TIMEOUT. */
export async function settings(): Promise<NodesOptions> {
  const { CACHE_ENDPOINTS, CACHE_HOST, CACHE_PORT, CACHE_SECRET_ARN, CACHE_TIMEOUT, CACHE_TLS } = process.env;
  const tls = CACHE_TLS === 'true' ? {} : undefined;
  const timeout = CACHE_TIMEOUT ? Number(CACHE_TIMEOUT) : undefined;
  if (!CACHE_ENDPOINTS) { return { nodes: await discover(CACHE_HOST!, Number(CACHE_PORT), tls), tls, timeout }; }
  const { SecretString = '' } = await new SecretsManager({}).getSecretValue({ SecretId: CACHE_SECRET_ARN });
  const { username, password } = JSON.parse(SecretString);
  return { nodes: CACHE_ENDPOINTS.split(','), tls, timeout, username, password };
}
