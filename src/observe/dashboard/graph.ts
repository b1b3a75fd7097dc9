import { Monitored } from './monitored';
import { CacheAlarm } from '../alarms/cache-alarm';
import { CacheMetric } from '../metrics/cache-metric';

/** A line of a graph. */
export interface Line {
  readonly metric: CacheMetric;
  readonly label: string;
  /** @default - the metric's own */
  readonly statistic?: string;
}

/** A graph of a cache: one metric with a line per node, or several metrics of all nodes together. */
export interface Graph {
  readonly title: string;
  /** The unit of the values. */
  readonly unit: string;
  readonly lines: Line[];
  /** Whether it has one metric with a line per node. */
  readonly each?: boolean;
  /** Whether the values are percentages. */
  readonly percent?: boolean;
  /** The alarms whose thresholds are drawn. */
  readonly alarms?: CacheAlarm[];
  /** Calculated from hits and misses. */
  readonly hitRate?: boolean;
  readonly when?: (cache: Monitored) => boolean;
}

/** Graphs next to each other. */
export interface Section {
  readonly title: string;
  readonly graphs: Graph[];
}

const line = (metric: CacheMetric, label: string, statistic?: string): Line => ({ metric, label, statistic });
const each = (title: string, unit: string, metric: CacheMetric, alarm?: CacheAlarm, more: Partial<Graph> = {}): Graph =>
  ({ title, unit, lines: [line(metric, metric.metricName)], each: true, alarms: alarm ? [alarm] : [], ...more });
const percentiles = (title: string, metric: CacheMetric, alarm: CacheAlarm, when?: Graph['when']): Graph => ({
  when,
  title,
  unit: 'microseconds',
  lines: [line(metric, 'half of them below', 'p50'), line(metric, '99 % of them below', 'p99')],
  alarms: [alarm],
});

const NETWORK: Graph = { title: 'Network', unit: 'bytes a minute', lines: [line(CacheMetric.NETWORK_BYTES_IN, 'in'), line(CacheMetric.NETWORK_BYTES_OUT, 'out')] };
const NEW_CONNECTIONS: Graph = { title: 'New connections', unit: 'a minute', lines: [line(CacheMetric.NEW_CONNECTIONS, 'accepted')] };
const CREDITS = each('CPU credits', 'credits', CacheMetric.CPU_CREDIT_BALANCE, CacheAlarm.CPU_CREDITS, { when: ({ facts }) => facts.sendsCredits });
const SWAP: Graph = {
  title: 'Memory of the machine', unit: 'bytes', lines: [line(CacheMetric.FREEABLE_MEMORY, 'freeable, least'), line(CacheMetric.SWAP_USAGE, 'swap in use, most')],
};
const ALLOWANCE: Graph = {
  title: 'Network allowance exceeded',
  unit: 'packets a minute',
  lines: [
    line(CacheMetric.NETWORK_BANDWIDTH_IN_ALLOWANCE_EXCEEDED, 'bandwidth in'),
    line(CacheMetric.NETWORK_BANDWIDTH_OUT_ALLOWANCE_EXCEEDED, 'bandwidth out'),
    line(CacheMetric.NETWORK_PACKETS_PER_SECOND_ALLOWANCE_EXCEEDED, 'packets'),
    line(CacheMetric.NETWORK_CONNTRACK_ALLOWANCE_EXCEEDED, 'connections'),
  ],
};
const REFUSED: Graph = {
  title: 'Refused',
  unit: 'a minute',
  lines: [
    line(CacheMetric.AUTHENTICATION_FAILURES, 'logins'),
    line(CacheMetric.COMMAND_AUTHORIZATION_FAILURES, 'commands'),
    line(CacheMetric.KEY_AUTHORIZATION_FAILURES, 'keys'),
  ],
  alarms: [CacheAlarm.AUTHENTICATION_FAILURES],
};
const tiered = ({ facts }: Monitored) => facts.dataTiering;
const durable = ({ facts }: Monitored) => facts.durable;
/** Redis OSS sends no latency of requests: its graphs would stay empty. */
const sendsLatency = ({ from }: Monitored) => !('set' in from) || from.set.sender.engine !== 'redis';
const replicated = ({ facts }: Monitored) => facts.hasReplicas;

