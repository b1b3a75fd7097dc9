import { ReplicationGroupOptions } from './props';
import { ClusterMode } from '../engine/cluster-mode';
import { ShardConfiguration } from '../engine/shard-configuration';
import { isKnown, known } from '../private/tokens';

const DEFAULT_REPLICAS = 1;

/** The nodes of a cache and their roles. */
export interface Topology {
  /** As the user gave it. Without it, one shard. */
  readonly shards?: number;
  /** Number of replicas of each shard. The lowest number where shards differ. */
  readonly replicas: number;
  readonly shardConfigurations?: ShardConfiguration[];
  /** Whether `shards`, `replicas` or `availabilityZones` came with `shardConfigurations`. */
  readonly shardsGivenTwice: boolean;
  /** Whether `primaryClusterId` came with a number of nodes. */
  readonly primaryGivenTwice: boolean;
  /** As the user gave it. */
  readonly givenClusterMode?: ClusterMode;
  /** Whether the parameter group enables clusters. */
  readonly clusterMode: boolean;
  /** Whether only cluster clients can use it. */
  readonly clusterClientsOnly: boolean;
  /** The nodes of each shard, when known at synthesis. */
  readonly nodesPerShard?: number[];
  /** All nodes, when their number is known at synthesis. */
  readonly nodes?: number;
  readonly availabilityZones?: string[];
  readonly automaticFailover: boolean;
  /** Whether the user switched it off. */
  readonly failoverRefused: boolean;
  readonly multiAz: boolean;
}

export function topologyOf(props: ReplicationGroupOptions): Topology {
  const { shards, shardConfigurations, availabilityZones, clusterMode: givenClusterMode } = props;
  const sharded = shards !== undefined || shardConfigurations !== undefined;
  const replicas = replicasOf(props);
  const nodesPerShard = nodesOf(props);
  // a number of replicas that is only known at deployment counts as at least one
  const hasReplica = known(replicas) === undefined || replicas > 0;
  const clusterMode = givenClusterMode === undefined ? sharded : givenClusterMode !== ClusterMode.DISABLED;
  const automaticFailover = props.automaticFailover ?? (hasReplica || clusterMode);
  return {
    shards: shardConfigurations?.length ?? shards,
    replicas,
    shardConfigurations,
    shardsGivenTwice: shardConfigurations !== undefined
      && [shards, props.replicas, availabilityZones].some(given => given !== undefined),
    primaryGivenTwice: props.primaryClusterId !== undefined
      && [shards, props.replicas, shardConfigurations, availabilityZones, props.globalReplicationGroup].some(given => given !== undefined),
    givenClusterMode,
    clusterMode,
    clusterClientsOnly: clusterMode && givenClusterMode !== ClusterMode.COMPATIBLE,
    nodesPerShard,
    nodes: nodesPerShard?.reduce((sum, nodes) => sum + nodes, 0),
    availabilityZones,
    automaticFailover,
    failoverRefused: props.automaticFailover === false,
    multiAz: props.multiAz ?? (hasReplica && automaticFailover),
  };
}

const replicasOfShard = ({ replicas = DEFAULT_REPLICAS }: ShardConfiguration) => replicas;

function replicasOf({ shardConfigurations, primaryClusterId, replicas }: ReplicationGroupOptions): number {
  // an existing node that becomes a primary has no replica yet
  const alike = replicas ?? (primaryClusterId === undefined ? DEFAULT_REPLICAS : 0);
  const each = shardConfigurations?.map(replicasOfShard);
  if (!each || each.length === 0) { return alike; }
  return each.find(count => !isKnown(count)) ?? Math.min(...each);
}

function nodesOf(props: ReplicationGroupOptions): number[] | undefined {
  const { shardConfigurations, shards = 1 } = props;
  const replicas = replicasOf(props);
  const alike = isKnown(shards) && isReasonable(shards) ? Array.from({ length: shards }, () => replicas) : undefined;
  const each = shardConfigurations?.map(replicasOfShard) ?? alike;
  return each?.every(isKnown) ? each.map(count => count + 1) : undefined;
}

/** Whether a list of this length can be made. Rules refuse other numbers. */
function isReasonable(shards: number): boolean {
  return Number.isInteger(shards) && shards >= 0 && shards <= 10_000;
}
