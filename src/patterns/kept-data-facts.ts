import { TransitEncryption } from '../engine/transit-encryption';

/** What rules about data that is no copy look at. */
export interface KeptDataFacts {
  /** What the nodes will do when the memory is full; undefined when it is not known. */
  readonly evictionPolicy?: string;
  readonly backedUp: boolean;
  readonly retentionDays?: number;
  /** Of the shard that has the fewest. */
  readonly replicas: number;
  readonly transitEncryption: TransitEncryption;
  readonly logsIn: boolean;
  /** Percent of the memory at which somebody is told; undefined when nobody is. */
  readonly memoryAlarmAt?: number;
}
