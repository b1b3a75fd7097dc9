import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { AlarmSpec } from './alarm-spec';
import { CacheMetric } from '../metrics/cache-metric';

const GUIDE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg';
const LIMITS = `${GUIDE}/Scaling.html`;
const METRICS = `${GUIDE}/serverless-metrics-events-redis.html`;
const BY_US = 'recommended by cdk-elasticache';
/** "set an alarm at 75 percent of the maximum" */
const SHARE_OF_LIMIT = 0.75;
/** Microseconds. A serverless cache usually answers within one tenth of it. */
const SLOW = 10_000;

const limited = (id: string, metric: CacheMetric, limit: AlarmSpec['threshold'], meaning: string): AlarmSpec => ({
  id,
  readings: { serverless: { metric } },
  threshold: facts => { const most = limit(facts); return most === undefined ? undefined : most * SHARE_OF_LIMIT; },
  minutes: 5,
  missing: TreatMissingData.NOT_BREACHING,
  recommended: facts => limit(facts) !== undefined,
  severity: 'critical',
  origin: 'suggested by AWS\'s guide',
  meaning,
  see: LIMITS,
});

const latency = (id: string, metric: CacheMetric, what: string): AlarmSpec => ({
  id,
  readings: { serverless: { metric, statistic: 'p99' }, nodes: { metric, statistic: 'p99' } },
  threshold: () => SLOW,
  minutes: 10,
  missing: TreatMissingData.NOT_BREACHING,
  recommended: ({ kind }) => kind === 'serverless',
  severity: 'warning',
  origin: BY_US,
  meaning: `One ${what} in a hundred is slow. Look for large values, slow commands and throttled commands.`,
  see: METRICS,
});

/** Alarms on serverless caches. */
export const ON_SERVERLESS = {
  storage: limited('Storage', CacheMetric.BYTES_USED_FOR_CACHE, ({ maxBytes }) => maxBytes,
    'The cache has nearly reached its storage limit. At the limit, it evicts keys with an expiry, then refuses writes. '
    + 'Raise the limit, or delete or expire keys.'),
  // the metric counts per minute, the limit per second
  processing: limited('Processing', CacheMetric.ELASTICACHE_PROCESSING_UNITS, ({ maxEcpuPerSecond }) => maxEcpuPerSecond && maxEcpuPerSecond * 60,
    'Requests use nearly all processing units (ECPU) of the limit. Above the limit, commands are throttled. Raise the limit, or look for expensive commands.'),
  throttledCommands: {
    id: 'ThrottledCommands',
    readings: { serverless: { metric: CacheMetric.THROTTLED_CMDS } },
    threshold: () => 0,
    minutes: 5,
    missing: TreatMissingData.NOT_BREACHING,
    recommended: ({ kind }) => kind === 'serverless',
    severity: 'critical',
    origin: BY_US,
    meaning: 'Commands are throttled: the load grew faster than the cache, or reached its limit. Set a minimum before a peak, or raise the limit.',
    see: METRICS,
  },
  readLatency: latency('ReadLatency', CacheMetric.SUCCESSFUL_READ_REQUEST_LATENCY, 'read'),
  writeLatency: latency('WriteLatency', CacheMetric.SUCCESSFUL_WRITE_REQUEST_LATENCY, 'write'),
} satisfies Record<string, AlarmSpec>;
