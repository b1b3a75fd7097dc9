import { Duration } from 'aws-cdk-lib/core';
import { EvictionPolicy } from './eviction-policy';
import { asText } from '../private/text';
import { valueCheck, ValueCheck } from '../private/value-check';

const SLOW_LOG_SLOWER_THAN_UNKNOWN: ValueCheck = valueCheck({
  code: 'SlowLogSlowerThanUnknown',
  clause: '`EngineParameters.of()`: `slowLogSlowerThan` is only known at deployment',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html',
});

/**
 * Settings of Redis and Valkey that are often changed, with types in place of texts.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
export interface EngineParametersOptions {
  /**
   * What is evicted when the memory is full (`maxmemory-policy`).
   *
   * @default - the engine's: EvictionPolicy.VOLATILE_LRU
   */
  readonly evictionPolicy?: EvictionPolicy;

  /**
   * Which changes of keys are published (`notify-keyspace-events`), as flags: `Ex` for expired keys, `KEA` for all.
   *
   * @default - none
   */
  readonly keyspaceEvents?: string;

  /**
   * How long a connection may be idle before the engine closes it (`timeout`): 0 for ever, or at least 20 seconds.
   *
   * @default - for ever
   */
  readonly timeout?: Duration;

  /**
   * Percent of the memory that is reserved for backups and failover and not used for data (`reserved-memory-percent`).
   *
   * @default - the engine's: 25
   */
  readonly reservedMemoryPercent?: number;

  /**
   * Commands that take longer than this are written to the slow log (`slowlog-log-slower-than`).
   *
   * @default - the engine's: 10 milliseconds
   */
  readonly slowLogSlowerThan?: Duration;

  /**
   * Number of commands that the slow log holds in memory (`slowlog-max-len`).
   *
   * @default - the engine's: 128
   */
  readonly slowLogMaxLength?: number;

  /**
   * Whether the engine defragments memory while it runs (`activedefrag`).
   *
   * @default - the engine's: false
   */
  readonly activeDefrag?: boolean;

  /**
   * Whether a node answers reads while its cluster is down (`cluster-allow-reads-when-down`).
   *
   * Redis OSS 6.0 or later, and Valkey.
   *
   * @default - the engine's: false
   */
  readonly clusterAllowReadsWhenDown?: boolean;

  /**
   * Whether the cluster answers only while all slots are served (`cluster-require-full-coverage`).
   *
   * @default - the engine's: false
   */
  readonly clusterRequireFullCoverage?: boolean;
}

/**
 * Often changed parameters of Redis and Valkey, with types in place of texts.
 *
 * @example
 * new ValkeyReplicationGroup(this, 'Cache', {
 *   vpc,
 *   parameters: EngineParameters.of({ keyspaceEvents: 'Ex', timeout: Duration.minutes(5) }),
 * });
 */
export class EngineParameters {
  /**
   * Converts settings to `parameters` of a cache or a parameter group. You can add others to the result by name.
   *
   * @param options the settings to change
   * @returns the parameters by the engine's own names, such as `maxmemory-policy`
   */
  public static of(options: EngineParametersOptions): { [name: string]: string } {
    const given = {
      'maxmemory-policy': options.evictionPolicy,
      'notify-keyspace-events': options.keyspaceEvents,
      'timeout': options.timeout?.toSeconds(),
      'reserved-memory-percent': options.reservedMemoryPercent,
      'slowlog-log-slower-than': options.slowLogSlowerThan && inMicroseconds(options.slowLogSlowerThan),
      'slowlog-max-len': options.slowLogMaxLength,
      'activedefrag': yesOrNo(options.activeDefrag),
      'cluster-allow-reads-when-down': yesOrNo(options.clusterAllowReadsWhenDown),
      'cluster-require-full-coverage': yesOrNo(options.clusterRequireFullCoverage),
    };
    return Object.fromEntries(Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'number' ? asText(value) : value!]));
  }

  private constructor() {}
}

const yesOrNo = (value?: boolean) => value === undefined ? undefined : value ? 'yes' : 'no';

function inMicroseconds(duration: Duration): number {
  if (duration.isUnresolved()) {
    SLOW_LOG_SLOWER_THAN_UNKNOWN.fail("'slowLogSlowerThan' must be known at synthesis, since CloudFormation cannot convert it to microseconds. "
      + "Use the parameter 'slowlog-log-slower-than' instead");
  }
  return Math.round(duration.toMilliseconds({ integral: false }) * 1000);
}
