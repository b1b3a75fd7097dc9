import { IConstruct } from 'constructs';
import { CacheMetric, MetricSource } from './cache-metric';
import { METRIC_WARNINGS } from './rules';
import { EngineVersion } from '../../engine/engine-version';
import { warnWith } from '../../private/report';
import { check } from '../../private/rules';
import { known } from '../../private/tokens';
import { valueCheck, ValueCheck } from '../../private/value-check';

const METRIC_OF_OTHER_CACHE: ValueCheck = valueCheck({
  code: 'MetricOfOtherCache',
  clause: '`metric()`: caches of this engine or kind do not send the metric',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html',
});

const NAMES: Record<MetricSource, string> = {
  [MetricSource.VALKEY_OR_REDIS_NODES]: 'Valkey or Redis OSS nodes',
  [MetricSource.MEMCACHED_NODES]: 'Memcached nodes',
  [MetricSource.SERVERLESS_VALKEY_OR_REDIS]: 'serverless caches with Valkey or Redis OSS',
  [MetricSource.SERVERLESS_MEMCACHED]: 'serverless caches with Memcached',
};

/** What is known about a cache that sends metrics. */
export interface Sender {
  /** One, or several while the engine is not known. */
  readonly sources: MetricSource[];
  /** Undefined if it is not known. */
  readonly engine?: 'valkey' | 'redis';
  /** Undefined if it is not known. */
  readonly version?: string;
  /** The construct that gets warnings, if there is one. */
  readonly scope?: IConstruct;
}

export const OF_MEMCACHED: Sender = { sources: [MetricSource.MEMCACHED_NODES] };

/** A cache with Valkey or Redis OSS nodes, and its version, if that is known. */
export function senderOf(scope: IConstruct, running?: EngineVersion): Sender {
  const engine = known(running?.engine);
  return {
    sources: [MetricSource.VALKEY_OR_REDIS_NODES],
    engine: engine === 'valkey' || engine === 'redis' ? engine : undefined,
    version: known(running?.version),
    scope,
  };
}

/** Throws for a metric that caches of this kind do not send. Warns of one that AWS does not document for this version. */
export function expectSent(metric: CacheMetric, { sources, engine, version, scope }: Sender): void {
  // plain JavaScript lets it through
  if (!(metric as CacheMetric | undefined)?.statistic) {
    const text = typeof metric === 'string' ? metric : undefined;
    METRIC_OF_OTHER_CACHE.fail(`'metric' must be a CacheMetric, got ${text ? `the text '${text}'` : String(metric)}. Write CacheMetric.of('${text || 'Evictions'}')`);
  }
  const facts = metric._listed;
  if (!facts) { return; }
  if (!sources.some(source => facts.from.includes(source))) {
    const names = (all: MetricSource[]) => all.map(source => NAMES[source]).join(' and ');
    METRIC_OF_OTHER_CACHE.fail(`'metric' must be one that ${names(sources)} send, got ${metric}, which only ${names(metric.sources)} send. `
      + `Use another metric, or CacheMetric.of('${metric}') if ElastiCache sends it by now`);
  }
  if (scope) { warnWith(scope, check(METRIC_WARNINGS, { metricName: metric.metricName, since: facts.since, engine, version })); }
}
