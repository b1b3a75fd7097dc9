import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { AlarmSpec, Reading } from './alarm-spec';
import { CacheMetric } from '../metrics/cache-metric';
import { MAX_DURABILITY_LAG } from '../metrics/service-facts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg';
const WHICH = `${GUIDE}/CacheMetrics.WhichShouldIMonitor.html`;
const HOST = `${GUIDE}/CacheMetrics.HostLevel.html`;
const ENGINE = `${GUIDE}/CacheMetrics.Redis.html`;
const BY_US = 'recommended by cdk-elasticache';
// for metrics that have no data while nothing happens: NOT_BREACHING
const { MISSING, NOT_BREACHING } = TreatMissingData;

const reading = (metric: CacheMetric): Reading => ({ metric });
const ofNodes = (metric: CacheMetric) => ({ nodes: reading(metric), memcached: reading(metric) });
const always = () => true;

/** Packets that AWS queues or drops, because the node exceeds what its node type may send or receive. */
const allowance = (id: string, metric: CacheMetric, what: string): AlarmSpec => ({
  id,
  readings: ofNodes(metric),
  threshold: () => 0,
  minutes: 5,
  missing: NOT_BREACHING,
  recommended: always,
  severity: 'warning',
  origin: BY_US,
  meaning: `The node exceeds ${what} of its node type. AWS queues or drops packets, so commands are slow or fail. `
    + 'Look for large values and bursts. Then use larger or more nodes.',
  see: HOST,
});

/** Alarms on nodes besides the essential ones. */
export const ON_NODES = {
  evictions: {
    id: 'Evictions',
    readings: { nodes: reading(CacheMetric.EVICTIONS), memcached: reading(CacheMetric.EVICTIONS), serverless: reading(CacheMetric.EVICTIONS) },
    threshold: () => 0,
    minutes: 5,
    missing: NOT_BREACHING,
    recommended: ({ evictsAnyKey }) => !evictsAnyKey,
    severity: 'warning',
    origin: BY_US,
    meaning: 'The cache evicts keys before they expire, because it needs room for others. Add memory. '
      + 'If you expect evictions, use an allkeys-* eviction policy, or leave out this alarm.',
    see: WHICH,
  },
  swap: {
    id: 'Swap',
    // "SwapUsage greater than FreeableMemory" of Redis and Valkey, "should not exceed 50 MB" of Memcached
    readings: { nodes: { metric: CacheMetric.SWAP_USAGE, minus: CacheMetric.FREEABLE_MEMORY }, memcached: reading(CacheMetric.SWAP_USAGE) },
    threshold: ({ kind }) => kind === 'memcached' ? 50 * 1024 * 1024 : 0,
    minutes: 5,
    missing: MISSING,
    recommended: always,
    severity: 'warning',
    origin: 'suggested by AWS\'s guide',
    meaning: 'The machine swaps memory to disk, so the node gets slow. '
      + 'Raise reserved-memory-percent (memcached_connections_overhead with Memcached), or use a larger node.',
    see: WHICH,
  },
  cpuCredits: {
    id: 'CpuCredits',
    readings: ofNodes(CacheMetric.CPU_CREDIT_BALANCE),
    threshold: () => 10,
    below: true,
    // a new node starts without credits and earns them for an hour
    minutes: 60,
    missing: NOT_BREACHING,
    recommended: ({ sendsCredits }) => sendsCredits,
    severity: 'warning',
    origin: BY_US,
    meaning: 'The node has nearly used up its CPU credits. Without credits, it runs at its baseline speed. Use a node type outside the t families.',
    see: HOST,
  },
  networkIn: allowance('NetworkIn', CacheMetric.NETWORK_BANDWIDTH_IN_ALLOWANCE_EXCEEDED, 'the inbound bandwidth'),
  networkOut: allowance('NetworkOut', CacheMetric.NETWORK_BANDWIDTH_OUT_ALLOWANCE_EXCEEDED, 'the outbound bandwidth'),
  networkPackets: allowance('NetworkPackets', CacheMetric.NETWORK_PACKETS_PER_SECOND_ALLOWANCE_EXCEEDED, 'the packets per second'),
  networkConnections: allowance('NetworkConnections', CacheMetric.NETWORK_CONNTRACK_ALLOWANCE_EXCEEDED, 'the tracked connections'),
  authenticationFailures: {
    id: 'AuthenticationFailures',
    readings: { nodes: reading(CacheMetric.AUTHENTICATION_FAILURES), serverless: reading(CacheMetric.AUTHENTICATION_FAILURES) },
    threshold: () => 10,
    minutes: 1,
    missing: NOT_BREACHING,
    recommended: ({ logsIn }) => logsIn,
    severity: 'warning',
    origin: 'suggested by AWS\'s guide, threshold by cdk-elasticache',
    meaning: 'Logins fail. Clients may use a token or password that was rotated, or somebody guesses. Run ACL LOG to see users and addresses.',
    see: ENGINE,
  },
  durabilityLag: {
    id: 'DurabilityLag',
    readings: { nodes: reading(CacheMetric.DURABILITY_LAG) },
    threshold: () => MAX_DURABILITY_LAG / 2,
    minutes: 3,
    missing: NOT_BREACHING,
    recommended: ({ answersBeforeLogging }) => answersBeforeLogging,
    severity: 'critical',
    origin: BY_US,
    meaning: `Acknowledged writes wait for the durable log. At ${MAX_DURABILITY_LAG} milliseconds, the node refuses new writes. A failure loses the waiting ones. `
      + 'Spread writes over time, or add shards.',
    see: `${GUIDE}/Durability.Monitoring.html`,
  },
  trafficManagement: {
    id: 'TrafficManagement',
    readings: { nodes: reading(CacheMetric.TRAFFIC_MANAGEMENT_ACTIVE) },
    threshold: () => 0,
    minutes: 5,
    missing: NOT_BREACHING,
    recommended: ({ durable }) => durable,
    severity: 'warning',
    origin: BY_US,
    meaning: 'ElastiCache slows down traffic to the node, because the node or its durable log cannot handle the load. Use a larger node, or add shards.',
    see: ENGINE,
  },
} satisfies Record<string, AlarmSpec>;
