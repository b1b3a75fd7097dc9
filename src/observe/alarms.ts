import { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';

/** What happens when an alarm goes off. */
export interface RecommendedAlarmsOptions {
  /**
   * What each alarm does when it goes off, for example `new SnsAction(topic)`.
   *
   * @default - nothing: the alarms are seen in CloudWatch only
   */
  readonly actions?: IAlarmAction[];
}

/**
 * The alarms of a cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html
 */
export class Alarms {
  /**
   * The recommended alarms on each node: processor, memory, connections, replication lag and evictions.
   *
   * A cache of more than ten nodes gets one alarm for each ten of them: when it grows past ten, its alarms are made anew.
   */
  public static recommended(options: RecommendedAlarmsOptions = {}): Alarms {
    return new Alarms(true, options.actions ?? []);
  }

  /** No alarms: nobody is told when the cache fills up or falls over. */
  public static none(): Alarms {
    return new Alarms(false, []);
  }

  private constructor(
    /** @internal */
    public readonly _enabled: boolean,
    /** @internal */
    public readonly _actions: IAlarmAction[],
  ) {}
}
