import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CacheMetric } from '../metrics/cache-metric';

/** What sends the metrics. */
export type CacheKind = 'nodes' | 'memcached' | 'serverless';

/** What the thresholds and the choice of alarms depend on. */
export interface AlarmFacts {
  readonly kind: CacheKind;
  /** Whether clients speak Memcached, with nodes or without. */
  readonly isMemcached: boolean;
  /** Processors of a node; undefined when the node type is not known at synthesis. */
  readonly vCpu?: number;
  /** Whether the node sends CPU credits: T3 and T4g, not T2. */
  readonly sendsCredits: boolean;
  readonly hasReplicas: boolean;
  /** Whether a full memory is normal, since any key may be dropped. */
  readonly evictsAnyKey: boolean;
  /** Whether a full memory is normal, since values go on to the disk. */
  readonly dataTiering: boolean;
  /** Whether clients log in, with a token or as users. */
  readonly logsIn: boolean;
  /** Whether each write goes to a log, too. */
  readonly durable: boolean;
  /** Whether writes are answered before the log has them. */
  readonly answersBeforeLogging: boolean;
  /** The most that a serverless cache may hold, if there is a limit. */
  readonly maxBytes?: number;
  /** The most ECPUs that a serverless cache may consume in a second, if there is a limit. */
  readonly maxEcpuPerSecond?: number;
}

/** What an alarm reads. */
export interface Reading {
  readonly metric: CacheMetric;
  /** @default - the metric's own */
  readonly statistic?: string;
  /** The metric that is taken away from the other one. */
  readonly minus?: CacheMetric;
}

/** Who wakes up for it. */
export type Severity = 'critical' | 'warning';

/** An alarm on a cache: the metric, when it is too much, and what to do then. */
export interface AlarmSpec {
  /** Part of the construct id, so part of the contract. */
  readonly id: string;
  readonly readings: Partial<Record<CacheKind, Reading>>;
  /** Undefined where the facts are not enough to tell. */
  readonly threshold: (facts: AlarmFacts) => number | undefined;
  /** Goes off below the threshold, not above it. */
  readonly below?: boolean;
  /** Minutes in a row on the wrong side of the threshold. */
  readonly minutes: number;
  readonly missing: TreatMissingData;
  /** Whether it is part of the recommended set of a cache; never, if it is left out. */
  readonly recommended?: (facts: AlarmFacts) => boolean;
  /** Whether it is one of the four that the nodes of a large cache have. */
  readonly essential?: boolean;
  readonly severity: Severity;
  /** Who recommends an alarm on the metric, and, where it is somebody else, who says the threshold. */
  readonly origin: string;
  readonly meaning: string;
  /** The page that says more. */
  readonly see: string;
}
