import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { AlarmFacts, AlarmSpec, Reading } from './alarm-spec';
import { CacheMetric } from '../metrics/cache-metric';
import { MAX_CONNECTIONS } from '../metrics/service-facts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg';
const WHICH = `${GUIDE}/CacheMetrics.WhichShouldIMonitor.html`;
const BY_AWS = 'recommended by AWS';
const METRIC_BY_AWS = 'recommended by AWS, threshold by cdk-elasticache';
const BY_US = 'recommended by cdk-elasticache';

// a node that is silent is no node that is well: its alarm says that it has no data
const SILENT = TreatMissingData.MISSING;
const FINE = TreatMissingData.NOT_BREACHING;

const reading = (metric: CacheMetric): Reading => ({ metric });
/** A metric that every node of a family sends. */
const ofNodes = (metric: CacheMetric) => ({ nodes: reading(metric), memcached: reading(metric) });

// one engine thread on a machine of two processors can never bring CPUUtilization to 90 percent
const hostCpuTellsMore = ({ kind, vCpu }: AlarmFacts) => kind === 'memcached' || (vCpu !== undefined && vCpu <= 2);
const fillsUp = ({ evictsAnyKey, dataTiering }: AlarmFacts, tiered: boolean) => !evictsAnyKey && dataTiering === tiered;

/**
 * Processor, memory, connections and replication. Metrics, minutes and the thresholds of the two CPU alarms are those of AWS's
 * recommendation, which leaves the other thresholds to the user.
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
    missing: SILENT,
    recommended: hostCpuTellsMore,
    essential: true,
    severity: 'critical',
    origin: BY_AWS,
    meaning: 'The engine is near the limit of the processor. Look for slow commands, then use a larger node, more replicas for reads or more shards or nodes for writes.',
    see: WHICH,
  },
  engineCpu: {
    id: 'EngineCpu',
    readings: { nodes: reading(CacheMetric.ENGINE_CPU_UTILIZATION) },
    threshold: () => 90,
    minutes: 5,
    missing: SILENT,
    recommended: facts => !hostCpuTellsMore(facts),
    essential: true,
    severity: 'critical',
    origin: BY_AWS,
    meaning: 'The engine thread is near its limit. Look for slow commands, then add replicas for reads or shards for writes.',
    see: WHICH,
  },
  memory: {
    id: 'Memory',
    readings: { nodes: reading(CacheMetric.DATABASE_MEMORY_USAGE_PERCENTAGE) },
    threshold: () => 80,
    minutes: 5,
    missing: SILENT,
    recommended: facts => fillsUp(facts, false),
    essential: true,
    severity: 'critical',
    origin: METRIC_BY_AWS,
    meaning: 'Memory for data runs out: at 100 % keys are evicted or writes fail, as the eviction policy says. Delete or expire keys, use a larger node or more shards.',
    see: WHICH,
  },
  capacity: {
    id: 'Capacity',
    readings: { nodes: reading(CacheMetric.DATABASE_CAPACITY_USAGE_PERCENTAGE) },
    threshold: () => 80,
    minutes: 5,
    missing: SILENT,
    recommended: facts => fillsUp(facts, true),
    essential: true,
    severity: 'critical',
    origin: BY_US,
    meaning: 'Memory and disk for data run out: at 100 % keys are evicted or writes fail, as the eviction policy says. Delete or expire keys, use a larger node or more shards.',
    see: `${GUIDE}/data-tiering.html`,
  },
  connections: {
    id: 'Connections',
    readings: ofNodes(CacheMetric.CURR_CONNECTIONS),
    threshold: () => MAX_CONNECTIONS * 0.8,
    minutes: 10,
    missing: SILENT,
    recommended: () => true,
    essential: true,
    severity: 'critical',
    origin: METRIC_BY_AWS,
    meaning: `A node accepts ${MAX_CONNECTIONS / 1000},000 connections and comes near. Look for clients that open connections and never close them; share them in a pool.`,
    see: `${GUIDE}/quota-limits.html`,
  },
  replicationLag: {
    id: 'ReplicationLag',
    readings: { nodes: reading(CacheMetric.REPLICATION_LAG) },
    threshold: () => 10,
    minutes: 15,
    // a primary has no lag and sends no value, and any node can become primary
    missing: FINE,
    recommended: ({ hasReplicas }) => hasReplicas,
    essential: true,
    severity: 'critical',
    origin: METRIC_BY_AWS,
    meaning: 'A replica is far behind its primary: readers see old data, and a failover would lose those writes. Write less at once, or use more shards or larger nodes.',
    see: WHICH,
  },
} satisfies Record<string, AlarmSpec>;
