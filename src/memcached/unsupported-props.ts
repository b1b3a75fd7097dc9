import { MemcachedClusterProps } from './props';
import { sentence, Words } from '../private/words';

const useReplicationGroup = (w: Words) => w.put({ props: 'use ValkeyReplicationGroup', template: 'use AWS::ElastiCache::ReplicationGroup with Engine: valkey' });
const useServerless = (w: Words) => w.put({
  props: 'use ServerlessCache with engine: ServerlessEngine.MEMCACHED_1_6, or ValkeyReplicationGroup',
  template: 'use AWS::ElastiCache::ServerlessCache with Engine: memcached, or AWS::ElastiCache::ReplicationGroup with Engine: valkey',
});
const useSasl = (w: Words) => w.put({
  props: 'use MemcachedAuthentication.sasl(), or ValkeyReplicationGroup with Authentication.users()',
  template: 'use AWS::ElastiCache::ReplicationGroup with Engine: valkey',
});
const useInstead = (...settings: string[]) => (w: Words) => `use ${w.names(settings)} instead`;

/**
 * Props of other caches that Memcached does not support, each with advice.
 *
 * TypeScript rejects these props. JavaScript does not, nor does TypeScript for objects that were built elsewhere.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SelectEngine.html
 */
export const UNSUPPORTED_PROPS: { readonly [prop: string]: (w: Words) => string } = {
  replicas: useReplicationGroup,
  shards: useInstead('nodes'),
  shardConfigurations: useInstead('nodes', 'availabilityZones'),
  clusterMode: w => `use ${w.name('nodes')} instead, or ${useReplicationGroup(w)}`,
  replicationGroupName: useInstead('clusterName'),
  serverlessCacheName: w => `use ${w.name('clusterName')} instead, or ${w.put({ props: 'use ServerlessCache', template: 'use AWS::ElastiCache::ServerlessCache' })}`,
  description: () => 'use a tag instead',
  multiAz: w => `use ${w.set('azMode', 'cross-az')} to lose only a part of the keys with a zone, or ${useReplicationGroup(w)}`,
  automaticFailover: useReplicationGroup,
  backup: useServerless,
  restoreFrom: useServerless,
  finalSnapshotName: useServerless,
  snapshottingClusterId: useServerless,
  logs: useReplicationGroup,
  encryptionKey: useServerless,
  userGroup: useSasl,
  // of another class: `MemcachedAuthentication` is supported
  authentication: useSasl,
  durability: useReplicationGroup,
  detailedMonitoring: useReplicationGroup,
  dataTiering: w => `${useReplicationGroup(w)} and ${w.set('nodeType', 'cache.r6gd.xlarge')}`,
  evictionPolicy: w => w.put({
    props: 'use MemcachedParameters.of({ errorOnMemoryExhausted: true }) to reject writes instead of evicting items',
    template: 'use the parameter error_on_memory_exhausted to reject writes instead of evicting items',
  }),
  autoMinorVersionUpgrade: w => `change ${w.name('version')} to upgrade, or ${useReplicationGroup(w)}`,
  globalReplicationGroup: useReplicationGroup,
  primaryClusterId: useReplicationGroup,
  usageLimits: w => w.put({ props: 'use ServerlessCache with engine: ServerlessEngine.MEMCACHED_1_6', template: 'use AWS::ElastiCache::ServerlessCache' }),
};

/** The given props that Memcached does not support. */
export function unsupportedPropsOf(props: MemcachedClusterProps): string[] {
  const given = Object.entries(props).filter(([, value]) => value !== undefined).map(([prop]) => prop);
  return given.filter(prop => prop === 'authentication' ? isOfOtherEngine(props) : Object.hasOwn(UNSUPPORTED_PROPS, prop));
}

/** A structural check, since another copy of this library may have created the value. */
function isOfOtherEngine({ authentication }: MemcachedClusterProps): boolean {
  return authentication !== undefined && !('_sasl' in authentication);
}

/** What to do about unsupported props. Each advice is given once, for all props that it is for. */
export function adviceFor(props: readonly string[], w: Words): string {
  const byAdvice = new Map<string, string[]>();
  for (const prop of props) {
    const advice = UNSUPPORTED_PROPS[prop](w);
    byAdvice.set(advice, [...byAdvice.get(advice) ?? [], prop]);
  }
  if (byAdvice.size === 1) { return sentence([...byAdvice.keys()][0]); }
  return [...byAdvice].map(([advice, of]) => `For ${w.names(of)}, ${advice}`).join('. ');
}
