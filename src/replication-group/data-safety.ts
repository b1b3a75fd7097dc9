import { ReplicationGroupPlan } from './plan';
import { EvictionPolicy } from '../engine/eviction-policy';
import { TransitEncryption } from '../engine/transit-encryption';

/** The engine's own policy, where nothing is said. */
const ENGINE_DEFAULT = EvictionPolicy.VOLATILE_LRU;

/** What can become of the data in a cache, and who can read it. */
export interface DataSafety {
  /** What the nodes do when the memory is full; undefined when it is not known. */
  readonly evictionPolicy?: string;
  readonly backedUp: boolean;
  readonly retentionDays?: number;
  /** Of the shard that has the fewest. */
  readonly replicas: number;
  readonly dataTiering: boolean;
  readonly transitEncryption: TransitEncryption;
  readonly logsIn: boolean;
}

export function dataSafetyOf(plan: ReplicationGroupPlan): DataSafety {
  const { retentionDays, replicas, nodesPerShard, dataTiering, transitEncryption, login } = plan;
  return {
    evictionPolicy: policyOf(plan),
    retentionDays,
    backedUp: retentionDays !== undefined,
    replicas: nodesPerShard === undefined ? replicas : Math.min(...nodesPerShard) - 1,
    dataTiering,
    transitEncryption,
    logsIn: login.usesToken || login.userGroup !== undefined,
  };
}

/** Undefined where a parameter group, or the primary in another region, says it and is not known. */
function policyOf({ parameters, parameterGroup, parameterGroupFacts, globalReplicationGroup }: ReplicationGroupPlan): string | undefined {
  const unknown = globalReplicationGroup !== undefined || (parameterGroup !== undefined && parameterGroupFacts?.parameters === undefined);
  return parameters['maxmemory-policy'] ?? (unknown ? undefined : ENGINE_DEFAULT);
}
