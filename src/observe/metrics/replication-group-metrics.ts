import { IReplicationGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { AggregatedNodeMetrics } from './aggregated-node-metrics';
import { MetricSource } from './cache-metric';
import { choiceOf, NO_SUCH_NODE } from './node-checks';
import { namedNodes, NamedNode } from './node-ids';
import { NodeSet, tagOf } from './node-math';
import { NodeMetrics } from './node-metrics';
import { Sender } from './sender';
import { ONLY_NODE, shardId } from './service-facts';
import { ShardMetrics } from './shard-metrics';
import { known } from '../../private/tokens';
import { valueCheck, ValueCheck } from '../../private/value-check';
import { shown } from '../../private/words';

const NO_SUCH_SHARD: ValueCheck = valueCheck({
  code: 'NoSuchShard',
  clause: '`metrics.shard()`: the cache has no shard with this number, or the number of nodes is not known',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html',
});

const OF_NODES: Sender = { sources: [MetricSource.VALKEY_OR_REDIS_NODES] };

/** How many nodes a cache has, which is what their names follow from. */
export interface NodeCount {
  /**
   * Number of shards, of a cache with cluster mode enabled.
   *
   * @default - cluster mode disabled
   */
  readonly shards?: number;

  /**
   * Number of replicas of each shard.
   *
   * @default - unknown: CloudWatch searches for the nodes
   */
  readonly replicas?: number;
}

/**
 * The metrics of a Redis or Valkey cache: of all nodes together, of a shard, and of each node.
 *
 * Where the number of nodes is not known, CloudWatch searches for them by the name of the cache. That is for graphs: an alarm takes
 * no search. It finds the nodes of another cache too if their names begin with the same words.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
 * @example
 * const metrics = ReplicationGroupMetrics.fromReplicationGroupId('sessions', { replicas: 1 });
 * metrics.engineCpuUtilization();
 * metrics.node('002').metric(CacheMetric.SAVE_IN_PROGRESS);
 */
export class ReplicationGroupMetrics extends AggregatedNodeMetrics {
  /**
   * The metrics of a cache by its name.
   *
   * @param replicationGroupId the name, in any case: ElastiCache keeps it in lower case
   * @param nodes how many nodes it has; without a number, CloudWatch searches for them, which is for graphs only
   * @returns the metrics of the cache
   */
  public static fromReplicationGroupId(replicationGroupId: string, nodes: NodeCount = {}): ReplicationGroupMetrics {
    const name = known(replicationGroupId)?.toLowerCase() ?? replicationGroupId;
    return new ReplicationGroupMetrics(name, namedNodes(name, nodes), tagOf(name), OF_NODES);
  }

  /**
   * The metrics of a cache made here, made by an L1 construct, or imported.
   *
   * @param group the cache
   * @param nodes how many nodes it has; without a number, CloudWatch searches for them, which is for graphs only
   * @returns the metrics of the cache
   */
  public static fromReplicationGroup(group: IReplicationGroupRef, nodes: NodeCount = {}): ReplicationGroupMetrics {
    const { metrics } = group as { metrics?: unknown };
    if (metrics instanceof ReplicationGroupMetrics && metrics.nodeIds.length > 0) { return metrics; }
    const name = group.replicationGroupRef.replicationGroupId;
    return new ReplicationGroupMetrics(name, namedNodes(name, nodes), `_${group.node.addr.slice(-8)}`, OF_NODES);
  }

  /** @internal */
  public static _ofNodes(name: string, nodes: NamedNode[] | undefined, tag: string, sender: Sender): ReplicationGroupMetrics {
    return new ReplicationGroupMetrics(name, nodes, tag, sender);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'ReplicationGroupMetrics';

  /** @internal */
  public readonly _set: NodeSet;

  private constructor(
    /** The name of the cache. */
    public readonly replicationGroupId: string,
    /** @internal */
    public readonly _nodes: NamedNode[] | undefined,
    private readonly tag: string,
    private readonly sender: Sender,
  ) {
    super();
    this._set = { nodes: _nodes?.map(dimensionsOf), search: `CacheClusterId=${replicationGroupId}`, tag, sender };
  }

  /** The ids of the nodes, such as `001`, or `0001-001` with cluster mode enabled; empty where they are not known. */
  public get nodeIds(): string[] {
    return this._nodes?.map(({ id }) => id) ?? [];
  }

  /**
   * The metrics of one node.
   *
   * @param id such as `001`, or `0001-001` with cluster mode enabled
   * @returns the metrics of the node
   */
  public node(id: string): NodeMetrics {
    if (!/^(\d{4}-)?\d{3}$/.test(id) || (this._nodes && !this.nodeIds.includes(id))) {
      NO_SUCH_NODE.fail(`'id' must be the id of a node of the cache, got ${shown(id)}. Use ${choiceOf(this.nodeIds) || 'an id such as 001, or 0001-001 with shards'}`);
    }
    return NodeMetrics._of(this._nodes?.find(node => node.id === id)?.cacheClusterId ?? `${this.replicationGroupId}-${id}`, this.sender, `${this.tag}_${id.replace(/\W/g, '_')}`);
  }

  /**
   * The metrics of the nodes of one shard.
   *
   * @param shard its number, beginning with 1
   * @returns the metrics of its nodes together
   */
  public shard(shard: number): ShardMetrics {
    const sharded = this.nodeIds.some(id => id.includes('-'));
    const nodes = this._nodes?.filter(({ id }) => sharded ? id.startsWith(`${shardId(shard)}-`) : shard === 1);
    if (!nodes || nodes.length === 0) {
      NO_SUCH_SHARD.fail(this._nodes
        ? `'shard' must be the number of a shard of the cache, got ${shown(shard)}. Use ${choiceOf(this.shardNumbers)}`
        : 'the metrics of a shard need the number of shards and replicas. Pass \'shards\' and \'replicas\' where you create or import the metrics');
    }
    return ShardMetrics._of({ nodes: nodes.map(dimensionsOf), search: '', tag: `${this.tag}_${shardId(shard)}`, sender: this.sender });
  }

  private get shardNumbers(): number[] {
    return [...new Set(this.nodeIds.map(id => id.includes('-') ? Number(id.slice(0, 4)) : 1))];
  }
}

function dimensionsOf({ cacheClusterId }: NamedNode) {
  return { CacheClusterId: cacheClusterId, CacheNodeId: ONLY_NODE };
}
