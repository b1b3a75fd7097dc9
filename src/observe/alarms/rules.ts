import { AlarmFacts, CacheKind } from './alarm-spec';
import { Alarms } from './alarms';
import { CacheAlarm } from './cache-alarm';
import { Rule } from '../../private/rules';

/** The alarms that a cache is to have. */
interface ChosenAlarms {
  readonly facts: AlarmFacts;
  readonly chosen: CacheAlarm[];
}

const METRICS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html';
const KINDS: Record<CacheKind, string> = { nodes: 'nodes of Redis or Valkey', memcached: 'Memcached', serverless: 'a serverless cache' };

const misfits = ({ facts, chosen }: ChosenAlarms) => chosen.filter(({ _spec }) => !_spec.readings[facts.kind]);
const unmeasured = ({ facts, chosen }: ChosenAlarms) =>
  chosen.filter(alarm => alarm._spec.readings[facts.kind] && alarm._threshold(facts) === undefined);
const list = (alarms: CacheAlarm[]) => alarms.map(String).join(', ');

export const ALARM_RULES: Array<Rule<ChosenAlarms>> = [
  {
    code: 'AlarmDoesNotFit',
    clause: '`alarms` names an alarm on a metric that the cache does not send',
    see: METRICS,
    broken: f => misfits(f).length > 0,
    says: f => `'alarms' must be on metrics of ${KINDS[f.facts.kind]}, got ${list(misfits(f))}; leave out what another kind of cache sends`,
  },
  {
    code: 'AlarmNeedsThreshold',
    clause: '`alarms` names an alarm whose threshold does not follow from what is known of the cache',
    see: METRICS,
    broken: f => unmeasured(f).length > 0,
    says: f => `'alarms' needs a threshold that does not follow from this cache, got ${list(unmeasured(f))} without one; write it with 'at', such as CacheAlarm.CPU.at(45)`,
  },
];

export const ALARM_WARNINGS: Array<Rule<{ readonly alarms: Alarms; readonly nodes?: number }>> = [
  {
    code: 'AlarmsOnFirstNodeOnly',
    clause: 'the number of nodes is only known at deployment, so that only the first node has alarms',
    see: METRICS,
    broken: f => f.alarms._enabled && f.nodes === undefined,
    says: () => 'the number of shards, replicas or nodes is only known at deployment, so that only the first node has alarms; give numbers, or add alarms for the other nodes with NodeMetrics or MemcachedNodeMetrics',
  },
];
