import { Monitored } from './monitored';

/** A line of a graph. */
export interface Line {
  readonly metric: string;
  readonly label: string;
  /** @default - the metric's own */
  readonly statistic?: string;
}

/** A graph of a cache: one metric of each node, or several of all nodes together. */
export interface Graph {
  readonly title: string;
  /** What the numbers are. */
  readonly unit: string;
  readonly lines: Line[];
  /** One metric, of each node on its own. */
  readonly each?: boolean;
  /** A share of a hundred. */
  readonly percent?: boolean;
  /** Ids of the alarms whose thresholds are drawn. */
  readonly alarms?: string[];
  /** Calculated from hits and misses. */
  readonly hitRate?: boolean;
  readonly when?: (cache: Monitored) => boolean;
}

/** Graphs that stand side by side. */
export interface Section {
  readonly title: string;
  readonly graphs: Graph[];
}

const line = (metric: string, label: string, statistic?: string): Line => ({ metric, label, statistic });
const each = (title: string, unit: string, metric: string, alarm?: string, more: Partial<Graph> = {}): Graph =>
  ({ title, unit, lines: [line(metric, metric)], each: true, alarms: alarm ? [alarm] : [], ...more });
const percentiles = (title: string, metric: string, alarm: string): Graph => ({
  title,
  unit: 'microseconds',
  lines: [line(metric, 'half of them below', 'p50'), line(metric, '99 % of them below', 'p99')],
  alarms: [alarm],
});

const NETWORK: Graph = { title: 'Network', unit: 'bytes a minute', lines: [line('NetworkBytesIn', 'in'), line('NetworkBytesOut', 'out')] };
const NEW_CONNECTIONS: Graph = { title: 'New connections', unit: 'a minute', lines: [line('NewConnections', 'accepted')] };
const CREDITS = each('CPU credits', 'credits', 'CPUCreditBalance', 'CpuCredits', { when: ({ facts }) => facts.sendsCredits });
const SWAP: Graph = {
  title: 'Memory of the machine', unit: 'bytes', lines: [line('FreeableMemory', 'freeable, least'), line('SwapUsage', 'swap in use, most')],
};
const ALLOWANCE: Graph = {
  title: 'Network allowance exceeded',
  unit: 'packets a minute',
  lines: [
    line('NetworkBandwidthInAllowanceExceeded', 'bandwidth in'),
    line('NetworkBandwidthOutAllowanceExceeded', 'bandwidth out'),
    line('NetworkPacketsPerSecondAllowanceExceeded', 'packets'),
    line('NetworkConntrackAllowanceExceeded', 'connections'),
  ],
};
const REFUSED: Graph = {
  title: 'Refused',
  unit: 'a minute',
  lines: [
    line('AuthenticationFailures', 'logins'), line('CommandAuthorizationFailures', 'commands'), line('KeyAuthorizationFailures', 'keys'),
  ],
  alarms: ['AuthenticationFailures'],
};
const tiered = ({ facts }: Monitored) => facts.dataTiering;
const durable = ({ facts }: Monitored) => facts.durable;
const replicated = ({ facts }: Monitored) => facts.hasReplicas;

