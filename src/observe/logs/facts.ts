import { CacheLogs, LogDestination } from './log-destination';

/** Where a log of a cache goes. */
export interface LogFacts {
  readonly toFirehose: boolean;
  /** Whether a log group came with options that belong to a group of the cache's own. */
  readonly givenTwice: boolean;
}

/** Where the logs of a cache go. */
export interface DeliveryFacts {
  /** Undefined when it goes nowhere. */
  readonly slowLog?: LogFacts;
  /** Undefined when it goes nowhere. */
  readonly engineLog?: LogFacts;
}

/** What is known of the logs of a cache. */
export function deliveryOf({ slow, engine }: CacheLogs): DeliveryFacts {
  return { slowLog: factsOf(slow), engineLog: factsOf(engine) };
}

function factsOf(destination?: LogDestination): LogFacts | undefined {
  return destination && { toFirehose: destination._toFirehose, givenTwice: destination._givenTwice };
}
