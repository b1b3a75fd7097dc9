import { valueCheck, ValueCheck } from '../../private/value-check';
import { listed } from '../../private/words';

export const NO_SUCH_NODE: ValueCheck = valueCheck({
  code: 'NoSuchNode',
  clause: '`metrics.node()`: the cache has no node with this id',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html',
});

const MOST_NAMED = 6;

/** The ids or numbers to choose from; of many, the first ones and the last one. */
export function choiceOf(all: ReadonlyArray<string | number>): string {
  return all.length <= MOST_NAMED ? listed(all.map(String), 'or') : `${all.slice(0, 3).join(', ')} and so on up to ${all[all.length - 1]}`;
}
