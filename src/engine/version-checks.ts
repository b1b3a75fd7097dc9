import { valueCheck, ValueCheck } from '../private/value-check';

export const INVALID_ENGINE_VERSION: ValueCheck = valueCheck({
  code: 'InvalidEngineVersion',
  clause: '`RedisVersion.of()`, `ValkeyVersion.of()`, `MemcachedVersion.of()`: the version is malformed or too old',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html',
});

export const INVALID_PARAMETER_GROUP_FAMILY: ValueCheck = valueCheck({
  code: 'InvalidParameterGroupFamily',
  clause: '`ParameterGroupFamily.of()` and `of()` of versions: the family is malformed, or does not match the version',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.html',
});

/** The family in the name of a default parameter group: `redis7` for `default.redis7.cluster.on`. Other names are returned unchanged. */
export function bareFamily(name: string): string {
  return name.replace(/^default\./, '').replace(/\.cluster\.on$/, '');
}

/** The family of a version, as ElastiCache names families so far. */
export function familyFor(engine: string, version: string): string {
  const [major, minor] = version.split('.');
  if (engine === 'valkey' || engine === 'redis' && Number(major) > 6) { return `${engine}${major}`; }
  return engine === 'redis' && major === '6' ? 'redis6.x' : `${engine}${major}.${minor}`;
}
