import { CacheLogs, LogDestination } from './log-destination';

/** The destination of one log. */
export interface LogFacts {
  readonly toFirehose: boolean;
  /** Whether `logGroup` is given together with options of a new log group. */
  readonly givenTwice: boolean;
}

/** The destinations of the logs of a cache. */
export interface DeliveryFacts {
  /** Undefined if the log is not delivered. */
  readonly slowLog?: LogFacts;
  /** Undefined if the log is not delivered. */
  readonly engineLog?: LogFacts;
}

/** The logs of a cache as facts for rules. */
export function deliveryOf({ slow, engine }: CacheLogs): DeliveryFacts {
  return { slowLog: factsOf(slow), engineLog: factsOf(engine) };
}

function factsOf(destination?: LogDestination): LogFacts | undefined {
  return destination && { toFirehose: destination._toFirehose, givenTwice: destination._givenTwice };
}
