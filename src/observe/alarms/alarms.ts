import { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { AlarmSeverity } from './alarm-severity';
import { AlarmFacts } from './alarm-spec';
import { CacheAlarm } from './cache-alarm';
import { LARGE_CACHE } from '../metrics/service-facts';

/** One alarm for the whole cache, which goes off when any of its alarms does. */
export interface CompositeCacheAlarmOptions {
  /**
   * What it does when it goes off, for example `new SnsAction(topic)`.
   *
   * @default - nothing: it is seen in CloudWatch only
   */
  readonly actions?: IAlarmAction[];

  /**
   * Whether it goes off for critical alarms only.
   *
   * @default false
   */
  readonly criticalOnly?: boolean;
}

/** What happens when alarms go off. */
export interface AlarmActionOptions {
  /**
   * What each alarm does when it goes off, for example `new SnsAction(topic)`.
   *
   * @default - nothing: the alarms are seen in CloudWatch only
   */
  readonly actions?: IAlarmAction[];

  /**
   * What critical alarms do besides.
   *
   * @default - nothing
   */
  readonly criticalActions?: IAlarmAction[];

  /**
   * What warnings do besides.
   *
   * @default - nothing
   */
  readonly warningActions?: IAlarmAction[];

  /**
   * What each alarm does when all is well again.
   *
   * @default - nothing
   */
  readonly okActions?: IAlarmAction[];

  /**
   * One alarm for the whole cache, for those who want one page and not twelve.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html
   */
  readonly composite?: CompositeCacheAlarmOptions;
}

/** Which alarms a cache has, and what happens when they go off. */
export interface RecommendedAlarmsOptions extends AlarmActionOptions {
  /**
   * Alarms of the recommended set to leave out.
   *
   * @default - none
   */
  readonly without?: CacheAlarm[];

  /**
   * Alarms to have besides, or in place of the same ones of the recommended set: `[CacheAlarm.ENGINE_CPU.at(80)]`.
   *
   * @default - none
   */
  readonly also?: CacheAlarm[];
}

/**
 * The alarms of a cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html
 */
export class Alarms {
  /**
   * The recommended alarms: on each node, or on a serverless cache. Which they are follows from engine, node type, replicas, eviction
   * policy, authentication, durability and limits.
   *
   * A cache of more than ten nodes gets one alarm for each ten of them: when it grows past ten, its alarms are made anew. One of more
   * than fifty nodes has only those on processor, memory, connections and replication lag.
   */
  public static recommended(options: RecommendedAlarmsOptions = {}): Alarms {
    const { without = [], also = [] } = options;
    return new Alarms(true, options, also, without.map(alarm => alarm._spec.id));
  }

  /**
   * These alarms and no others, also where we would not recommend them. The gate of a Memcached cluster and the database of a
   * `DatabaseCache` have none then.
   */
  public static of(alarms: CacheAlarm[], options: AlarmActionOptions = {}): Alarms {
    return new Alarms(alarms.length > 0, options, alarms, undefined);
  }

  /** No alarms: nobody is told when the cache fills up or falls over. */
  public static none(): Alarms {
    return new Alarms(false, {}, [], undefined);
  }

  private constructor(
    /** @internal */
    public readonly _enabled: boolean,
    /** @internal */
    public readonly _options: AlarmActionOptions,
    /** Alarms that the user named. @internal */
    public readonly _named: CacheAlarm[],
    /** Ids of what is left out of the recommended set; undefined without that set. */
    private readonly without?: string[],
  ) {}

  /** Whether what stands beside the cache has the alarms that we recommend, too. @internal */
  public get _recommends(): boolean {
    return this.without !== undefined;
  }

  /** The recommended set with an alarm as something else needs it, unless the user has said how it is to be. @internal */
  public _preferring(alarm: CacheAlarm): Alarms {
    const said = this._named.map(({ _spec: { id } }) => id).concat(this.without ?? []);
    return this._recommends && !said.includes(alarm._spec.id) ? new Alarms(true, this._options, [...this._named, alarm], this.without) : this;
  }

  /** What each alarm does when it goes off. @internal */
  public get _actions(): IAlarmAction[] {
    return this._options.actions ?? [];
  }

  /** What one alarm does when it goes off. @internal */
  public _actionsOf(alarm: CacheAlarm): IAlarmAction[] {
    const { criticalActions = [], warningActions = [] } = this._options;
    return [...this._actions, ...(alarm._severity === AlarmSeverity.CRITICAL ? criticalActions : warningActions), ...alarm._actions];
  }

  /** The threshold of an alarm of a cache; undefined if the cache does not have it. @internal */
  public _thresholdOf(alarm: CacheAlarm, facts: AlarmFacts, nodes: number): number | undefined {
    return this._select(facts, nodes).find(({ _spec }) => _spec.id === alarm._spec.id)?._threshold(facts);
  }

  /** The alarms of a cache: the recommended ones in the order of the catalogue, then those that are named besides. @internal */
  public _select(facts: AlarmFacts, nodes: number): CacheAlarm[] {
    const named = new Map(this._named.map(alarm => [alarm._spec.id, alarm]));
    const { without } = this;
    const recommended = without === undefined ? [] : CacheAlarm._all().filter(({ _spec: spec }) =>
      spec.readings[facts.kind] && spec.recommended?.(facts) && !without.includes(spec.id) && (nodes <= LARGE_CACHE || spec.essential));
    const ids = recommended.map(({ _spec: { id } }) => id);
    return [...recommended.map(alarm => named.get(alarm._spec.id) ?? alarm), ...[...named.values()].filter(({ _spec: { id } }) => !ids.includes(id))];
  }
}
