import { AskedMetric } from './facts';
import { isAtLeast } from '../../engine/version-number';
import { Rule } from '../../private/rules';

const METRICS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html';
const NAMES = { valkey: 'Valkey', redis: 'Redis OSS' };

/** The versions that AWS documents, in words. */
const documented = ({ since = {} }: AskedMetric) => (Object.keys(NAMES) as Array<keyof typeof NAMES>)
  .filter(engine => since[engine]).map(engine => `${NAMES[engine]} ${since[engine]} or later`).join(' and ');

export const METRIC_WARNINGS: Array<Rule<AskedMetric>> = [
  {
    code: 'MetricOfNewerVersion',
    clause: 'a metric that AWS documents for a newer version, or for the other engine, only',
    see: METRICS,
    broken: f => {
      if (!f.since || !f.engine) { return false; }
      const first = f.since[f.engine];
      return first === undefined || (f.version !== undefined && !isAtLeast(f.version, first));
    },
    says: f => `AWS documents the metric ${f.metricName} for ${documented(f)}, and the cache runs ${NAMES[f.engine!]} ${f.version ?? ''}`.trimEnd()
      + '; without data its graphs stay empty and its alarms never change',
  },
];