/** Of a cache with Redis or Valkey nodes. */
export const NODE_SECTIONS: Section[] = [
  {
    title: 'Traffic and hit rate',
    graphs: [
      { title: 'Commands', unit: 'a minute', lines: [line('GetTypeCmds', 'reads'), line('SetTypeCmds', 'writes'), line('EvalBasedCmds', 'scripts')] },
      { title: 'Hit rate', unit: 'percent', lines: [], hitRate: true, percent: true },
      NETWORK,
    ],
  },
  {
    title: 'Latency',
    graphs: [
      percentiles('Latency of reads', 'SuccessfulReadRequestLatency', 'ReadLatency'),
      percentiles('Latency of writes', 'SuccessfulWriteRequestLatency', 'WriteLatency'),
    ],
  },
  {
    title: 'Memory',
    graphs: [
      each('Memory for data', 'percent', 'DatabaseMemoryUsagePercentage', 'Memory', { percent: true, when: cache => !tiered(cache) }),
      each('Memory and disk for data', 'percent', 'DatabaseCapacityUsagePercentage', 'Capacity', { percent: true, when: tiered }),
      { title: 'Keys dropped', unit: 'a minute', lines: [line('Evictions', 'to make room'), line('Reclaimed', 'expired')] },
      { title: 'Keys', unit: 'keys on all nodes', lines: [line('CurrItems', 'all'), line('CurrVolatileItems', 'with an expiry')] },
      SWAP,
    ],
  },
  {
    title: 'Processor',
    graphs: [
      each('Engine thread', 'percent', 'EngineCPUUtilization', 'EngineCpu', { percent: true }),
      each('Machine', 'percent', 'CPUUtilization', 'Cpu', { percent: true }),
      CREDITS,
    ],
  },
  {
    title: 'Replication',
    graphs: [
      each('Replication lag', 'seconds', 'ReplicationLag', 'ReplicationLag', { when: replicated }),
      { title: 'Replication traffic', unit: 'bytes a minute', lines: [line('ReplicationBytes', 'sent')], when: replicated },
      { title: 'Primaries', unit: 'nodes', lines: [line('IsMaster', 'primaries')], when: replicated },
      each('Durability lag', 'milliseconds', 'DurabilityLag', 'DurabilityLag', { when: durable }),
    ],
  },
  {
    title: 'Connections',
    graphs: [each('Open connections', 'connections', 'CurrConnections', 'Connections'), NEW_CONNECTIONS, ALLOWANCE],
  },
  {
    title: 'Errors',
    graphs: [
      REFUSED,
      { title: 'Failed commands', unit: 'a minute', lines: [line('ErrorCount', 'failed')] },
      { title: 'Writes refused by the log', unit: 'a minute', lines: [line('DurabilityBufferExceededErrorCount', 'refused')], when: durable },
    ],
  },
];

/** Of a Memcached cluster. */
export const MEMCACHED_SECTIONS: Section[] = [
  {
    title: 'Traffic and hit rate',
    graphs: [
      { title: 'Commands', unit: 'a minute', lines: [line('CmdGet', 'get'), line('CmdSet', 'set'), line('CmdTouch', 'touch')] },
      { title: 'Hit rate', unit: 'percent', lines: [], hitRate: true, percent: true },
      NETWORK,
    ],
  },
  {
    title: 'Memory',
    graphs: [
      each('Bytes of items', 'bytes', 'BytesUsedForCacheItems'),
      { title: 'Items dropped', unit: 'a minute', lines: [line('Evictions', 'to make room'), line('Reclaimed', 'expired')] },
      { title: 'Items', unit: 'items on all nodes', lines: [line('CurrItems', 'all')] },
      SWAP,
    ],
  },
  { title: 'Processor', graphs: [each('Machine', 'percent', 'CPUUtilization', 'Cpu', { percent: true }), CREDITS] },
  {
    title: 'Connections',
    graphs: [each('Open connections', 'connections', 'CurrConnections', 'Connections'), NEW_CONNECTIONS, ALLOWANCE],
  },
];

/** Of a serverless cache of any engine. */
export const SERVERLESS_SECTIONS: Section[] = [
  {
    title: 'Traffic and hit rate',
    graphs: [
      { title: 'Commands', unit: 'a minute', lines: [line('TotalCmdsCount', 'all')] },
      { title: 'Hit rate', unit: 'percent', lines: [], hitRate: true, percent: true },
      NETWORK,
    ],
  },
  {
    title: 'Latency',
    graphs: [
      percentiles('Latency of reads', 'SuccessfulReadRequestLatency', 'ReadLatency'),
      percentiles('Latency of writes', 'SuccessfulWriteRequestLatency', 'WriteLatency'),
    ],
  },
  {
    title: 'Storage',
    graphs: [
      { title: 'Data', unit: 'bytes', lines: [line('BytesUsedForCache', 'stored')], alarms: ['Storage'] },
      { title: 'Keys dropped', unit: 'a minute', lines: [line('Evictions', 'to make room')] },
      { title: 'Keys', unit: 'keys', lines: [line('CurrItems', 'all')] },
    ],
  },
  {
    title: 'Processing',
    graphs: [
      { title: 'Processing units', unit: 'ECPU a minute', lines: [line('ElastiCacheProcessingUnits', 'consumed')], alarms: ['Processing'] },
      { title: 'Throttled commands', unit: 'a minute', lines: [line('ThrottledCmds', 'throttled')] },
    ],
  },
  {
    title: 'Connections',
    graphs: [{ title: 'Open connections', unit: 'connections', lines: [line('CurrConnections', 'open')] }, NEW_CONNECTIONS],
  },
  { title: 'Errors', graphs: [{ ...REFUSED, when: ({ facts }) => facts.logsIn }] },
];
