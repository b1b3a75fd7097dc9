import { enableClusterMode } from './enable-cluster-mode';
import { Durability } from '../../engine/durability';
import { DURABLE_FAMILIES } from '../../engine/node-families';
import { TransitEncryption } from '../../engine/transit-encryption';
import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { listed, sentences, Words } from '../../private/words';
import { ReplicationGroupFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html';

const isDurable = ({ durability }: ReplicationGroupFacts) => durability === Durability.SYNC || durability === Durability.ASYNC;
/** A number of replicas that is only known at deployment counts as enough. */
const lacksReplica = ({ replicas }: ReplicationGroupFacts) => (known(replicas) ?? 1) < 1;

export const DURABILITY_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'DurabilityNeedsNewerVersion',
    dated: true,
    clause: 'durability needs Valkey 9.0 or later',
    see: PAGE,
    broken: f => isDurable(f) && f.version.features.durability === false,
    says: (f, w) => `${w.name('durability')} needs Valkey 9.0 or later, got ${f.version}. Write ${w.version('valkey', '9.0')}`,
  },
  {
    code: 'DurabilityNodeType',
    dated: true,
    clause: 'durability needs a node type of the families r6g, r7g, r8g, m6g, m7g, m8g, c7gn or c8gn',
    see: PAGE,
    broken: f => isDurable(f) && f.nodeType._isListed() && !f.nodeType._isOf(DURABLE_FAMILIES),
    says: (f, w) => sentences(
      `${w.name('durability')} needs a node type of the families ${listed(DURABLE_FAMILIES, 'or')}, got ${f.nodeType}`,
      `write ${w.set('nodeType', 'cache.r7g.large')}`,
    ),
  },
  {
    code: 'DurabilityNeedsClusterMode',
    clause: 'durability needs cluster mode enabled',
    see: PAGE,
    broken: f => isDurable(f) && !f.clusterClientsOnly,
    says: (f, w) => sentences(`${w.name('durability')} needs cluster mode enabled`, enableClusterMode(f, w)),
  },
  {
    code: 'DurabilityNeedsMultiAz',
    clause: 'durability needs Multi-AZ and a replica in each shard',
    see: PAGE,
    broken: f => isDurable(f) && (!f.multiAz || f.replicas < 1),
    says: (f, w) => lacksReplica(f)
      ? sentences(`${w.name('durability')} needs at least one replica in each shard, got none`, addReplica(f, w))
      : sentences(`${w.name('durability')} needs Multi-AZ, which is turned off`, w.omit(f.failoverRefused ? 'automaticFailover' : 'multiAz')),
  },
  {
    code: 'DurabilityExcluded',
    clause: 'durability excludes data tiering',
    see: PAGE,
    broken: f => isDurable(f) && f.dataTiering,
    says: (f, w) => known(f.nodeType)?.supportsDataTiering
      ? `${w.name('durability')} excludes data tiering, which ${f.nodeType} always uses. Write ${w.set('nodeType', 'cache.r7g.large')}`
      : sentences(`${w.name('durability')} excludes data tiering`, w.omit('dataTiering')),
  },
];

export const DURABILITY_WARNINGS: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'DurabilityWithoutTls',
    clause: 'durability may need encryption in transit, on which the pages of AWS disagree',
    see: PAGE,
    broken: f => isDurable(f) && f.transitEncryption === TransitEncryption.DISABLED,
    says: (_, w) => sentences(
      `${w.name('durability')} may need encryption in transit: AWS's pages disagree`,
      w.omit('transitEncryption'),
    ),
  },
];

function addReplica({ shardConfigurations }: ReplicationGroupFacts, w: Words): string {
  return shardConfigurations ? `set ${w.name('replicas')} of each shard to 1 or more` : `write ${w.set('replicas', 1)} or more`;
}
