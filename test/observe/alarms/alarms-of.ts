import { Stack } from 'aws-cdk-lib/core';
import { AlarmFacts } from '../../../src/observe/alarms/alarm-spec';
import { CacheAlarm } from '../../../src/observe/alarms/cache-alarm';
import { Given, newStack, redis, resourcesOf } from '../../helpers';

/** The name of the group whose alarms are looked at: the same as in the saved facts. */
export const GROUP = 'my-cluster-cache';

/** What decides over the alarms of the cache with all defaults. */
const DEFAULTS: AlarmFacts = {
  kind: 'nodes', isMemcached: false, vCpu: 2, sendsCredits: true, hasReplicas: true, evictsAnyKey: false, dataTiering: false, logsIn: true, durable: false, answersBeforeLogging: false,
};

/** The ids of the alarms that the catalogue recommends for each node of a cache. Counts follow from it; what it holds stands in `test/alarms.test.ts`. */
export function recommended(facts: Partial<AlarmFacts> = {}): string[] {
  const all = { ...DEFAULTS, ...facts };
  return CacheAlarm._all().filter(({ _spec }) => _spec.readings[all.kind] && _spec.recommended?.(all)).map(({ _spec }) => _spec.id).sort();
}

type Properties = Record<string, any>;

/** The properties of all alarms of a cache, with the group's name in place of the reference to it. */
export function alarmsOf(given: Given = {}, stack: Stack = newStack()): Properties[] {
  const cache = redis(given, stack);
  const named = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll(
    /\{"Fn::Join":\["",\[\{"Ref":"Cache\w+"\},"(-[\d-]+)"\]\]\}/g, `"${GROUP}$1"`));
  return resourcesOf(cache, 'AWS::CloudWatch::Alarm').map(named);
}

/** The alarms of a cache on one metric, alone or in metric math. */
export function alarmsOn(metric: string, given: Given = {}, stack?: Stack): Properties[] {
  return alarmsOf(given, stack).filter(alarm => metricsOf(alarm).every(({ MetricName }) => MetricName === metric));
}

/** What an alarm looks at: one metric, or those of its metric math. */
export function metricsOf({ Metrics, MetricName, Dimensions }: Properties): Properties[] {
  return Metrics ? Metrics.filter((m: Properties) => m.MetricStat).map((m: Properties) => m.MetricStat.Metric) : [{ MetricName, Dimensions }];
}

/** The nodes that alarms look at, each once. */
export function nodesOf(alarms: Properties[]): string[] {
  const dimensions = alarms.flatMap(metricsOf).flatMap(({ Dimensions }) => Dimensions);
  return [...new Set<string>(dimensions.filter(({ Name }) => Name === 'CacheClusterId').map(({ Value }) => Value))].sort();
}
