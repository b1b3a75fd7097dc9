import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { AlarmFacts, AlarmSpec, Reading } from './alarm-spec';
import { CacheMetric } from '../metrics/cache-metric';
import { MAX_CONNECTIONS } from '../metrics/service-facts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg';
const WHICH = `${GUIDE}/CacheMetrics.WhichShouldIMonitor.html`;
const BY_AWS = 'recommended by AWS';
const METRIC_BY_AWS = 'recommended by AWS, threshold by cdk-elasticache';
const BY_US = 'recommended by cdk-elasticache';

// a node that sends no data may have failed, so its alarm has insufficient data
const { MISSING, NOT_BREACHING } = TreatMissingData;

const reading = (metric: CacheMetric): Reading => ({ metric });
/** A metric that every node of a family sends. */
const ofNodes = (metric: CacheMetric) => ({ nodes: reading(metric), memcached: reading(metric) });

// one engine thread on a machine with two processors never brings CPUUtilization to 90 percent
const watchesHostCpu = ({ kind, vCpu }: AlarmFacts) => kind === 'memcached' || (vCpu !== undefined && vCpu <= 2);
const mustNotFillUp = ({ evictsAnyKey, dataTiering }: AlarmFacts, tiered: boolean) => !evictsAnyKey && dataTiering === tiered;

/**
 * Processor, memory, connections and replication. Metrics, minutes and the thresholds of the two CPU alarms are
 * recommended by AWS. AWS leaves the other thresholds to the user.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#ElastiCache
 */
export const ESSENTIALS = {
  cpu: {
    id: 'Cpu',
    readings: ofNodes(CacheMetric.CPU_UTILIZATION),
    // Memcached uses all processors, Redis and Valkey run commands on one of them
    threshold: ({ kind, vCpu }) => kind === 'memcached' ? 90 : vCpu && 90 / vCpu,
    minutes: 5,
    missing: MISSING,
    recommended: watchesHostCpu,
    essential: true,
    severity: 'critical',
    origin: BY_AWS,
    meaning: 'The engine uses nearly all the CPU that it can use, so commands get slow. Look for slow commands. '
      + 'Then use larger nodes, or add replicas for reads, or shards or nodes for writes.',
    see: WHICH,
  },
  engineCpu: {
    id: 'EngineCpu',
    readings: { nodes: reading(CacheMetric.ENGINE_CPU_UTILIZATION) },
    threshold: () => 90,
    minutes: 5,
    missing: MISSING,
    recommended: facts => !watchesHostCpu(facts),
    essential: true,
    severity: 'critical',
    origin: BY_AWS,
    meaning: 'The engine thread is near its limit, so commands get slow. Look for slow commands. Then add replicas for reads, or shards for writes.',
    see: WHICH,
  },
  memory: {
    id: 'Memory',
    readings: { nodes: reading(CacheMetric.DATABASE_MEMORY_USAGE_PERCENTAGE) },
    threshold: () => 80,
    minutes: 5,
    missing: MISSING,
    recommended: facts => mustNotFillUp(facts, false),
    essential: true,
    severity: 'critical',
    origin: METRIC_BY_AWS,
    meaning: 'The memory for data is nearly full. At 100 %, the node evicts keys or refuses writes, depending on the eviction policy. '
      + 'Delete or expire keys, use larger nodes, or add shards.',
    see: WHICH,
  },
  capacity: {
    id: 'Capacity',
    readings: { nodes: reading(CacheMetric.DATABASE_CAPACITY_USAGE_PERCENTAGE) },
    threshold: () => 80,
    minutes: 5,
    missing: MISSING,
    recommended: facts => mustNotFillUp(facts, true),
    essential: true,
    severity: 'critical',
    origin: BY_US,
    meaning: 'Memory and disk for data are nearly full. At 100 %, the node evicts keys or refuses writes, depending on the eviction policy. '
      + 'Delete or expire keys, use larger nodes, or add shards.',
    see: `${GUIDE}/data-tiering.html`,
  },
  connections: {
    id: 'Connections',
    readings: ofNodes(CacheMetric.CURR_CONNECTIONS),
    threshold: () => MAX_CONNECTIONS * 0.8,
    minutes: 10,
    missing: MISSING,
    recommended: () => true,
    essential: true,
    severity: 'critical',
    origin: METRIC_BY_AWS,
    meaning: `The node has nearly reached its limit of ${MAX_CONNECTIONS / 1000},000 connections. Look for clients that open connections and do not close them. `
      + 'Use a connection pool.',
    see: `${GUIDE}/quota-limits.html`,
  },
  replicationLag: {
    id: 'ReplicationLag',
    readings: { nodes: reading(CacheMetric.REPLICATION_LAG) },
    threshold: () => 10,
    minutes: 15,
    // a primary has no lag and sends no value, and any node can become primary
    missing: NOT_BREACHING,
    recommended: ({ hasReplicas }) => hasReplicas,
    essential: true,
    severity: 'critical',
    origin: METRIC_BY_AWS,
    meaning: 'A replica is far behind its primary. Readers get old data, and a failover loses the missing writes. '
      + 'Spread writes over time, add shards, or use larger nodes.',
    see: WHICH,
  },
} satisfies Record<string, AlarmSpec>;
