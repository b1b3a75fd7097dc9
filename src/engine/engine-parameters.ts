import { Duration } from 'aws-cdk-lib/core';
import { EvictionPolicy } from './eviction-policy';
import { asText } from '../private/text';
import { valueCheck } from '../private/value-check';

const SLOW_LOG_SLOWER_THAN_UNKNOWN = valueCheck({
  code: 'SlowLogSlowerThanUnknown',
  clause: '`EngineParameters.of()`: `slowLogSlowerThan` is not known before the deployment',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html',
});

/**
 * The settings of Redis and Valkey that people change, by what they mean.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
export interface EngineParametersOptions {
  /**
   * What is dropped when the memory is full (`maxmemory-policy`).
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
   * How long a connection may be idle before it is closed (`timeout`): 0, or 20 seconds and more.
   *
   * @default - for ever
   */
  readonly timeout?: Duration;

  /**
   * The part of the memory that data may not fill, for backups and failover (`reserved-memory-percent`). Percent.
   *
   * @default - the engine's: 25
   */
  readonly reservedMemoryPercent?: number;

  /**
   * How long a command takes until it is in the slow log (`slowlog-log-slower-than`).
   *
   * @default - the engine's: 10 milliseconds
   */
  readonly slowLogSlowerThan?: Duration;

  /**
   * How many commands the slow log holds in memory (`slowlog-max-len`).
   *
   * @default - the engine's: 128
   */
  readonly slowLogMaxLength?: number;

  /**
   * Whether memory is put in order while the engine runs (`activedefrag`).
   *
   * @default - the engine's: false
   */
  readonly activeDefrag?: boolean;

  /**
   * Whether a node whose cluster is down answers reads (`cluster-allow-reads-when-down`). Redis OSS 6.0 or later, and Valkey.
   *
   * @default - the engine's: false
   */
  readonly clusterAllowReadsWhenDown?: boolean;

  /**
   * Whether the cluster answers only while every slot is served (`cluster-require-full-coverage`).
   *
   * @default - the engine's: false
   */
  readonly clusterRequireFullCoverage?: boolean;
}

/** The parameters of Redis and Valkey that people set, in the engine's own names. */
export class EngineParameters {
  /**
   * Parameters for `parameters` of a cache or a parameter group, to which others can be added by name.
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
    throw SLOW_LOG_SLOWER_THAN_UNKNOWN.error("'slowLogSlowerThan' must be known at synthesis, since CloudFormation cannot make microseconds of it; write the parameter 'slowlog-log-slower-than' itself");
  }
  return Math.round(duration.toMilliseconds({ integral: false }) * 1000);
}
