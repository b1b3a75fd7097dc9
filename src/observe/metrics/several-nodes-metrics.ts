import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { across, NodeSet } from './across';
import { NodesMetricMethods } from './data/nodes-metric-methods.generated';
import { evictionsPerSecond, hitRate, memoryHeadroom, slowestReplica } from './derived';
import { NodesMetricOptions } from './nodes-metric-options';

/**
 * What the metrics of a shard and of a whole cache have in common.
 *
 * @internal
 */
export abstract class SeveralNodesMetrics extends NodesMetricMethods {
  /** @internal */
  constructor(public readonly _set: NodeSet) {
    super();
  }

  /** Share of reads that found their key, from the hits and misses of all nodes. Percent; no value while nothing is read. */
  public hitRate(options?: NodesMetricOptions): MathExpression {
    return hitRate(this._set, ['CacheHits', 'CacheMisses'], options);
  }

  /** How much of the memory for data is left on the fullest node. Percent. */
  public memoryHeadroom(options?: NodesMetricOptions): MathExpression {
    return memoryHeadroom(this._set, options);
  }

  /** How far the slowest replica is behind its primary. Seconds, maximum. */
  public slowestReplicationLag(options?: NodesMetricOptions): MathExpression {
    return slowestReplica(this._set, options);
  }

  /** Keys dropped to make room, in a second, of all nodes together. */
  public evictionsPerSecond(options?: NodesMetricOptions): MathExpression {
    return evictionsPerSecond(this._set, options);
  }

  /**
   * A metric of the nodes by its name, for one that has no method yet: the average of the nodes unless the options say otherwise.
   */
  public metric(metricName: string, options?: NodesMetricOptions): MathExpression {
    return this._known(metricName, options);
  }

  /** @internal */
  protected _known(metricName: string, options?: NodesMetricOptions): MathExpression {
    return across(this._set, metricName, options);
  }
}
