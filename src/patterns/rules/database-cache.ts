import { EvictionPolicy } from '../../engine/eviction-policy';
import { ChosenSubnets } from '../../network/subnets';
import { Rule } from '../../private/rules';
import { isOfListToken } from '../../private/tokens';
import { DatabaseCacheFacts, LARGEST_DISK } from '../facts';

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
    clause: 'an Aurora cluster has 0 to 15 readers, a number that is known at synthesis',
    see: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html',
    broken: f => !f.readersKnown || f.readers !== undefined && !(Number.isInteger(f.readers) && f.readers >= 0 && f.readers <= 15),
    says: f => `'readers' must be a whole number from 0 to 15, got ${f.readers}; write 1 for one that takes over`,
  },
  {
    code: 'DatabaseStorageOutOfRange',
    clause: 'the disk of a PostgreSQL instance has 20 to 65,536 GiB, a number that is known at synthesis',
    see: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html',
    broken: f => !f.storageKnown || f.allocatedStorage !== undefined
      && !(Number.isInteger(f.allocatedStorage) && f.allocatedStorage >= 20 && f.allocatedStorage <= LARGEST_DISK),
    says: f => `'allocatedStorage' must be a whole number of GiB from 20 to ${LARGEST_DISK}, got ${f.allocatedStorage}; leave it out to have 20, which grow`,
  },
  {
    code: 'DatabaseRetentionOutOfRange',
    clause: 'a backup of a database is kept for 1 to 35 days',
    see: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html',
    broken: f => f.backupRetention !== undefined && !(Number.isInteger(f.backupRetention) && f.backupRetention >= 1 && f.backupRetention <= 35),
    says: f => `'backupRetention' must be 1 to 35 whole days, got ${f.backupRetention}; keep longer ones with AWS Backup, or give a database of your own with CachedDatabase.fromInstance()`,
  },
  {
    code: 'DatabaseNeedsTwoZones',
    clause: 'a database needs subnets in two zones',
    see: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
    broken: f => f.ownsDatabase && f.subnets !== undefined && !f.subnets.subnetIds.some(isOfListToken) && zonesOf(f.subnets) < 2,
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
