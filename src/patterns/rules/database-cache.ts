import { EvictionPolicy } from '../../engine/eviction-policy';
import { ChosenSubnets } from '../../network/subnets';
import { Rule } from '../../private/rules';
import { isOfListToken } from '../../private/tokens';
import { sentence, shown } from '../../private/words';
import { DatabaseCacheFacts, LARGEST_DISK } from '../facts';

const MOST_READERS = 15;
const SMALLEST_DISK = 20;
const LONGEST_RETENTION = 35;

const isWhole = (value: number | undefined, least: number, most: number) => Number.isInteger(value) && value! >= least && value! <= most;
const isWholeAbove = (value: number | undefined, limit: number) => Number.isInteger(value) && value! > limit;

/** What RDS refuses in the database that a `DatabaseCache` creates. */
export const DATABASE_CACHE_RULES: Array<Rule<DatabaseCacheFacts>> = [
  {
    code: 'InvalidDatabaseName',
    clause: 'the name of a database does not have 1 to 63 letters, digits and underscores, or does not start with a letter',
    see: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html',
    broken: f => f.ownsDatabase && f.databaseName !== undefined && !/^[A-Za-z]\w{0,62}$/.test(f.databaseName),
    says: (f, w) => `${w.name('databaseName')} must be 1 to 63 letters, digits and underscores and start with a letter, got ${shown(f.databaseName)}. `
      + `${sentence(w.omit('databaseName'))} to use 'app'`,
  },
  {
    code: 'ReadersOutOfRange',
    dated: f => f.readersKnown && isWholeAbove(f.readers, MOST_READERS),
    clause: 'an Aurora cluster does not have 0 to 15 readers, or their number is only known at deployment',
    see: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html',
    broken: f => !f.readersKnown || (f.readers !== undefined && !isWhole(f.readers, 0, MOST_READERS)),
    says: (f, w) => {
      if (!f.readersKnown) { return `${w.name('readers')} must be known at synthesis, since each reader is a resource. Write a number from 0 to ${MOST_READERS}`; }
      return `${w.name('readers')} must be a whole number from 0 to ${MOST_READERS}, got ${shown(f.readers)}. `
        + (isWholeAbove(f.readers, MOST_READERS) ? `Use ${w.set('readers', MOST_READERS)}` : `Use ${w.set('readers', 1)} to survive the failure of the writer`);
    },
  },
  {
    code: 'DatabaseStorageOutOfRange',
    dated: f => f.storageKnown && isWholeAbove(f.allocatedStorage, LARGEST_DISK),
    clause: 'the storage of a PostgreSQL instance is not 20 to 65,536 GiB, or only known at deployment',
    see: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html',
    broken: f => !f.storageKnown || (f.allocatedStorage !== undefined && !isWhole(f.allocatedStorage, SMALLEST_DISK, LARGEST_DISK)),
    says: (f, w) => {
      if (!f.storageKnown) {
        return `${w.name('allocatedStorage')} must be known at synthesis, since an alarm and the limit of its growth depend on it. Write a number of GiB`;
      }
      return `${w.name('allocatedStorage')} must be a whole number of GiB from ${SMALLEST_DISK} to ${LARGEST_DISK}, got ${shown(f.allocatedStorage)}. `
        + (isWholeAbove(f.allocatedStorage, LARGEST_DISK)
          ? w.put({ props: 'Use CachedDatabase.auroraPostgres() for more' })
          : `${sentence(w.omit('allocatedStorage'))} to use ${SMALLEST_DISK} GiB, which grow automatically`);
    },
  },
  {
    code: 'DatabaseRetentionOutOfRange',
    dated: f => isWholeAbove(f.backupRetention, LONGEST_RETENTION),
    clause: 'the backups of a database are not kept for 1 to 35 whole days',
    see: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html',
    broken: f => f.backupRetention !== undefined && !isWhole(f.backupRetention, 1, LONGEST_RETENTION),
    says: (f, w) => {
      const { backupRetention: days } = f;
      const remedy = days === 0
        ? w.put({ props: '. To have no backups, create the database yourself and pass it to CachedDatabase.fromInstance() or fromCluster()' })
        : isWholeAbove(days, LONGEST_RETENTION) ? '. Keep backups longer with AWS Backup' : `. ${sentence(w.omit('backupRetention'))} to keep backups for 15 days`;
      return `${w.name('backupRetention')} must be 1 to ${LONGEST_RETENTION} whole days, got ${days}${remedy}`;
    },
  },
  {
    code: 'DatabaseNeedsTwoZones',
    clause: 'the subnets of a database are in fewer than two zones',
    see: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
    broken: f => f.ownsDatabase && f.subnets !== undefined && !f.subnets.subnetIds.some(isOfListToken) && zonesOf(f.subnets) < 2,
    says: (f, w) => `the database needs subnets in at least two zones, even if it runs in one, got ${zonesOf(f.subnets!)}. `
      + `Select more with ${w.name('vpcSubnets')}, or create the VPC with maxAzs: 2`,
  },
];

/** What works, but is unwise. */
export const DATABASE_CACHE_WARNINGS: Array<Rule<DatabaseCacheFacts>> = [
  {
    code: 'CopiesNeverEvicted',
    clause: 'the cache of a database evicts nothing when it is full',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Strategies.html',
    broken: f => f.evictionPolicy === EvictionPolicy.NO_EVICTION,
    says: f => `the eviction policy is ${shown(f.evictionPolicy)}, so a full cache stores nothing new and further reads go to the database. `
      + 'Leave out the policy, since the database has all data',
  },
];

/** The number of zones; if they are not known, of subnets, which is at least as many. */
function zonesOf({ availabilityZones, subnetIds }: ChosenSubnets): number {
  return (availabilityZones ?? subnetIds).length;
}
