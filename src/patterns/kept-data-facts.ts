import type { DataSafety } from '../replication-group/data-safety';

/** What rules about data that is no copy look at. */
export interface KeptDataFacts extends Omit<DataSafety, 'dataTiering'> {
  /** Percent of the memory at which somebody is told; undefined when nobody is. */
  readonly memoryAlarmAt?: number;
}
