import { listed, Value, Words } from './words';

const member = (type: string) => (value: Value) => `${type}.${String(value).toUpperCase().replace(/\W/g, '_')}`;
const of = (type: string) => (value: Value) => `${type}.of('${value}')`;

/** Settings that take no plain value: how each is written. */
const WRITTEN: Record<string, (value: Value) => string> = {
  authentication: value => `Authentication.${value}()`,
  azMode: value => member('AzMode')(String(value).replace('-', '_')),
  clusterMode: member('ClusterMode'),
  connectionType: member('ConnectionType'),
  evictionPolicy: member('EvictionPolicy'),
  family: of('ParameterGroupFamily'),
  ipDiscovery: member('IpDiscovery'),
  networkType: member('NetworkType'),
  nodeType: of('NodeType'),
  removalPolicy: member('RemovalPolicy'),
  rotateEvery: value => `Duration.days(${value})`,
  transitEncryption: member('TransitEncryption'),
  userEngine: member('UserEngine'),
};

/** Classes of versions, by the engine. */
const VERSIONS: Record<string, string> = { redis: 'RedisVersion', valkey: 'ValkeyVersion', memcached: 'MemcachedVersion' };

const name = (setting: string) => `'${setting}'`;
const names = (settings: readonly string[], last?: 'and' | 'or') => listed(settings.map(name), last);

/** The props of constructs, as TypeScript writes them; names of members hold in every language. */
export const PROPS_WORDS: Words = {
  name,
  names,
  set: (setting, value) => `${setting}: ${WRITTEN[setting]?.(value) ?? (typeof value === 'string' ? `'${value}'` : value)}`,
  version: (engine, version) => `version: ${VERSIONS[engine]}.V${version.replace(/\./g, '_')}`,
  omit: (...settings) => `leave out ${names(settings)}`,
  put: ({ props }) => props,
};
