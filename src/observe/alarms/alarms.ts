import { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { AlarmSeverity } from './alarm-severity';
import { AlarmFacts } from './alarm-spec';
import { CacheAlarm } from './cache-alarm';
import { LARGE_CACHE } from '../metrics/service-facts';

/** One alarm for the whole cache. It goes into ALARM if any alarm of the cache does. */
export interface CompositeCacheAlarmOptions {
  /**
   * Actions when it goes into ALARM, for example `new SnsAction(topic)`.
   *
   * @default - none: you see the alarm in CloudWatch only
   */
  readonly actions?: IAlarmAction[];

  /**
   * Whether only the critical alarms of the cache count.
   *
   * @default false
   */
  readonly criticalOnly?: boolean;
}

/** What happens when alarms change their state. */
export interface AlarmActionOptions {
  /**
   * Actions of each alarm when it goes into ALARM, for example `new SnsAction(topic)`.
   *
   * @default - none: you see the alarms in CloudWatch only
   */
  readonly actions?: IAlarmAction[];

  /**
   * Additional actions of critical alarms.
   *
   * @default - none
   */
  readonly criticalActions?: IAlarmAction[];

  /**
   * Additional actions of warnings.
   *
   * @default - none
   */
  readonly warningActions?: IAlarmAction[];

  /**
   * Actions of each alarm when it returns to OK.
   *
   * @default - none
   */
  readonly okActions?: IAlarmAction[];

  /**
   * One additional alarm for the whole cache, so that you get one notification instead of many.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html
   */
  readonly composite?: CompositeCacheAlarmOptions;
}

/** Which of the recommended alarms a cache has, and what happens when they change their state. */
export interface RecommendedAlarmsOptions extends AlarmActionOptions {
  /**
   * Alarms of the recommended set to leave out.
   *
   * @default - none
   */
  readonly without?: CacheAlarm[];

  /**
   * Additional alarms. An alarm of the recommended set replaces its default settings: `[CacheAlarm.ENGINE_CPU.at(80)]`.
   *
   * @default - none
   */
  readonly also?: CacheAlarm[];
}

/**
 * The alarms of a cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html
 * @example
 * new ValkeyReplicationGroup(this, 'Cache', {
 *   vpc,
 *   alarms: Alarms.recommended({ actions: [new SnsAction(topic)], also: [CacheAlarm.ENGINE_CPU.at(80)] }),
 * });
 */
export class Alarms {
  /**
   * The recommended alarms, on each node or on a serverless cache. Engine, node type, replicas, eviction policy, authentication,
   * durability and limits decide which ones.
   *
   * If the cache has more than ten nodes, one alarm covers ten of them. A cache that grows past ten nodes gets new alarms in place of
   * the old ones. If it has more than fifty nodes, it has only the alarms on processor, memory, connections and replication lag.
   *
   * @param options the actions of the alarms, and changes to the set
   * @returns for `alarms` of a cache
   */
  public static recommended(options: RecommendedAlarmsOptions = {}): Alarms {
    const { without = [], also = [] } = options;
    return new Alarms(true, options, also, without.map(alarm => alarm._spec.id));
  }

  /**
   * Exactly these alarms, even those that are not recommended for the cache. The gate of a Memcached cluster and the database of a
   * `DatabaseCache` then have none.
   *
   * @param alarms the alarms to create
   * @param options the actions of the alarms
   * @returns for `alarms` of a cache
   */
  public static of(alarms: CacheAlarm[], options: AlarmActionOptions = {}): Alarms {
    return new Alarms(alarms.length > 0, options, alarms, undefined);
  }

  /**
   * No alarms. Nobody is notified when the cache is full or fails.
   *
   * @returns for `alarms` of a cache
   */
  public static none(): Alarms {
    return new Alarms(false, {}, [], undefined);
  }

  private constructor(
    /** @internal */
    public readonly _enabled: boolean,
    /** @internal */
    public readonly _options: AlarmActionOptions,
    /** Alarms that the user passed. @internal */
    public readonly _named: CacheAlarm[],
    /** Ids of the alarms to leave out of the recommended set; undefined without that set. */
    private readonly without?: string[],
  ) {}

  /** Whether the gate or the database of the cache gets its recommended alarms, too. @internal */
  public get _recommends(): boolean {
    return this.without !== undefined;
  }

  /** The recommended set with another default for one alarm, unless the user configured or left out that alarm. @internal */
  public _preferring(alarm: CacheAlarm): Alarms {
    const configured = this._named.map(({ _spec: { id } }) => id).concat(this.without ?? []);
    return this._recommends && !configured.includes(alarm._spec.id) ? new Alarms(true, this._options, [...this._named, alarm], this.without) : this;
  }

  /** Actions of each alarm when it goes into ALARM. @internal */
  public get _actions(): IAlarmAction[] {
    return this._options.actions ?? [];
  }

  /** Actions of one alarm when it goes into ALARM. @internal */
  public _actionsOf(alarm: CacheAlarm): IAlarmAction[] {
    const { criticalActions = [], warningActions = [] } = this._options;
    return [...this._actions, ...(alarm._severity === AlarmSeverity.CRITICAL ? criticalActions : warningActions), ...alarm._actions];
  }

  /** The threshold of an alarm of a cache; undefined if the cache does not have it. @internal */
  public _thresholdOf(alarm: CacheAlarm, facts: AlarmFacts, nodes: number): number | undefined {
    return this._select(facts, nodes).find(({ _spec }) => _spec.id === alarm._spec.id)?._threshold(facts);
  }

  /** The alarms of a cache: the recommended ones in the order of the catalogue, then additional ones. @internal */
  public _select(facts: AlarmFacts, nodes: number): CacheAlarm[] {
    const named = new Map(this._named.map(alarm => [alarm._spec.id, alarm]));
    const { without } = this;
    const recommended = without === undefined ? [] : CacheAlarm._all().filter(({ _spec: spec }) =>
      spec.readings[facts.kind] && spec.recommended?.(facts) && !without.includes(spec.id) && (nodes <= LARGE_CACHE || spec.essential));
    const ids = recommended.map(({ _spec: { id } }) => id);
    return [...recommended.map(alarm => named.get(alarm._spec.id) ?? alarm), ...[...named.values()].filter(({ _spec: { id } }) => !ids.includes(id))];
  }
}
