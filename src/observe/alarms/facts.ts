import { AlarmFacts, CacheKind } from './alarm-spec';

/** Which nodes have alarms. */
export interface WatchedFacts {
  readonly hasAlarms: boolean;
  /** Undefined when it is only known at deployment. */
  readonly nodes?: number;
}

/** The alarms that a cache is to have. */
export interface ChosenFacts {
  readonly kind: CacheKind;
  readonly chosen: readonly ChosenAlarm[];
}

/** An alarm that a cache is to have. */
export interface ChosenAlarm {
  readonly name: string;
  /** Whether caches of the kind send its metric. */
  readonly measured: boolean;
  /** Undefined when it does not follow from what is known of the cache. */
  readonly threshold?: number;
}

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
