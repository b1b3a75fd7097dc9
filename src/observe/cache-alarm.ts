import { Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { NodeMetrics } from './node-metrics';
import { MAX_CONNECTIONS } from './service-facts';

/** What the thresholds and the choice of alarms depend on. */
export interface AlarmFacts {
  /** Processors of a node; undefined when the node type is not known at synthesis. */
  readonly vCpu?: number;
  readonly hasReplicas: boolean;
  /** Whether a full memory is normal, since any key may be dropped. */
  readonly evictsAnyKey: boolean;
  /** Whether a full memory is normal, since values go on to the disk. */
  readonly dataTiering: boolean;
}

/** An alarm on each node: the metric, when it is too much, and what to do then. */
export interface CacheAlarm {
  /** Part of the construct id, so part of the contract. */
  readonly id: string;
  readonly metric: (node: NodeMetrics) => Metric;
  readonly threshold: (facts: AlarmFacts) => number;
  /** Minutes in a row above the threshold. */
  readonly minutes: number;
  readonly missing: TreatMissingData;
  readonly applies: (facts: AlarmFacts) => boolean;
  /** Whose recommendation the alarm and its threshold are. */
  readonly origin: string;
  readonly meaning: string;
}

// one engine thread on a machine of two processors can never bring CPUUtilization to 90 percent
const hostCpuTellsMore = ({ vCpu }: AlarmFacts) => vCpu !== undefined && vCpu <= 2;

/**
 * The alarms that every node gets unless the user says otherwise. Metrics, minutes and the thresholds of the two CPU alarms
 * are those of AWS's recommendation, which leaves the other thresholds to the user.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#ElastiCache
 */
export const RECOMMENDED_ALARMS: CacheAlarm[] = [
  {
    id: 'Cpu',
    metric: node => node.cpuUtilization(),
    threshold: ({ vCpu }) => 90 / vCpu!,
    minutes: 5,
    missing: TreatMissingData.MISSING,
    applies: hostCpuTellsMore,
    origin: 'recommended by AWS',
    meaning: 'The engine thread is near its limit (90 % of one processor). Look for slow commands, then use a larger node, more replicas for reads or more shards for writes.',
  },
  {
    id: 'EngineCpu',
    metric: node => node.engineCpuUtilization(),
    threshold: () => 90,
    minutes: 5,
    missing: TreatMissingData.MISSING,
    applies: facts => !hostCpuTellsMore(facts),
    origin: 'recommended by AWS',
    meaning: 'The engine thread is near its limit. Look for slow commands, then add replicas for reads or shards for writes.',
  },
  {
    id: 'Memory',
    metric: node => node.databaseMemoryUsagePercentage(),
    threshold: () => 80,
    minutes: 5,
    missing: TreatMissingData.MISSING,
    applies: ({ evictsAnyKey, dataTiering }) => !evictsAnyKey && !dataTiering,
    origin: 'recommended by AWS, threshold by cdk-elasticache',
    meaning: 'Memory for data runs out: at 100 % keys are evicted or writes fail, as the eviction policy says. Delete or expire keys, use a larger node or more shards.',
  },
  {
    id: 'Capacity',
    metric: node => node.databaseCapacityUsagePercentage(),
    threshold: () => 80,
    minutes: 5,
    missing: TreatMissingData.MISSING,
    applies: ({ evictsAnyKey, dataTiering }) => !evictsAnyKey && dataTiering,
    origin: 'recommended by cdk-elasticache',
    meaning: 'Memory and disk for data run out: at 100 % keys are evicted or writes fail, as the eviction policy says. Delete or expire keys, use a larger node or more shards.',
  },
  {
    id: 'Connections',
    metric: node => node.currConnections(),
    threshold: () => MAX_CONNECTIONS * 0.8,
    minutes: 10,
    missing: TreatMissingData.MISSING,
    applies: () => true,
    origin: 'recommended by AWS, threshold by cdk-elasticache',
    meaning: 'Four fifths of the 65,000 connections that a node accepts are open. Look for clients that open connections and never close them; share them in a pool.',
  },
  {
    id: 'ReplicationLag',
    metric: node => node.replicationLag(),
    threshold: () => 10,
    minutes: 15,
    // a primary has no lag and sends no value, and any node can become primary
    missing: TreatMissingData.NOT_BREACHING,
    applies: ({ hasReplicas }) => hasReplicas,
    origin: 'recommended by AWS, threshold by cdk-elasticache',
    meaning: 'A replica is over 10 seconds behind its primary: readers see old data, and a failover would lose those writes. Write less at once, or use more shards or larger nodes.',
  },
  {
    id: 'Evictions',
    metric: node => node.evictions(),
    threshold: () => 0,
    minutes: 5,
    missing: TreatMissingData.NOT_BREACHING,
    applies: ({ evictsAnyKey }) => !evictsAnyKey,
    origin: 'recommended by cdk-elasticache',
    meaning: 'Keys are dropped to make room before they expire. Use a larger node or more shards, or an allkeys-* eviction policy if that is how the cache is meant to work.',
  },
];
