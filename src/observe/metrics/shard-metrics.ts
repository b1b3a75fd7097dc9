import { AggregatedNodeMetrics } from './aggregated-node-metrics';
import { NodeSet } from './node-math';

/**
 * The metrics of the nodes of one shard together.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
 */
export class ShardMetrics extends AggregatedNodeMetrics {
  /** @internal */
  public static _of(set: NodeSet): ShardMetrics {
    return new ShardMetrics(set);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'ShardMetrics';

  private constructor(
    /** @internal */
    public readonly _set: NodeSet,
  ) {
    super();
  }
}
