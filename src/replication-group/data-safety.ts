import { ReplicationGroupPlan } from './plan';
import { EvictionPolicy } from '../engine/eviction-policy';
import { TransitEncryption } from '../engine/transit-encryption';

/** The default of the engine. */
const ENGINE_DEFAULT = EvictionPolicy.VOLATILE_LRU;

/** How the data in a cache is protected against loss and against reading by others. */
export interface DataSafety {
  /** What the nodes do when the memory is full; undefined when it is not known. */
  readonly evictionPolicy?: string;
  readonly backedUp: boolean;
  readonly retentionDays?: number;
  /** Of the shard with the fewest. */
  readonly replicas: number;
  readonly dataTiering: boolean;
  readonly transitEncryption: TransitEncryption;
  readonly logsIn: boolean;
}

/** How a cache protects its data, from its plan. */
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

/** Undefined when it comes from a parameter group, or from a primary in another region, that is not known. */
function policyOf({ parameters, parameterGroup, parameterGroupFacts, globalReplicationGroup }: ReplicationGroupPlan): string | undefined {
  const unknown = globalReplicationGroup !== undefined || (parameterGroup !== undefined && parameterGroupFacts?.parameters === undefined);
  return parameters['maxmemory-policy'] ?? (unknown ? undefined : ENGINE_DEFAULT);
}
