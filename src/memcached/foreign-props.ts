import { MemcachedClusterProps } from './props';

/**
 * What people give to a Memcached cluster since other caches have it, and where it is to be had. TypeScript refuses these props, JavaScript
 * and values that were put together elsewhere do not.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SelectEngine.html
 */
export const FOREIGN_PROPS: { readonly [prop: string]: string } = {
  replicas: 'Memcached has no replicas; use ValkeyReplicationGroup',
  shards: 'each node of Memcached is a shard; write \'nodes\'',
  shardConfigurations: 'each node of Memcached is a shard; write \'nodes\' and \'availabilityZones\'',
  clusterMode: 'Memcached has no cluster mode, its clients spread the keys; write \'nodes\', or use ValkeyReplicationGroup',
  replicationGroupName: 'Memcached clusters are no replication groups; write \'clusterName\'',
  serverlessCacheName: 'serverless caches are named so; write \'clusterName\', or use ServerlessCache',
  description: 'Memcached clusters have none; write a tag',
  multiAz: 'Memcached has no failover; write azMode: AzMode.CROSS_AZ to lose only a part of the keys with a zone, or use ValkeyReplicationGroup',
  automaticFailover: 'Memcached has no failover; use ValkeyReplicationGroup',
  backup: 'Memcached on nodes has no snapshots; use ServerlessCache with the engine Memcached, or ValkeyReplicationGroup',
  restoreFrom: 'Memcached on nodes has no snapshots; use ServerlessCache with the engine Memcached, or ValkeyReplicationGroup',
  finalSnapshotName: 'Memcached on nodes has no snapshots; use ServerlessCache with the engine Memcached, or ValkeyReplicationGroup',
  snapshottingClusterId: 'Memcached on nodes has no snapshots; use ServerlessCache with the engine Memcached, or ValkeyReplicationGroup',
  logs: 'Memcached delivers no logs; use ValkeyReplicationGroup',
  encryptionKey: 'Memcached on nodes has no encryption at rest; use ServerlessCache with the engine Memcached, or ValkeyReplicationGroup',
  userGroup: 'Memcached has no users; use ValkeyReplicationGroup with Authentication.users(), or MemcachedAuthentication.sasl()',
  durability: 'Memcached keeps nothing; use ValkeyReplicationGroup',
  detailedMonitoring: 'only Valkey has detailed monitoring; use ValkeyReplicationGroup',
  dataTiering: 'Memcached has no data tiering; use ValkeyReplicationGroup with a node type of the family r6gd',
  evictionPolicy: 'Memcached evicts what was used least recently; write MemcachedParameters.of({ errorOnMemoryExhausted: true }) to refuse writes instead',
  autoMinorVersionUpgrade: 'ElastiCache upgrades no Memcached by itself; write another \'version\', or use ValkeyReplicationGroup',
  globalReplicationGroup: 'Memcached has no replication; use ValkeyReplicationGroup',
  primaryClusterId: 'Memcached has no replication; use ValkeyReplicationGroup',
  usageLimits: 'clusters of nodes are paid for by the node; use ServerlessCache with the engine Memcached',
};

const AUTHENTICATION = 'users and tokens are for Redis OSS and Valkey; write MemcachedAuthentication.sasl(), or use ValkeyReplicationGroup';

/** The props that were given though Memcached has nothing of the kind, each with what to do. */
export function foreignPropsOf(props: MemcachedClusterProps): string[] {
  const given = Object.entries(props).filter(([, value]) => value !== undefined).map(([prop]) => prop);
  const foreign = given.filter(prop => Object.hasOwn(FOREIGN_PROPS, prop)).map(prop => `'${prop}': ${FOREIGN_PROPS[prop]}`);
  const { authentication } = props;
  // a structural look, since another copy of this library may have made it
  return authentication !== undefined && !('_sasl' in authentication) ? [...foreign, `'authentication': ${AUTHENTICATION}`] : foreign;
}
