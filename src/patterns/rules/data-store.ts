import { EvictionPolicy } from '../../engine/eviction-policy';
import { TransitEncryption } from '../../engine/transit-encryption';
import { Rule } from '../../private/rules';
import { listed, sentence, shown, Words } from '../../private/words';
import { DataStoreFacts } from '../facts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg';
const PARAMETERS = `${GUIDE}/ParameterGroups.Engine.html`;
/** Percent of the memory at which an alarm still leaves time to react. */
const LATEST_ALARM = 80;

const SESSION_POLICIES: string[] = [EvictionPolicy.NO_EVICTION, EvictionPolicy.VOLATILE_TTL];

const isOther = (allowed: string[], policy?: string) => policy !== undefined && !allowed.includes(policy);

/** Which policy is allowed, what the given one does, and where to change it: the user may have set it in several places. */
function refusedPolicy(what: string, allowed: string[], effect: string, { evictionPolicy, policyFrom }: DataStoreFacts): string {
  const remedies = {
    props: `Leave out the policy to use '${EvictionPolicy.NO_EVICTION}'`,
    parameterGroup: `Set 'maxmemory-policy' to '${EvictionPolicy.NO_EVICTION}' in the parameter group`,
    primary: 'Change the policy of the primary of the global datastore',
  };
  return `the eviction policy of ${what} must be ${listed(allowed.map(shown), 'or')}, got ${shown(evictionPolicy)}, which ${effect}. ${remedies[policyFrom]}`;
}

/** What a `SessionStore` refuses. */
export const SESSION_STORE_RULES: Array<Rule<DataStoreFacts>> = [
  {
    code: 'SessionsEvicted',
    clause: 'a `SessionStore` evicts sessions that are in use: its eviction policy is neither `noeviction` nor `volatile-ttl`',
    see: PARAMETERS,
    broken: f => isOther(SESSION_POLICIES, f.evictionPolicy),
    says: f => refusedPolicy('a session store', SESSION_POLICIES, 'logs out active users when the memory is full', f),
  },
];

/** What a `Leaderboard` refuses. */
export const LEADERBOARD_RULES: Array<Rule<DataStoreFacts>> = [
  {
    code: 'LeaderboardEvicted',
    clause: 'a `Leaderboard` evicts whole leaderboards: its eviction policy is not `noeviction`',
    see: PARAMETERS,
    broken: f => isOther([EvictionPolicy.NO_EVICTION], f.evictionPolicy),
    says: f => refusedPolicy('a leaderboard', [EvictionPolicy.NO_EVICTION], 'can evict a whole leaderboard, since it is one key', f),
  },
];

/** What a `JobQueue` refuses. */
export const JOB_QUEUE_RULES: Array<Rule<DataStoreFacts>> = [
  {
    code: 'JobsEvicted',
    clause: 'a `JobQueue` evicts jobs: its eviction policy is not `noeviction`',
    see: PARAMETERS,
    broken: f => isOther([EvictionPolicy.NO_EVICTION], f.evictionPolicy),
    says: f => refusedPolicy('a job queue', [EvictionPolicy.NO_EVICTION], 'can evict jobs, and the locks of workers', f),
  },
];

/** What works, but is unwise for data that exists nowhere else. */
export const DATA_STORE_WARNINGS: Array<Rule<DataStoreFacts>> = [
  {
    code: 'KeptDataWithoutReplica',
    clause: 'data that exists nowhere else is on one node only',
    see: `${GUIDE}/AutoFailover.html`,
    broken: f => f.replicas < 1,
    says: (_, w) => `a shard without replicas loses its data when its node fails. Use ${w.set('replicas', 1)} or more, in two zones`,
  },
  {
    code: 'KeptDataWithoutBackups',
    clause: 'data that exists nowhere else has no backups',
    see: `${GUIDE}/backups-automatic.html`,
    broken: f => !f.backedUp,
    says: (_, w) => `without backups, the data is lost when all nodes of a shard fail. ${sentence(w.omit('backup'))} to have daily backups`,
  },
  {
    code: 'KeptDataInPlainText',
    clause: 'clients can read and write data that exists nowhere else without TLS or without authentication',
    see: `${GUIDE}/in-transit-encryption.html`,
    broken: f => !requiresTls(f) || !f.logsIn,
    says: (f, w) => [...requiresTls(f) ? [] : [withoutTls(w)], ...f.logsIn ? [] : [withoutLogin(w)]].map((text, i) => i === 0 ? text : sentence(text)).join('. '),
  },
  {
    code: 'LateMemoryAlarm',
    clause: 'no alarm warns while the memory fills up, or only above 80 percent',
    see: `${GUIDE}/CacheMetrics.WhichShouldIMonitor.html`,
    broken: f => !(f.memoryAlarmAt !== undefined && f.memoryAlarmAt <= LATEST_ALARM),
    says: (f, w) => {
      const when = f.memoryAlarmAt === undefined ? 'no alarm warns you' : `an alarm warns you only at ${f.memoryAlarmAt} %`;
      const alarm = `CacheAlarm.${f.dataTiering ? 'CAPACITY' : 'MEMORY'}.at(70)`;
      return `${when} before the memory is full and writes fail. Use ${w.put({ props: `Alarms.recommended({ also: [${alarm}] })` })}`;
    },
  },
];

const requiresTls = ({ transitEncryption }: DataStoreFacts) => transitEncryption === TransitEncryption.REQUIRED;

const withoutTls = (w: Words) => `clients may connect without TLS, so others in the network can read the data. ${sentence(w.omit('transitEncryption'))} to require TLS`;

const withoutLogin = (w: Words) => `any client that can reach the port can read and change the data. ${sentence(w.omit('authentication'))} to use a token, or pass users`;
