import { NodeSet } from './across';
import { SeveralNodesMetrics } from './several-nodes-metrics';

/**
 * The metrics of the nodes of one shard: metric math over the nodes.
 *
 * An alarm can calculate with ten metrics at most, and `hitRate` takes two of each node.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export class NodesMetrics extends SeveralNodesMetrics {
  /** @internal */
  public static _of(set: NodeSet): NodesMetrics {
    return new NodesMetrics(set);
  }

  private constructor(set: NodeSet) {
    super(set);
  }
}
