/** An alarm on each node. */
export interface AlarmByHand {
  readonly metricName: string;
  /** A metric of the machine, which carries the node's number as well. */
  readonly host: boolean;
  readonly statistic?: string;
  /** Another metric that is taken away from it. */
  readonly minus?: string;
  /** Goes off below the threshold. */
  readonly below?: boolean;
  /** Seconds; a minute when left out. */
  readonly period?: number;
  readonly threshold: number;
  readonly minutes: number;
  readonly missing: string;
  readonly meaning: string;
}

/** What the library defines by default, written by hand: the texts are as long as its own, so that the templates are. */
export const ALARMS: AlarmByHand[] = [
  {
    metricName: 'CPUUtilization',
    host: true,
    threshold: 45,
    minutes: 5,
    missing: 'missing',
    meaning: 'The engine thread is near its limit (90 % of one processor). Look for slow commands, then use a larger node, more replicas for reads or more shards for writes.',
  },
  {
    metricName: 'DatabaseMemoryUsagePercentage',
    host: false,
    threshold: 80,
    minutes: 5,
    missing: 'missing',
    meaning: 'Memory for data runs out: at 100 % keys are evicted or writes fail, as the eviction policy says. Delete or expire keys, use a larger node or more shards.',
  },
  {
    metricName: 'CurrConnections',
    host: true,
    threshold: 52000,
    minutes: 10,
    missing: 'missing',
    meaning: 'Four fifths of the 65,000 connections that a node accepts are open. Look for clients that open connections and never close them; share them in a pool.',
  },
  {
    metricName: 'ReplicationLag',
    host: false,
    threshold: 10,
    minutes: 15,
    missing: 'notBreaching',
    meaning: 'A replica is over 10 seconds behind its primary: readers see old data, and a failover would lose those writes. Write less at once, or use more shards or larger nodes.',
  },
  {
    metricName: 'Evictions',
    host: false,
    statistic: 'Sum',
    threshold: 0,
    minutes: 5,
    missing: 'notBreaching',
    meaning: 'Keys are dropped to make room before they expire. Use a larger node or more shards, or an allkeys-* eviction policy if that is how the cache is meant to work.',
  },
  {
    metricName: 'SwapUsage',
    minus: 'FreeableMemory',
    host: true,
    threshold: 0,
    minutes: 5,
    missing: 'missing',
    meaning: 'The machine swaps more than it has memory left: the node becomes slow. Raise reserved-memory-percent (memcached_connections_overhead of Memcached), or use a larger node.',
  },
  {
    metricName: 'CPUCreditBalance',
    host: true,
    below: true,
    period: 300,
    threshold: 10,
    minutes: 60,
    missing: 'notBreaching',
    meaning: 'The credits of a burstable node run out, and it is slowed down to its baseline. Use a node type that is not of the t families.',
  },
  ...['NetworkBandwidthIn', 'NetworkBandwidthOut', 'NetworkPacketsPerSecond', 'NetworkConntrack'].map(metric => ({
    metricName: `${metric}AllowanceExceeded`,
    host: true,
    statistic: 'Sum',
    threshold: 0,
    minutes: 5,
    missing: 'notBreaching',
    meaning: `The node exceeds ${metric} of its node type, and packets are queued or dropped: clients see slow or failed commands. Look for large values and bursts, then use a larger node or more of them.`,
  })),
  {
    metricName: 'AuthenticationFailures',
    host: false,
    statistic: 'Sum',
    threshold: 10,
    minutes: 1,
    missing: 'notBreaching',
    meaning: 'Clients fail to log in: with a token or password that has been rotated, or because somebody guesses. ACL LOG shows who and from where.',
  },
];

export const DEFAULTS = {
  engine: 'redis',
  engineVersion: '7.1',
  cacheNodeType: 'cache.t4g.small',
  numCacheClusters: 2,
  multiAzEnabled: true,
  automaticFailoverEnabled: true,
  atRestEncryptionEnabled: true,
  transitEncryptionEnabled: true,
  transitEncryptionMode: 'required',
  port: 6380,
  snapshotRetentionLimit: 15,
  autoMinorVersionUpgrade: true,
};
