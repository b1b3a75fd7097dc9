import { AlarmFacts, CacheKind } from './alarm-spec';

/** Which nodes have alarms. */
export interface WatchedFacts {
  readonly hasAlarms: boolean;
  /** Undefined when it is only known at deployment. */
  readonly nodes?: number;
}

/** The alarms that a cache will have. */
export interface ChosenFacts {
  readonly kind: CacheKind;
  readonly chosen: readonly ChosenAlarm[];
}

/** An alarm that a cache will have. */
export interface ChosenAlarm {
  readonly name: string;
  /** Whether caches of this kind send its metric. */
  readonly measured: boolean;
  /** Undefined when it does not follow from what is known of the cache. */
  readonly threshold?: number;
}

/** What we assume of an imported cache. Caches of this app pass what they know better as `more`. */
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
