import { AlarmFacts, CacheKind } from './alarm-spec';

/** Which nodes have alarms. */
export interface AlarmedNodes {
  readonly hasAlarms: boolean;
  /** Undefined if it is only known at deployment. */
  readonly nodes?: number;
}

/** The alarms that a cache will have. */
export interface ChosenAlarms {
  readonly kind: CacheKind;
  readonly chosen: readonly ChosenAlarm[];
}

/** An alarm that a cache will have. */
export interface ChosenAlarm {
  readonly name: string;
  /** Whether caches of this kind send its metric. */
  readonly measured: boolean;
  /** Undefined if no default can be derived for the cache. */
  readonly threshold?: number;
}

/** Assumptions about an imported cache. A cache of this app overrides them with what it knows. */
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
