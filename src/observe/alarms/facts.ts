import { AlarmFacts, CacheKind } from './alarm-spec';

/** What is supposed of a cache that was not made here. */
export function factsOfImported(kind: CacheKind, more: Partial<AlarmFacts> = {}): AlarmFacts {
  return {
    kind,
    isMemcached: kind === 'memcached',
    sendsCredits: false,
    hasReplicas: kind === 'nodes',
    evictsAnyKey: false,
    dataTiering: false,
    logsIn: kind !== 'memcached',
    durable: false,
    answersBeforeLogging: false,
    ...more,
  };
}