/** Of a cache with Redis or Valkey nodes. */
export const NODE_SECTIONS: Section[] = [
  {
    title: 'Traffic and hit rate',
    graphs: [
      {
        title: 'Commands',
        unit: 'a minute',
        lines: [line(CacheMetric.READ_TYPE_CMDS, 'reads'), line(CacheMetric.WRITE_TYPE_CMDS, 'writes'), line(CacheMetric.EVAL_BASED_CMDS, 'scripts')],
      },
      { title: 'Hit rate', unit: 'percent', lines: [], hitRate: true, percent: true },
      NETWORK,
    ],
  },
  {
    title: 'Latency',
    graphs: [
      percentiles('Latency of reads', CacheMetric.SUCCESSFUL_READ_REQUEST_LATENCY, CacheAlarm.READ_LATENCY, sendsLatency),
      percentiles('Latency of writes', CacheMetric.SUCCESSFUL_WRITE_REQUEST_LATENCY, CacheAlarm.WRITE_LATENCY, sendsLatency),
    ],
  },
  {
    title: 'Memory',
    graphs: [
      each('Memory for data', 'percent', CacheMetric.DATABASE_MEMORY_USAGE_PERCENTAGE, CacheAlarm.MEMORY,
        { percent: true, when: cache => !tiered(cache) }),
      each('Memory and disk for data', 'percent', CacheMetric.DATABASE_CAPACITY_USAGE_PERCENTAGE, CacheAlarm.CAPACITY,
        { percent: true, when: tiered }),
      { title: 'Keys dropped', unit: 'a minute', lines: [line(CacheMetric.EVICTIONS, 'to make room'), line(CacheMetric.RECLAIMED, 'expired')] },
      { title: 'Keys', unit: 'keys on all nodes', lines: [line(CacheMetric.CURR_ITEMS, 'all'), line(CacheMetric.CURR_VOLATILE_ITEMS, 'with an expiry')] },
      SWAP,
    ],
  },
  {
    title: 'Processor',
    graphs: [
      each('Engine thread', 'percent', CacheMetric.ENGINE_CPU_UTILIZATION, CacheAlarm.ENGINE_CPU, { percent: true }),
      each('Machine', 'percent', CacheMetric.CPU_UTILIZATION, CacheAlarm.CPU, { percent: true }),
      CREDITS,
    ],
  },
  {
    title: 'Replication',
    graphs: [
      each('Replication lag', 'seconds', CacheMetric.REPLICATION_LAG, CacheAlarm.REPLICATION_LAG, { when: replicated }),
      { title: 'Replication traffic', unit: 'bytes a minute', lines: [line(CacheMetric.REPLICATION_BYTES, 'sent')], when: replicated },
      { title: 'Primaries', unit: 'nodes', lines: [line(CacheMetric.IS_MASTER, 'primaries')], when: replicated },
      each('Durability lag', 'milliseconds', CacheMetric.DURABILITY_LAG, CacheAlarm.DURABILITY_LAG, { when: durable }),
    ],
  },
  {
    title: 'Connections',
    graphs: [each('Open connections', 'connections', CacheMetric.CURR_CONNECTIONS, CacheAlarm.CONNECTIONS), NEW_CONNECTIONS, ALLOWANCE],
  },
  {
    title: 'Errors',
    graphs: [
      REFUSED,
      { title: 'Failed commands', unit: 'a minute', lines: [line(CacheMetric.ERROR_COUNT, 'failed')] },
      { title: 'Writes refused by the log', unit: 'a minute', lines: [line(CacheMetric.DURABILITY_BUFFER_EXCEEDED_ERROR_COUNT, 'refused')], when: durable },
    ],
  },
];

/** Of a Memcached cluster. */
export const MEMCACHED_SECTIONS: Section[] = [
  {
    title: 'Traffic and hit rate',
    graphs: [
      { title: 'Commands', unit: 'a minute', lines: [line(CacheMetric.CMD_GET, 'get'), line(CacheMetric.CMD_SET, 'set'), line(CacheMetric.CMD_TOUCH, 'touch')] },
      { title: 'Hit rate', unit: 'percent', lines: [], hitRate: true, percent: true },
      NETWORK,
    ],
  },
  {
    title: 'Memory',
    graphs: [
      each('Bytes of items', 'bytes', CacheMetric.BYTES_USED_FOR_CACHE_ITEMS),
      { title: 'Items dropped', unit: 'a minute', lines: [line(CacheMetric.EVICTIONS, 'to make room'), line(CacheMetric.RECLAIMED, 'expired')] },
      { title: 'Items', unit: 'items on all nodes', lines: [line(CacheMetric.CURR_ITEMS, 'all')] },
      SWAP,
    ],
  },
  { title: 'Processor', graphs: [each('Machine', 'percent', CacheMetric.CPU_UTILIZATION, CacheAlarm.CPU, { percent: true }), CREDITS] },
  {
    title: 'Connections',
    graphs: [each('Open connections', 'connections', CacheMetric.CURR_CONNECTIONS, CacheAlarm.CONNECTIONS), NEW_CONNECTIONS, ALLOWANCE],
  },
];

/** Of a serverless cache of any engine. */
export const SERVERLESS_SECTIONS: Section[] = [
  {
    title: 'Traffic and hit rate',
    graphs: [
      { title: 'Commands', unit: 'a minute', lines: [line(CacheMetric.TOTAL_CMDS_COUNT, 'all')] },
      { title: 'Hit rate', unit: 'percent', lines: [], hitRate: true, percent: true },
      NETWORK,
    ],
  },
  {
    title: 'Latency',
    graphs: [
      percentiles('Latency of reads', CacheMetric.SUCCESSFUL_READ_REQUEST_LATENCY, CacheAlarm.READ_LATENCY),
      percentiles('Latency of writes', CacheMetric.SUCCESSFUL_WRITE_REQUEST_LATENCY, CacheAlarm.WRITE_LATENCY),
    ],
  },
  {
    title: 'Storage',
    graphs: [
      { title: 'Data', unit: 'bytes', lines: [line(CacheMetric.BYTES_USED_FOR_CACHE, 'stored')], alarms: [CacheAlarm.STORAGE] },
      { title: 'Keys dropped', unit: 'a minute', lines: [line(CacheMetric.EVICTIONS, 'to make room')] },
      { title: 'Keys', unit: 'keys', lines: [line(CacheMetric.CURR_ITEMS, 'all')] },
    ],
  },
  {
    title: 'Processing',
    graphs: [
      { title: 'Processing units', unit: 'ECPU a minute', lines: [line(CacheMetric.ELASTICACHE_PROCESSING_UNITS, 'consumed')], alarms: [CacheAlarm.PROCESSING] },
      { title: 'Throttled commands', unit: 'a minute', lines: [line(CacheMetric.THROTTLED_CMDS, 'throttled')] },
    ],
  },
  {
    title: 'Connections',
    graphs: [{ title: 'Open connections', unit: 'connections', lines: [line(CacheMetric.CURR_CONNECTIONS, 'open')] }, NEW_CONNECTIONS],
  },
  { title: 'Errors', graphs: [{ ...REFUSED, when: ({ facts }) => facts.logsIn }] },
];
