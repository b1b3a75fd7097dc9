import { RequestedMetric } from './facts';
import { isAtLeast } from '../../engine/version-number';
import { Rule } from '../../private/rules';

const METRICS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html';
const NAMES = { valkey: 'Valkey', redis: 'Redis OSS' };

const firstVersion = ({ since = {}, engine }: RequestedMetric) => engine && since[engine];
/** The versions that AWS documents, in words. */
const documented = ({ since = {} }: RequestedMetric) => (Object.keys(NAMES) as Array<keyof typeof NAMES>)
  .filter(engine => since[engine]).map(engine => `${NAMES[engine]} ${since[engine]} or later`).join(' and ');

/** What works, but is unwise. */
export const METRIC_WARNINGS: Array<Rule<RequestedMetric>> = [
  {
    code: 'MetricOfNewerVersion',
    clause: 'AWS documents the metric only for a newer version or for another engine',
    see: METRICS,
    broken: f => {
      if (!f.since || !f.engine) { return false; }
      const first = firstVersion(f);
      return first === undefined || (f.version !== undefined && !isAtLeast(f.version, first));
    },
    says: f => `the metric ${f.metricName} may have no data: AWS documents it for ${documented(f)}, `
      + `and the cache runs ${[NAMES[f.engine!], f.version].join(' ').trim()}. `
      + `${firstVersion(f) === undefined ? 'Use another metric' : 'Upgrade the cache'}, or acknowledge this warning if your cache sends it`,
  },
];
