import { CacheKind } from './alarm-spec';
import { ChosenAlarm, ChosenAlarms, AlarmedNodes } from './facts';
import { Rule } from '../../private/rules';

const METRICS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html';
const KINDS: Record<CacheKind, string> = { nodes: 'Redis OSS or Valkey nodes', memcached: 'Memcached nodes', serverless: 'a serverless cache' };

const unsent = ({ chosen }: ChosenAlarms) => chosen.filter(({ measured }) => !measured);
const withoutThreshold = ({ chosen }: ChosenAlarms) => chosen.filter(({ measured, threshold }) => measured && threshold === undefined);
const list = (alarms: ChosenAlarm[]) => alarms.map(({ name }) => name).join(', ');

/** What is wrong with the alarms of a cache. */
export const ALARM_RULES: Array<Rule<ChosenAlarms>> = [
  {
    code: 'AlarmDoesNotFit',
    clause: '`alarms` has an alarm on a metric that this kind of cache does not send',
    see: METRICS,
    broken: f => unsent(f).length > 0,
    says: (f, w) => `${w.name('alarms')} must be on metrics of ${KINDS[f.kind]}, got ${list(unsent(f))}. Leave out the alarms for other kinds of caches`,
  },
  {
    code: 'AlarmNeedsThreshold',
    clause: '`alarms` has an alarm without a threshold, and no default can be derived for this cache',
    see: METRICS,
    broken: f => withoutThreshold(f).length > 0,
    says: (f, w) => `${w.name('alarms')} has alarms without a threshold, and this cache has no default for it: ${list(withoutThreshold(f))}. `
      + `Set it with 'at', such as ${w.put({ props: 'CacheAlarm.CPU.at(45)' })}`,
  },
];

/** What works, but is unwise. */
export const ALARM_WARNINGS: Array<Rule<AlarmedNodes>> = [
  {
    code: 'AlarmsOnFirstNodeOnly',
    clause: 'the number of nodes is only known at deployment, so only the first node has alarms',
    see: METRICS,
    broken: f => f.hasAlarms && f.nodes === undefined,
    says: (_, w) => 'the number of nodes is only known at deployment, so only the first node has alarms. '
      + `Write numbers${w.put({ props: ', or add alarms for the other nodes with NodeMetrics or MemcachedNodeMetrics' })}`,
  },
];
