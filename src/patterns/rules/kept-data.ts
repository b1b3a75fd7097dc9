import { EvictionPolicy } from '../../engine/eviction-policy';
import { TransitEncryption } from '../../engine/transit-encryption';
import { Rule } from '../../private/rules';
import { KeptDataFacts } from '../facts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg';
const PARAMETERS = `${GUIDE}/ParameterGroups.Engine.html`;
const LATEST_ALARM = 80;

const otherThan = (allowed: string[], policy?: string) => policy !== undefined && !allowed.includes(policy);

/** What a `SessionStore` refuses. */
export const SESSION_STORE_RULES: Array<Rule<KeptDataFacts>> = [
  {
    code: 'SessionsEvicted',
    clause: 'a `SessionStore` drops sessions while they are used: its eviction policy is neither `noeviction` nor `volatile-ttl`',
    see: PARAMETERS,
    broken: f => otherThan([EvictionPolicy.NO_EVICTION, EvictionPolicy.VOLATILE_TTL], f.evictionPolicy),
    says: f => `'evictionPolicy' of a session store must be noeviction or volatile-ttl, got '${f.evictionPolicy}', which logs users out while they work when the memory is full; leave it out, or write EvictionPolicy.VOLATILE_TTL to drop those first whose session ends soonest`,
  },
];

/** What a `Leaderboard` refuses. */
export const LEADERBOARD_RULES: Array<Rule<KeptDataFacts>> = [
  {
    code: 'LeaderboardEvicted',
    clause: 'a `Leaderboard` drops whole leaderboards: its eviction policy is not `noeviction`',
    see: PARAMETERS,
    broken: f => otherThan([EvictionPolicy.NO_EVICTION], f.evictionPolicy),
    says: f => `'evictionPolicy' of a leaderboard must be noeviction, got '${f.evictionPolicy}': a leaderboard is one key, and to drop it is to lose all scores; leave 'evictionPolicy' out`,
  },
];

/** What a `JobQueue` refuses. */
export const JOB_QUEUE_RULES: Array<Rule<KeptDataFacts>> = [
  {
    code: 'JobsEvicted',
    clause: 'a `JobQueue` drops jobs: its eviction policy is not `noeviction`',
    see: PARAMETERS,
    broken: f => otherThan([EvictionPolicy.NO_EVICTION], f.evictionPolicy),
    says: f => `'evictionPolicy' of a job queue must be noeviction, got '${f.evictionPolicy}', which drops jobs and locks that workers hold; leave 'evictionPolicy' out`,
  },
];

/** What is legal but unwise for data that is no copy. */
export const KEPT_DATA_WARNINGS: Array<Rule<KeptDataFacts>> = [
  {
    code: 'KeptDataWithoutReplica',
    clause: 'data that is no copy is on one node only',
    see: `${GUIDE}/AutoFailover.html`,
    broken: f => f.replicas < 1,
    says: () => '\'replicas\' is 0, so that the data is gone when the node is; write replicas: 1 or more, in two zones',
  },
  {
    code: 'KeptDataWithoutBackups',
    clause: 'data that is no copy has no backups',
    see: `${GUIDE}/backups-automatic.html`,
    broken: f => !f.backedUp,
    says: () => '\'backup\' is none, so that nothing is left of the data when all nodes of a shard are lost; leave \'backup\' out',
  },
  {
    code: 'KeptDataInPlainText',
    clause: 'data that is no copy is read and written without TLS or without a login',
    see: `${GUIDE}/in-transit-encryption.html`,
    broken: f => f.transitEncryption !== TransitEncryption.REQUIRED || !f.logsIn,
    says: () => 'who reads along can take over the sessions, scores or jobs; leave \'transitEncryption\' and \'authentication\' out, or name users',
  },
  {
    code: 'LateMemoryAlarm',
    clause: 'nothing is dropped, and nobody is told in time that the memory fills up',
    see: `${GUIDE}/CacheMetrics.WhichShouldIMonitor.html`,
    broken: f => !(f.memoryAlarmAt !== undefined && f.memoryAlarmAt <= LATEST_ALARM),
    says: f => `'alarms' tell of a full memory ${f.memoryAlarmAt === undefined ? 'never' : `at ${f.memoryAlarmAt} %`}, and at 100 % writes fail; write Alarms.recommended({ also: [CacheAlarm.MEMORY.at(70)] }), of nodes with a disk CacheAlarm.CAPACITY`,
  },
];
