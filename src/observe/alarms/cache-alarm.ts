import { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { AlarmSeverity } from './alarm-severity';
import { AlarmFacts, AlarmSpec } from './alarm-spec';
import { ESSENTIALS } from './catalogue';
import { ON_NODES } from './catalogue-nodes';
import { ON_REQUEST_ONLY } from './catalogue-on-request';
import { ON_SERVERLESS } from './catalogue-serverless';
import { ChosenAlarm } from './facts';
import { valueCheck, ValueCheck } from '../../private/value-check';

const INVALID_ALARM_DURATION: ValueCheck = valueCheck({
  code: 'InvalidAlarmDuration',
  clause: '`CacheAlarm.withDuration()`: the duration is not in whole minutes, is over a day, or is only known at deployment',
  see: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
});

/** What a user changed in an alarm. */
interface Overrides {
  readonly threshold?: number;
  readonly minutes?: number;
  readonly severity?: AlarmSeverity;
  readonly actions?: IAlarmAction[];
}

/** The longest time that an alarm evaluates, in minutes. */
const LONGEST = 24 * 60;

/**
 * An alarm of the catalogue. Each method gives an altered copy: `CacheAlarm.ENGINE_CPU.at(80).withDuration(Duration.minutes(10))`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html
 * @example
 * new RedisReplicationGroup(this, 'Cache', {
 *   vpc,
 *   alarms: Alarms.recommended({ also: [CacheAlarm.EVICTIONS.at(1000).withSeverity(AlarmSeverity.CRITICAL)], without: [CacheAlarm.SWAP] }),
 * });
 */
export class CacheAlarm {
  /** `CPUUtilization`, percent. Of nodes with one or two processors, and of Memcached. Recommended by AWS. */
  public static readonly CPU = new CacheAlarm(ESSENTIALS.cpu);
  /** `EngineCPUUtilization`, percent. Of Redis and Valkey nodes with more than two processors. Recommended by AWS. */
  public static readonly ENGINE_CPU = new CacheAlarm(ESSENTIALS.engineCpu);
  /** `DatabaseMemoryUsagePercentage`, percent. Where a full memory is not meant. Recommended by AWS, threshold ours. */
  public static readonly MEMORY = new CacheAlarm(ESSENTIALS.memory);
  /** `DatabaseCapacityUsagePercentage`, percent. In place of `MEMORY` on nodes with data tiering. Ours. */
  public static readonly CAPACITY = new CacheAlarm(ESSENTIALS.capacity);
  /** `CurrConnections`, count. Recommended by AWS, threshold ours. */
  public static readonly CONNECTIONS = new CacheAlarm(ESSENTIALS.connections);
  /** `ReplicationLag`, seconds. Where there are replicas. Recommended by AWS, threshold ours. */
  public static readonly REPLICATION_LAG = new CacheAlarm(ESSENTIALS.replicationLag);

  /** `Evictions`, a minute. Not where any key may be dropped. Ours. */
  public static readonly EVICTIONS = new CacheAlarm(ON_NODES.evictions);
  /** `SwapUsage` less `FreeableMemory`, bytes; `SwapUsage` alone of Memcached. From AWS's guide. */
  public static readonly SWAP = new CacheAlarm(ON_NODES.swap);
  /** `CPUCreditBalance`, below. Of T3 and T4g nodes. Ours. */
  public static readonly CPU_CREDITS = new CacheAlarm(ON_NODES.cpuCredits);
  /** `NetworkBandwidthInAllowanceExceeded`, packets a minute. Ours. */
  public static readonly NETWORK_IN = new CacheAlarm(ON_NODES.networkIn);
  /** `NetworkBandwidthOutAllowanceExceeded`, packets a minute. Ours. */
  public static readonly NETWORK_OUT = new CacheAlarm(ON_NODES.networkOut);
  /** `NetworkPacketsPerSecondAllowanceExceeded`, packets a minute. Ours. */
  public static readonly NETWORK_PACKETS = new CacheAlarm(ON_NODES.networkPackets);
  /** `NetworkConntrackAllowanceExceeded`, packets a minute. Ours. */
  public static readonly NETWORK_CONNECTIONS = new CacheAlarm(ON_NODES.networkConnections);
  /** `AuthenticationFailures`, a minute. Where clients log in. From AWS's guide, threshold ours. */
  public static readonly AUTHENTICATION_FAILURES = new CacheAlarm(ON_NODES.authenticationFailures);
  /** `DurabilityLag`, milliseconds. Where durability is asynchronous. Ours. */
  public static readonly DURABILITY_LAG = new CacheAlarm(ON_NODES.durabilityLag);
  /** `TrafficManagementActive`, 1 or 0. Where durability is on. Ours. */
  public static readonly TRAFFIC_MANAGEMENT = new CacheAlarm(ON_NODES.trafficManagement);

  /** `BytesUsedForCache` of a serverless cache, bytes: three quarters of its limit. From AWS's guide. */
  public static readonly STORAGE = new CacheAlarm(ON_SERVERLESS.storage);
  /** `ElastiCacheProcessingUnits` of a serverless cache, a minute: three quarters of its limit. From AWS's guide. */
  public static readonly PROCESSING = new CacheAlarm(ON_SERVERLESS.processing);
  /** `ThrottledCmds` of a serverless cache, a minute. Ours. */
  public static readonly THROTTLED_COMMANDS = new CacheAlarm(ON_SERVERLESS.throttledCommands);
  /** `SuccessfulReadRequestLatency`, the 99th percentile in microseconds. Recommended of serverless caches only. Ours. */
  public static readonly READ_LATENCY = new CacheAlarm(ON_SERVERLESS.readLatency);
  /** `SuccessfulWriteRequestLatency`, the 99th percentile in microseconds. Recommended of serverless caches only. Ours. */
  public static readonly WRITE_LATENCY = new CacheAlarm(ON_SERVERLESS.writeLatency);

  /** `CommandAuthorizationFailures`, a minute. Not in the recommended set. */
  public static readonly COMMAND_AUTHORIZATION_FAILURES = new CacheAlarm(ON_REQUEST_ONLY.commandFailures);
  /** `KeyAuthorizationFailures`, a minute. Not in the recommended set. */
  public static readonly KEY_AUTHORIZATION_FAILURES = new CacheAlarm(ON_REQUEST_ONLY.keyFailures);
  /** `IamAuthenticationThrottling`, a minute. Not in the recommended set. */
  public static readonly IAM_AUTHENTICATION_THROTTLING = new CacheAlarm(ON_REQUEST_ONLY.iamThrottling);
  /** `FreeableMemory`, bytes, below. Not in the recommended set. */
  public static readonly FREEABLE_MEMORY = new CacheAlarm(ON_REQUEST_ONLY.freeableMemory);
  /** `MasterLinkHealthStatus`, below 1. Not in the recommended set. */
  public static readonly REPLICA_OUT_OF_SYNC = new CacheAlarm(ON_REQUEST_ONLY.replicaOutOfSync);
  /** `GlobalDatastoreReplicationLag`, seconds: for secondaries of a global datastore. Not in the recommended set. */
  public static readonly GLOBAL_REPLICATION_LAG = new CacheAlarm(ON_REQUEST_ONLY.globalReplicationLag);

  /** @internal */
  public static _all(): CacheAlarm[] {
    return [ESSENTIALS, ON_NODES, ON_SERVERLESS, ON_REQUEST_ONLY].flatMap(specs => Object.values<AlarmSpec>(specs)).map(spec => new CacheAlarm(spec));
  }

  private constructor(
    /** @internal */
    public readonly _spec: AlarmSpec,
    private readonly overrides: Overrides = {},
  ) {}

  /**
   * Returns a copy with another threshold.
   *
   * @param threshold the threshold, in the unit of the metric
   * @returns a copy of the alarm with this threshold
   */
  public at(threshold: number): CacheAlarm {
    return this.with({ threshold });
  }

  /**
   * Returns a copy that goes into ALARM after another time above, or below, the threshold.
   *
   * @param duration in whole minutes, at most a day
   * @returns a copy of the alarm with this duration
   */
  public withDuration(duration: Duration): CacheAlarm {
    return this.with({ minutes: minutesOf(duration) });
  }

  /**
   * Returns a copy with another severity.
   *
   * @param severity the severity
   * @returns a copy of the alarm with this severity
   */
  public withSeverity(severity: AlarmSeverity): CacheAlarm {
    return this.with({ severity });
  }

  /**
   * Returns a copy with actions in addition to those of all alarms of the cache.
   *
   * @param actions the actions, for example `new SnsAction(topic)`
   * @returns a copy of the alarm with these actions
   */
  public withActions(actions: IAlarmAction[]): CacheAlarm {
    return this.with({ actions });
  }

  /**
   * The name in construct ids, such as `EngineCpu`.
   *
   * @returns the name of the alarm
   */
  public toString(): string {
    return this._spec.id;
  }

  /** @internal */
  public _threshold(facts: AlarmFacts): number | undefined {
    return this.overrides.threshold ?? this._spec.threshold(facts);
  }

  /** What rules look at. @internal */
  public _chosenFor(facts: AlarmFacts): ChosenAlarm {
    return { name: String(this), measured: this._spec.readings[facts.kind] !== undefined, threshold: this._threshold(facts) };
  }

  /** @internal */
  public get _minutes(): number {
    return this.overrides.minutes ?? this._spec.minutes;
  }

  /** @internal */
  public get _severity(): AlarmSeverity {
    return this.overrides.severity ?? (this._spec.severity === 'critical' ? AlarmSeverity.CRITICAL : AlarmSeverity.WARNING);
  }

  /** @internal */
  public get _actions(): IAlarmAction[] {
    return this.overrides.actions ?? [];
  }

  /** What it means, what to do, the page, and who recommends it. @internal */
  public get _description(): string {
    const { meaning, see, origin } = this._spec;
    const source = this.overrides.threshold === undefined ? origin : `${origin.split(',')[0]}, threshold by the app`;
    return `${meaning} ${see} (${source})`;
  }

  private with(overrides: Overrides): CacheAlarm {
    return new CacheAlarm(this._spec, { ...this.overrides, ...overrides });
  }
}

/** The number of datapoints of an alarm is calculated at synthesis, so the duration must be known. */
function minutesOf(duration: Duration): number {
  const allowed = `'duration' of an alarm must be in whole minutes, from 1 minute to ${LONGEST / 60} hours`;
  if (duration.isUnresolved()) {
    INVALID_ALARM_DURATION.fail(`${allowed}, got one that is only known at deployment. Write a number, such as Duration.minutes(5)`);
  }
  const minutes = duration.toMinutes({ integral: false });
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > LONGEST) {
    const nearest = Math.min(Math.max(Math.ceil(minutes), 1), LONGEST);
    INVALID_ALARM_DURATION.fail(`${allowed}, got ${duration.toHumanString()}. Use Duration.minutes(${nearest})`);
  }
  return minutes;
}
