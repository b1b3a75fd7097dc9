import { ChosenSubnets } from '../network/subnets';
import type { DataSafety } from '../replication-group/data-safety';

/** GiB that an instance of RDS has at most. */
export const LARGEST_DISK = 65_536;

/** What rules about a `DatabaseCache` look at. */
export interface DatabaseCacheFacts {
  readonly ownsDatabase: boolean;
  readonly databaseName?: string;
  readonly readers?: number;
  /** Each reader is a resource, so that their number must be known. */
  readonly readersKnown: boolean;
  /** GiB. */
  readonly allocatedStorage?: number;
  /** The limit of its growth and the alarm on it follow from it, so that it must be known. */
  readonly storageKnown: boolean;
  /** Days. */
  readonly backupRetention?: number;
  readonly subnets?: ChosenSubnets;
  /** What was said of the cache; undefined when nothing was. */
  readonly evictionPolicy?: string;
}

/** What rules about data that is no copy look at. */
export interface KeptDataFacts extends Omit<DataSafety, 'dataTiering'> {
  /** Percent of the memory at which somebody is told; undefined when nobody is. */
  readonly memoryAlarmAt?: number;
}
