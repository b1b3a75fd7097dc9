import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { AlarmSpec, Reading } from './alarm-spec';
import { CacheMetric } from '../metrics/cache-metric';
import { MAX_DURABILITY_LAG } from '../metrics/service-facts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg';
const WHICH = `${GUIDE}/CacheMetrics.WhichShouldIMonitor.html`;
const HOST = `${GUIDE}/CacheMetrics.HostLevel.html`;
const ENGINE = `${GUIDE}/CacheMetrics.Redis.html`;
const BY_US = 'recommended by cdk-elasticache';
const SILENT = TreatMissingData.MISSING;
// nothing is sent while nothing happens
const FINE = TreatMissingData.NOT_BREACHING;

const reading = (metric: CacheMetric): Reading => ({ metric });
const ofNodes = (metric: CacheMetric) => ({ nodes: reading(metric), memcached: reading(metric) });
const always = () => true;

/** Packets that AWS holds back or drops since the node type may send no more. */
const allowance = (id: string, metric: CacheMetric, what: string): AlarmSpec => ({
  id,
  readings: ofNodes(metric),
  threshold: () => 0,
  minutes: 5,
  missing: FINE,
  recommended: always,
  severity: 'warning',
  origin: BY_US,
  meaning: `The node exceeds ${what} of its node type, and packets are queued or dropped: clients see slow or failed commands. Look for large values and bursts, then use a larger node or more of them.`,
  see: HOST,
});

/** What goes wrong on a node besides what ESSENTIALS watch. */
export const ON_NODES = {
  evictions: {
    id: 'Evictions',
    readings: { nodes: reading(CacheMetric.EVICTIONS), memcached: reading(CacheMetric.EVICTIONS), serverless: reading(CacheMetric.EVICTIONS) },
    threshold: () => 0,
    minutes: 5,
    missing: FINE,
    recommended: ({ evictsAnyKey }) => !evictsAnyKey,
    severity: 'warning',
    origin: BY_US,
    meaning: 'Keys are dropped to make room before they expire. Give the cache more room, or an allkeys-* eviction policy if that is how it is meant to work.',
    see: WHICH,
  },
  swap: {
    id: 'Swap',
    // "SwapUsage greater than FreeableMemory" of Redis and Valkey, "should not exceed 50 MB" of Memcached
    readings: { nodes: { metric: CacheMetric.SWAP_USAGE, minus: CacheMetric.FREEABLE_MEMORY }, memcached: reading(CacheMetric.SWAP_USAGE) },
    threshold: ({ kind }) => kind === 'memcached' ? 50 * 1024 * 1024 : 0,
    minutes: 5,
    missing: SILENT,
    recommended: always,
    severity: 'warning',
    origin: 'suggested by AWS\'s guide',
    meaning: 'The machine swaps more than it has memory left: the node becomes slow. Raise reserved-memory-percent (memcached_connections_overhead of Memcached), or use a larger node.',
    see: WHICH,
  },
  cpuCredits: {
    id: 'CpuCredits',
    readings: ofNodes(CacheMetric.CPU_CREDIT_BALANCE),
    threshold: () => 10,
    below: true,
    // a new node begins without credits and earns them for an hour
    minutes: 60,
    missing: FINE,
    recommended: ({ sendsCredits }) => sendsCredits,
    severity: 'warning',
    origin: BY_US,
    meaning: 'The credits of a burstable node run out, and it is slowed down to its baseline. Use a node type that is not of the t families.',
    see: HOST,
  },
  networkIn: allowance('NetworkIn', CacheMetric.NETWORK_BANDWIDTH_IN_ALLOWANCE_EXCEEDED, 'the bandwidth inwards'),
  networkOut: allowance('NetworkOut', CacheMetric.NETWORK_BANDWIDTH_OUT_ALLOWANCE_EXCEEDED, 'the bandwidth outwards'),
  networkPackets: allowance('NetworkPackets', CacheMetric.NETWORK_PACKETS_PER_SECOND_ALLOWANCE_EXCEEDED, 'the packets in a second'),
  networkConnections: allowance('NetworkConnections', CacheMetric.NETWORK_CONNTRACK_ALLOWANCE_EXCEEDED, 'the tracked connections'),
  authenticationFailures: {
    id: 'AuthenticationFailures',
    readings: { nodes: reading(CacheMetric.AUTHENTICATION_FAILURES), serverless: reading(CacheMetric.AUTHENTICATION_FAILURES) },
    threshold: () => 10,
    minutes: 1,
    missing: FINE,
    recommended: ({ logsIn }) => logsIn,
    severity: 'warning',
    origin: 'suggested by AWS\'s guide, threshold by cdk-elasticache',
    meaning: 'Clients fail to log in: with a token or password that has been rotated, or because somebody guesses. ACL LOG shows who and from where.',
    see: ENGINE,
  },
  durabilityLag: {
    id: 'DurabilityLag',
    readings: { nodes: reading(CacheMetric.DURABILITY_LAG) },
    threshold: () => MAX_DURABILITY_LAG / 2,
    minutes: 3,
    missing: FINE,
    recommended: ({ answersBeforeLogging }) => answersBeforeLogging,
    severity: 'critical',
    origin: BY_US,
    meaning: `Answered writes wait for the durable log; at ${MAX_DURABILITY_LAG} milliseconds new ones are refused, and a failure loses what waits. Write less at once, or use more shards.`,
    see: `${GUIDE}/Durability.Monitoring.html`,
  },
  trafficManagement: {
    id: 'TrafficManagement',
    readings: { nodes: reading(CacheMetric.TRAFFIC_MANAGEMENT_ACTIVE) },
    threshold: () => 0,
    minutes: 5,
    missing: FINE,
    recommended: ({ durable }) => durable,
    severity: 'warning',
    origin: BY_US,
    meaning: 'ElastiCache holds back traffic to the node, which gets more than it or its durable log can take. Use a larger node or more shards.',
    see: ENGINE,
  },
} satisfies Record<string, AlarmSpec>;
