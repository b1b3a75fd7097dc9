import { CacheKind } from './alarm-spec';
import { ChosenAlarm, ChosenFacts, WatchedFacts } from './facts';
import { Rule } from '../../private/rules';

const METRICS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html';
const KINDS: Record<CacheKind, string> = { nodes: 'nodes of Redis or Valkey', memcached: 'Memcached', serverless: 'a serverless cache' };

const misfits = ({ chosen }: ChosenFacts) => chosen.filter(({ measured }) => !measured);
const withoutThreshold = ({ chosen }: ChosenFacts) => chosen.filter(({ measured, threshold }) => measured && threshold === undefined);
const list = (alarms: ChosenAlarm[]) => alarms.map(({ name }) => name).join(', ');

export const ALARM_RULES: Array<Rule<ChosenFacts>> = [
  {
    code: 'AlarmDoesNotFit',
    clause: '`alarms` names an alarm on a metric that the cache does not send',
    see: METRICS,
    broken: f => misfits(f).length > 0,
    says: f => `'alarms' must be on metrics of ${KINDS[f.kind]}, got ${list(misfits(f))}; leave out what another kind of cache sends`,
  },
  {
    code: 'AlarmNeedsThreshold',
    clause: '`alarms` names an alarm whose threshold does not follow from what is known of the cache',
    see: METRICS,
    broken: f => withoutThreshold(f).length > 0,
    says: f => `'alarms' needs a threshold that does not follow from this cache, got ${list(withoutThreshold(f))} without one; write it with 'at', such as CacheAlarm.CPU.at(45)`,
  },
];

export const ALARM_WARNINGS: Array<Rule<WatchedFacts>> = [
  {
    code: 'AlarmsOnFirstNodeOnly',
    clause: 'the number of nodes is only known at deployment, so that only the first node has alarms',
    see: METRICS,
    broken: f => f.hasAlarms && f.nodes === undefined,
    says: () => 'the number of shards, replicas or nodes is only known at deployment, so that only the first node has alarms; give numbers, or add alarms for the other nodes with NodeMetrics or MemcachedNodeMetrics',
  },
];
