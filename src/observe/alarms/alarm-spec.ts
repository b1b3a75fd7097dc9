import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CacheMetric } from '../metrics/cache-metric';

/** What sends the metrics. */
export type CacheKind = 'nodes' | 'memcached' | 'serverless';

/** What the thresholds and the choice of alarms depend on. */
export interface AlarmFacts {
  readonly kind: CacheKind;
  /** Whether it is a Memcached cluster or a serverless cache with Memcached. */
  readonly isMemcached: boolean;
  /** Number of vCPUs of a node; undefined if the node type is not known at synthesis. */
  readonly vCpu?: number;
  /** Whether the node sends CPU credits: T3 and T4g, not T2. */
  readonly sendsCredits: boolean;
  readonly hasReplicas: boolean;
  /** Whether a full memory is normal, because the node may evict any key. */
  readonly evictsAnyKey: boolean;
  /** Whether a full memory is normal, because the node moves values to its disk. */
  readonly dataTiering: boolean;
  /** Whether clients log in, with a token or as users. */
  readonly logsIn: boolean;
  /** Whether writes go to a durable log. */
  readonly durable: boolean;
  /** Whether a node acknowledges writes before they are in the durable log. */
  readonly answersBeforeLogging: boolean;
  /** The storage limit of a serverless cache, if it has one. */
  readonly maxBytes?: number;
  /** The limit of ECPUs per second of a serverless cache, if it has one. */
  readonly maxEcpuPerSecond?: number;
}

/** The metric of an alarm. */
export interface Reading {
  readonly metric: CacheMetric;
  /** @default - the metric's own */
  readonly statistic?: string;
  /** A metric to subtract. */
  readonly minus?: CacheMetric;
}

/** Severity of an alarm. */
export type Severity = 'critical' | 'warning';

/** An alarm on a cache: the metric, the threshold, and what to do. */
export interface AlarmSpec {
  /** Part of the construct id, so a change replaces the alarm. */
  readonly id: string;
  readonly readings: Partial<Record<CacheKind, Reading>>;
  /** Undefined if the facts do not suffice. */
  readonly threshold: (facts: AlarmFacts) => number | undefined;
  /** Goes into ALARM below the threshold, not above it. */
  readonly below?: boolean;
  /** Minutes in a row on the wrong side of the threshold. */
  readonly minutes: number;
  readonly missing: TreatMissingData;
  /** Whether it is in the recommended set of a cache. Never, if left out. */
  readonly recommended?: (facts: AlarmFacts) => boolean;
  /** Whether the nodes of a large cache have it, too. */
  readonly essential?: boolean;
  readonly severity: Severity;
  /** Who recommends an alarm on the metric, and who the threshold, if that is somebody else. */
  readonly origin: string;
  readonly meaning: string;
  /** The page with more about it. */
  readonly see: string;
}
