import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { ReplicationGroupFacts } from '../facts';

const PARAMETERS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html';

export const SETTINGS_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'EvictionPolicyGivenTwice',
    clause: '`evictionPolicy` and the parameter `maxmemory-policy` contradict each other',
    see: PARAMETERS,
    broken: f => {
      const parameter = known(f.givenParameters['maxmemory-policy']);
      return f.evictionPolicy !== undefined && parameter !== undefined && parameter !== f.evictionPolicy;
    },
    says: f => `'evictionPolicy' is '${f.evictionPolicy}' and the parameter 'maxmemory-policy' is '${f.givenParameters['maxmemory-policy']}'; leave one of them out`,
  },
  {
    code: 'ClusterEnabledContradicts',
    clause: 'the parameter `cluster-enabled` contradicts `shards`',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html',
    broken: f => {
      const parameter = known(f.givenParameters['cluster-enabled']);
      return parameter !== undefined && (parameter === 'yes') !== f.clusterMode;
    },
    says: f => `the parameter 'cluster-enabled' is '${f.givenParameters['cluster-enabled']}', but ${f.clusterMode ? '\'shards\' enables cluster mode' : 'without \'shards\' cluster mode is disabled'}; leave the parameter out, it follows from 'shards'`,
  },
  {
    code: 'ParameterGroupOfOtherMode',
    clause: 'the parameter group has another value of `cluster-enabled` than `shards` needs',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html',
    broken: f => {
      const parameters = f.parameterGroupFacts?.parameters;
      const enabled = parameters && (parameters['cluster-enabled'] ?? 'no');
      return known(enabled) !== undefined && (enabled === 'yes') !== f.clusterMode;
    },
    says: f => f.clusterMode
      ? '\'parameterGroup\' must set cluster-enabled to yes, as \'shards\' or \'clusterMode\' needs it; add the parameter \'cluster-enabled\': \'yes\' to a group of its own, or leave \'parameterGroup\' out'
      : '\'parameterGroup\' sets cluster-enabled to yes, but without \'shards\' cluster mode is disabled; write shards: 1 or more, or leave \'parameterGroup\' out',
  },
];
