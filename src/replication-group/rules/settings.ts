import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { sentences, shown } from '../../private/words';
import { ReplicationGroupFacts } from '../facts';

const PARAMETERS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html';
const CLUSTER_MODE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html';

export const SETTINGS_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'EvictionPolicyGivenTwice',
    clause: '`evictionPolicy` and the parameter `maxmemory-policy` contradict each other',
    see: PARAMETERS,
    broken: f => {
      const parameter = known(f.givenParameters['maxmemory-policy']);
      return f.evictionPolicy !== undefined && parameter !== undefined && parameter !== f.evictionPolicy;
    },
    says: (f, w) => sentences(
      `${w.name('evictionPolicy')} is ${shown(f.evictionPolicy)}, but the parameter 'maxmemory-policy' is ${shown(f.givenParameters['maxmemory-policy'])}`,
      'leave out one of them',
    ),
  },
  {
    code: 'ClusterEnabledContradicts',
    clause: 'the parameter `cluster-enabled` contradicts the cluster mode that follows from `shards`',
    see: CLUSTER_MODE,
    broken: f => {
      const parameter = known(f.givenParameters['cluster-enabled']);
      return parameter !== undefined && (parameter === 'yes') !== f.clusterMode;
    },
    says: (f, w) => {
      const given = shown(f.givenParameters['cluster-enabled']);
      return f.clusterMode
        ? `the parameter 'cluster-enabled' must be 'yes' with cluster mode enabled, got ${given}. Leave out the parameter, which follows from ${w.name('shards')}`
        : `the parameter 'cluster-enabled' must be 'no' with cluster mode disabled, got ${given}. Leave out the parameter, `
          + `and write ${w.set('shards', 1)} or more if you want cluster mode`;
    },
  },
  {
    code: 'ParameterGroupOfOtherMode',
    clause: '`cluster-enabled` of the parameter group does not fit the cluster mode that follows from `shards`',
    see: CLUSTER_MODE,
    broken: f => {
      const parameters = f.parameterGroupFacts?.parameters;
      const enabled = parameters && (parameters['cluster-enabled'] ?? 'no');
      return known(enabled) !== undefined && (enabled === 'yes') !== f.clusterMode;
    },
    says: (f, w) => f.clusterMode
      ? sentences(
        `${w.name('parameterGroup')} must set the parameter 'cluster-enabled' to 'yes', because cluster mode is enabled`,
        `add the parameter, or ${w.omit('parameterGroup')}`,
      )
      : sentences(
        `${w.name('parameterGroup')} sets the parameter 'cluster-enabled' to 'yes', but cluster mode is disabled`,
        `write ${w.set('shards', 1)} or more, or ${w.omit('parameterGroup')}`,
      ),
  },
];
