import { NodeType } from '../../engine/node-type';
import { Rule } from '../../private/rules';
import { isKnown } from '../../private/tokens';
import { sentences, Words } from '../../private/words';
import { NodeFacts } from '../facts';
import { NetworkType } from '../network-type';

const NETWORK = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html';
const NODE_TYPES = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html';
const VERSIONS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html';

/** What a message says of each engine. */
const ENGINES: Record<string, { readonly name: string; readonly version: string; readonly type: string; readonly construct: string }> = {
  redis: { name: 'Redis OSS', version: '7.1', type: 'RedisVersion', construct: 'RedisReplicationGroup' },
  valkey: { name: 'Valkey', version: '8.2', type: 'ValkeyVersion', construct: 'ValkeyReplicationGroup' },
  memcached: { name: 'Memcached', version: '1.6.22', type: 'MemcachedVersion', construct: 'MemcachedCluster' },
};

export const NODE_RULES: Array<Rule<NodeFacts>> = [
  {
    code: 'VersionOfOtherEngine',
    clause: '`version` must be of the engine of the construct',
    see: VERSIONS,
    broken: f => f.version.engine !== f.engine,
    says: versionOfOtherEngine,
  },
  {
    code: 'NodeTypeDiscontinued',
    dated: true,
    clause: 'new caches cannot use a node type of the families t1, m1, m2, m3, c1 and r3',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheNode.html',
    broken: f => f.nodeType.isPreviousGeneration,
    says: (f, w) => sentences(
      `${w.name('nodeType')} must be of a current generation, got ${f.nodeType}`,
      `write ${w.set('nodeType', currentNodeType(f.nodeType))}`,
    ),
  },
  {
    code: 'NodeTypeNotNitro',
    dated: true,
    clause: 'IPv6 and dual-stack networks need a node type of the Nitro system',
    see: NETWORK,
    broken: f => f.networkType !== undefined && f.networkType !== NetworkType.IPV4 && f.nodeType.isNitro === false,
    says: (f, w) => sentences(
      `${w.set('networkType', f.networkType!)} needs a node type of the Nitro system, got ${f.nodeType}`,
      `write ${w.set('nodeType', currentNodeType(f.nodeType))}`,
    ),
  },
];

/** A node type of a current generation, about as large as an old one. */
function currentNodeType({ nodeTypeName, _isSmall: isSmall }: NodeType): string {
  if (isSmall) { return 'cache.t4g.small'; }
  return nodeTypeName.startsWith('cache.m') ? 'cache.m7g.large' : 'cache.r7g.large';
}

function versionOfOtherEngine({ engine, version }: NodeFacts, w: Words): string {
  const { name, type, version: example } = ENGINES[engine];
  return sentences(
    `${w.name('version')} must be ${w.put({ props: `a ${type}`, template: `a version of ${name}` })}, got ${version}`,
    `write ${w.version(engine, example)}`
      + w.put({ props: `, or use ${ENGINES[version.engine].construct}`, template: `, or change the engine to ${ENGINES[version.engine].name}` }),
  );
}

export const NODE_WARNINGS: Array<Rule<NodeFacts>> = [
  {
    code: 'NodeTypeT2',
    clause: 'AWS is retiring the T2 node types, and its pages disagree on whether new caches can use them',
    see: NODE_TYPES,
    broken: f => f.nodeType._isBeingDiscontinued,
    says: (f, w) => sentences(
      `${w.name('nodeType')} ${f.nodeType} may be unavailable for new caches: AWS's pages disagree on T2`,
      `write ${w.set('nodeType', 'cache.t4g.small')}`,
    ),
  },
  {
    code: 'NodeTypeNotInRegion',
    clause: 'this library does not list the node type for the region',
    see: NODE_TYPES,
    broken: f => f.region !== undefined && f.nodeType._isOfferedIn(f.region) === false,
    says: (f, w) => sentences(
      `${w.name('nodeType')} ${f.nodeType} is not listed for ${f.region}`,
      'choose another one, or acknowledge this warning if AWS offers it there',
    ),
  },
  {
    code: 'UnlistedVersion',
    clause: 'this library does not list the version of the engine',
    see: VERSIONS,
    broken: f => isKnown(f.version.version) && !f.version._isListed(),
    says: (f, w) => sentences(
      `${w.name('version')} ${f.version.version} is not listed for ${f.version.engine}`,
      'check the number, or acknowledge this warning if AWS offers it',
    ),
  },
];
