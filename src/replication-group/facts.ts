import { Topology } from './topology';
import { EncryptionKeyFacts, LoginFacts } from '../access/facts';
import { Durability } from '../engine/durability';
import { EngineVersion } from '../engine/engine-version';
import { NodeType } from '../engine/node-type';
import { Restore } from '../engine/restore';
import { TransitEncryption } from '../engine/transit-encryption';
import { DailyWindow, WeeklyWindow } from '../engine/window';
import { NodeFacts, PlacementFacts } from '../network/facts';
import { AlarmedNodes } from '../observe/alarms/facts';
import { NotificationFacts } from '../observe/events/facts';
import { DeliveryFacts } from '../observe/logs/facts';
import { SettingsFacts } from '../parameters/facts';

/** What the rules of a replication group read. */
export interface ReplicationGroupFacts
  extends Topology, NodeFacts, PlacementFacts, SettingsFacts, EncryptionKeyFacts, DeliveryFacts, NotificationFacts, AlarmedNodes {
  readonly replicationGroupName?: string;
  readonly description: string;
  readonly dataTiering: boolean;
  readonly durability?: Durability;
  /** What a secondary of a global datastore inherits from its primary, as far as it is known; undefined for other caches. */
  readonly inherited?: InheritedFacts;
  /** Props that were given although the cache inherits them from its primary. */
  readonly inheritedAndGiven: string[];
  readonly transitEncryption: TransitEncryption;
  readonly login: LoginFacts;
  readonly authenticationGiven: boolean;
  /** All parameters of the parameter group. */
  readonly parameters: Record<string, string>;
  readonly restoreFrom?: Restore;
  readonly snapshottingClusterId?: string;
  readonly retentionDays?: number;
  readonly backupWindow?: DailyWindow;
  readonly maintenanceWindow?: WeeklyWindow;
  /** Rules only ask whether it was given. */
  readonly detailedMonitoring?: unknown;
}

/** What a secondary of a global datastore inherits from its primary. */
export interface InheritedFacts {
  readonly automaticFailover?: boolean;
}

/** A cache, and the range in which it scales. */
export interface ScalingFacts extends ReplicationGroupFacts {
  readonly what: 'Replicas' | 'NodeGroups';
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly already: boolean;
}

/** A global datastore: its primary, and what it sets for all members. */
export interface GlobalFacts {
  readonly suffix: string;
  readonly primary: Pick<ReplicationGroupFacts, 'version' | 'clusterMode' | 'durability' | 'inherited'>;
  readonly nodeType: NodeType;
  readonly engineVersion?: EngineVersion;
  /** Rules only ask whether one was given. */
  readonly parameterGroup?: unknown;
  readonly shards?: number;
}

/** A snapshot and its source. */
export interface SnapshotFacts {
  readonly snapshotName: string;
  /** Rules only ask whether one was given. */
  readonly replicationGroup?: unknown;
  readonly cacheClusterId?: string;
}
