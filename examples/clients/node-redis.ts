import { createClient, createCluster, RedisClientType, RedisClusterType } from 'redis';
import { Credentials } from './credentials';

const HOURS = 60 * 60 * 1000;

/** Cluster mode disabled. For reads from the replicas, a second client whose host is CACHE_READER_HOST. */
export async function connect(host: string, port: number, credentials: Credentials): Promise<RedisClientType> {
  const client = createClient({
    socket: { host, port, tls: true },
    credentialsProvider: { type: 'async-credentials-provider', credentials },
  });
  client.on('error', error => console.error('cache:', error.message));
  return client.connect();
}

/** Cluster mode enabled: the host is the configuration endpoint, and the nodes are found from there. */
export async function connectCluster(host: string, port: number, credentials: Credentials): Promise<RedisClusterType> {
  const cluster = createCluster({
    rootNodes: [{ socket: { host, port } }],
    defaults: { socket: { tls: true }, credentialsProvider: { type: 'async-credentials-provider', credentials } },
    useReplicas: true,
  });
  cluster.on('error', error => console.error('cache:', error.message));
  return cluster.connect();
}

/** For IAM users: ElastiCache ends a connection after 12 hours, unless it has sent AUTH with a new token by then. */
export function authenticateAnew(client: RedisClientType, credentials: Credentials) {
  const again = async () => client.auth(await credentials());
  return setInterval(() => again().catch(error => console.error('cache:', error.message)), 6 * HOURS).unref();
}
