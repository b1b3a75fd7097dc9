import { Rule } from '../../private/rules';
import { listed, shown } from '../../private/words';
import { ScalingFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-elasticache.html';
const QUOTA = 60;

const CAPACITIES = ['minCapacity', 'maxCapacity'] as const;
const wrongCapacities = (f: ScalingFacts) => CAPACITIES.filter(setting => !Number.isInteger(f[setting]) || f[setting] < 1);

/** Errors about `autoScaleNodes()`. */
export const SCALING_RULES: Array<Rule<ScalingFacts>> = [
  {
    code: 'NodeScalingCapacity',
    clause: '`minCapacity` or `maxCapacity` is not a whole number of at least 1, or `minCapacity` is greater than `maxCapacity`',
    see: PAGE,
    broken: f => wrongCapacities(f).length > 0 || f.minCapacity > f.maxCapacity,
    says: (f, w) => {
      const wrong = wrongCapacities(f);
      return wrong.length > 0
        ? `${w.names(wrong)} must be ${wrong.length > 1 ? 'whole numbers' : 'a whole number'} of at least 1, got ${listed(wrong.map(setting => shown(f[setting])))}. `
          + `Use for example ${wrong.map(setting => w.set(setting, setting === 'minCapacity' ? 1 : 10)).join(' and ')}`
        : `${w.name('minCapacity')} must not be greater than ${w.name('maxCapacity')}, got ${f.minCapacity} and ${f.maxCapacity}. `
          + `Lower ${w.name('minCapacity')}, or raise ${w.name('maxCapacity')}`;
    },
  },
  {
    code: 'NodeScalingWithSasl',
    clause: '`autoScaleNodes()` on a cluster with SASL, whose clients have a fixed list of ports, one for each node',
    see: PAGE,
    broken: f => f.sasl !== undefined,
    says: (_, w) => 'autoScaleNodes() is not available with MemcachedAuthentication.sasl(), whose clients have a fixed list of endpoints. '
      + `Change ${w.name('nodes')} in a deployment instead`,
  },
  {
    code: 'NodeScalingTwice',
    clause: '`autoScaleNodes()` is called twice on a cluster',
    see: PAGE,
    broken: f => f.already,
    says: () => 'autoScaleNodes() must not be called twice on a cluster. Call it once, and add all policies to the object that it returns',
  },
];

/** Warnings about `autoScaleNodes()`. */
export const SCALING_WARNINGS: Array<Rule<ScalingFacts>> = [
  {
    code: 'NodeScalingQuota',
    clause: '`maxCapacity` of the nodes of a Memcached cluster is above 60, which needs a higher quota',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html',
    broken: f => f.maxCapacity > QUOTA,
    says: (f, w) => `${w.name('maxCapacity')} is ${f.maxCapacity}, and the default quota is ${QUOTA} nodes for a Memcached cluster. `
      + 'Request a higher quota from AWS, then acknowledge this warning',
  },
];
