import { ChosenSubnets } from '../network/subnets';
import type { DataSafety } from '../replication-group/data-safety';

/** The largest disk of an RDS instance, in GiB. */
export const LARGEST_DISK = 65_536;

/** What rules about a `DatabaseCache` check. */
export interface DatabaseCacheFacts {
  readonly ownsDatabase: boolean;
  readonly databaseName?: string;
  readonly readers?: number;
  /** Each reader is a resource, so their number must be known at synthesis. */
  readonly readersKnown: boolean;
  /** GiB. */
  readonly allocatedStorage?: number;
  /** The limit of its growth and the threshold of its alarm depend on it, so it must be known at synthesis. */
  readonly storageKnown: boolean;
  /** Days. */
  readonly backupRetention?: number;
  readonly subnets?: ChosenSubnets;
  /** As given in the props. */
  readonly evictionPolicy?: string;
}

/** What rules about data that exists nowhere else check. */
export interface DataStoreFacts extends DataSafety {
  /** Where the user can change the eviction policy. */
  readonly policyFrom: 'props' | 'parameterGroup' | 'primary';
  /** The threshold of the alarm on memory, in percent; undefined without that alarm. */
  readonly memoryAlarmAt?: number;
}
