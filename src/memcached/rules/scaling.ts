import { Rule } from '../../private/rules';
import { ScalingFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-elasticache.html';

export const SCALING_RULES: Array<Rule<ScalingFacts>> = [
  {
    code: 'NodeScalingCapacity',
    dated: true,
    clause: 'Memcached nodes are scaled between 1 and 60, and the minimum is no more than the maximum',
    see: PAGE,
    broken: f => [f.minCapacity, f.maxCapacity].some(capacity => !Number.isInteger(capacity))
      || f.minCapacity < 1 || f.maxCapacity > 60 || f.minCapacity > f.maxCapacity,
    says: f => `'minCapacity' and 'maxCapacity' of autoScaleNodes() must be whole numbers from 1 to 60, the first no more than the second, got ${f.minCapacity} and ${f.maxCapacity}`,
  },
  {
    code: 'NodeScalingWithSasl',
    clause: 'clients of a gate have a fixed list of ports, one for each node',
    see: PAGE,
    broken: f => f.sasl !== undefined,
    says: () => 'autoScaleNodes() cannot be had with MemcachedAuthentication.sasl(), since its clients have a fixed list of endpoints; change \'nodes\' with a deployment',
  },
  {
    code: 'NodeScalingTwice',
    clause: 'the nodes of one Memcached cluster are scaled in one place',
    see: PAGE,
    broken: f => f.already,
    says: () => 'autoScaleNodes() was called twice; call it once and add policies to what it returned',
  },
];
