import { EvictionPolicy } from '../engine/eviction-policy';
import { ChosenSubnets } from '../network/subnets';
import { Rule } from '../private/rules';

/** What rules about a `DatabaseCache` look at. */
export interface DatabaseCacheFacts {
  readonly ownsDatabase: boolean;
  readonly databaseName?: string;
  readonly readers?: number;
  readonly subnets?: ChosenSubnets;
  /** What was said of the cache; undefined when nothing was. */
  readonly evictionPolicy?: string;
}

/** What RDS refuses of the database that a `DatabaseCache` makes. */
export const DATABASE_CACHE_RULES: Array<Rule<DatabaseCacheFacts>> = [
  {
    code: 'InvalidDatabaseName',
    clause: 'the name of a database has 1 to 63 letters, digits and underscores, and begins with a letter',
    see: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html',
    broken: f => f.ownsDatabase && f.databaseName !== undefined && !/^[A-Za-z]\w{0,62}$/.test(f.databaseName),
    says: f => `'databaseName' must be 1 to 63 letters, digits and underscores, beginning with a letter, got '${f.databaseName}'; write one such as 'shop'`,
  },
  {
    code: 'ReadersOutOfRange',
    clause: 'an Aurora cluster has 0 to 15 readers',
    see: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html',
    broken: f => f.readers !== undefined && !(Number.isInteger(f.readers) && f.readers >= 0 && f.readers <= 15),
    says: f => `'readers' must be a whole number from 0 to 15, got ${f.readers}; write 1 for one that takes over`,
  },
  {
    code: 'DatabaseNeedsTwoZones',
    clause: 'a database needs subnets in two zones',
    see: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
    broken: f => f.ownsDatabase && f.subnets !== undefined && zonesOf(f.subnets) < 2,
    says: f => `'vpcSubnets' must select subnets in at least two zones, also for a database in one of them, got ${zonesOf(f.subnets!)}; select more, or make the VPC with maxAzs: 2`,
  },
];

/** What is legal but unwise. */
export const DATABASE_CACHE_WARNINGS: Array<Rule<DatabaseCacheFacts>> = [
  {
    code: 'CopiesNeverEvicted',
    clause: 'the cache of a database drops nothing when it is full',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Strategies.html',
    broken: f => f.evictionPolicy === EvictionPolicy.NO_EVICTION,
    says: () => '\'evictionPolicy\' is noeviction, so that a full cache takes nothing new and each further read goes to the database; leave it out, since all of it is in the database',
  },
];

/** At most as many as there are subnets, where it is not known in which zones they are. */
function zonesOf({ availabilityZones, subnetIds }: ChosenSubnets): number {
  return (availabilityZones ?? subnetIds).length;
}
