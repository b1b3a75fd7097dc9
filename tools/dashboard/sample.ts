/** Values that look like those of a shop whose evening is busy, the same at each run. */

/** Minutes that the picture shows. */
export const MINUTES = 180;

/** Where values lie: from the quiet minute to the busy one. */
const RANGES: Record<string, [number, number]> = {
  GetTypeCmds: [40_000, 95_000],
  SetTypeCmds: [9_000, 24_000],
  EvalBasedCmds: [900, 2_100],
  CacheHits: [36_000, 90_000],
  CacheMisses: [2_400, 4_300],
  NetworkBytesIn: [30e6, 84e6],
  NetworkBytesOut: [110e6, 310e6],
  SuccessfulReadRequestLatency: [180, 420],
  SuccessfulWriteRequestLatency: [260, 640],
  DatabaseMemoryUsagePercentage: [61, 73],
  Evictions: [0, 0],
  Reclaimed: [200, 900],
  CurrItems: [610_000, 690_000],
  CurrVolatileItems: [560_000, 640_000],
  FreeableMemory: [6.6e9, 7.1e9],
  SwapUsage: [0, 2e6],
  EngineCPUUtilization: [24, 62],
  CPUUtilization: [12, 29],
  ReplicationLag: [0.2, 1.1],
  ReplicationBytes: [6e6, 19e6],
  CurrConnections: [380, 640],
  NewConnections: [12, 70],
};

/** A value for each minute. Replicas have a lag and read less; one node is busier than the others. */
export function series(metric: string, statistic: string, node: string): number[] {
  const [low, high] = RANGES[metric] ?? [0, 0];
  const random = randomOf(`${metric}${statistic}${node}`);
  const isReplica = node.endsWith('-002');
  if (metric === 'IsMaster') { return minutes(() => isReplica ? 0 : 1); }
  if (metric === 'ReplicationBytes' && isReplica) { return minutes(() => 0); }
  if (metric === 'AuthenticationFailures') { return minutes(i => node.includes('0001-001') && i > 118 && i < 124 ? 2 + Math.floor(random() * 4) : 0); }
  if (metric === 'ErrorCount') { return minutes(() => random() > 0.9 ? Math.floor(random() * 4) : 0); }
  if (metric === 'ReplicationLag' && !isReplica) { return []; }
  const share = (metric.endsWith('Cmds') || metric.startsWith('Cache') ? 0.5 : 1) * (isReplica ? 0.62 : 1) * (node.includes('0002') ? 0.86 : 1);
  const tail = statistic === 'p99' ? 2.6 : 1;
  return minutes(i => {
    const evening = (1 - Math.cos(Math.min(i / 130, 1) * Math.PI)) / 2;
    const sale = i > 140 && i < 165 ? 0.24 * Math.sin((i - 140) / 25 * Math.PI) : 0;
    const value = low + (high - low) * (evening * 0.76 + sale + random() * 0.09);
    return value * tail * (metric.endsWith('Percentage') ? 1 : share);
  });
}

function minutes(value: (minute: number) => number): number[] {
  return Array.from({ length: MINUTES }, (_, i) => value(i));
}

/** Numbers from 0 to 1 that follow from a text (Park and Miller's). */
function randomOf(text: string): () => number {
  let state = [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % MODULUS, 1) || 1;
  return () => {
    state = state * 48271 % MODULUS;
    return state / MODULUS;
  };
}

const MODULUS = 2 ** 31 - 1;
