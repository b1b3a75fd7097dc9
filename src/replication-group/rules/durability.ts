import { Durability } from '../../engine/durability';
import { DURABLE_FAMILIES } from '../../engine/node-families';
import { TransitEncryption } from '../../engine/transit-encryption';
import { Rule } from '../../private/rules';
import { ReplicationGroupFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html';

const durable = ({ durability }: ReplicationGroupFacts) => durability === Durability.SYNC || durability === Durability.ASYNC;

export const DURABILITY_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'DurabilityNeedsNewerVersion',
    dated: true,
    clause: 'durability needs Valkey 9.0',
    see: PAGE,
    broken: f => durable(f) && f.version.features.durability === false,
    says: f => `'durability' needs Valkey 9.0 or later, got ${f.version}; write ValkeyVersion.V9_0`,
  },
  {
    code: 'DurabilityNodeType',
    dated: true,
    clause: 'durability needs a node type of the families r6g, r7g, r8g, m6g, m7g, m8g, c7gn or c8gn',
    see: PAGE,
    broken: f => durable(f) && f.nodeType._isListed() && !f.nodeType._isOf(DURABLE_FAMILIES),
    says: f => `'durability' needs a node type of the families ${DURABLE_FAMILIES.join(', ')}, got ${f.nodeType}; write NodeType.of('cache.r7g.large')`,
  },
  {
    code: 'DurabilityNeedsClusterMode',
    clause: 'durability needs cluster mode enabled',
    see: PAGE,
    broken: f => durable(f) && !f.clusterClientsOnly,
    says: () => '\'durability\' needs cluster mode enabled; write shards: 1 or more',
  },
  {
    code: 'DurabilityNeedsMultiAz',
    clause: 'durability needs Multi-AZ and a replica of each shard',
    see: PAGE,
    broken: f => durable(f) && (!f.multiAz || f.replicas < 1),
    says: f => `'durability' needs Multi-AZ and at least one replica of each shard, got multiAz = ${f.multiAz} and replicas = ${f.replicas}; leave 'multiAz' and 'replicas' out`,
  },
  {
    code: 'DurabilityExcluded',
    clause: 'durability excludes data tiering and global datastores',
    see: PAGE,
    broken: f => durable(f) && f.dataTiering,
    says: f => `'durability' cannot be had with data tiering, got ${f.nodeType}; choose a node type without a disk, such as NodeType.of('cache.r7g.large')`,
  },
];

export const DURABILITY_WARNINGS: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'DurabilityWithoutTls',
    clause: 'durability may need encryption in transit',
    see: PAGE,
    broken: f => durable(f) && f.transitEncryption === TransitEncryption.DISABLED,
    says: () => '\'durability\' needs encryption in transit, says one version of AWS\'s page, got transitEncryption = DISABLED; leave \'transitEncryption\' out',
  },
];
