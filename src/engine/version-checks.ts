import { valueCheck, ValueCheck } from '../private/value-check';

export const INVALID_ENGINE_VERSION: ValueCheck = valueCheck({
  code: 'InvalidEngineVersion',
  clause: '`RedisVersion.of()`, `ValkeyVersion.of()`, `MemcachedVersion.of()`: ElastiCache writes versions of this age with or without a patch level, or the engine has no such version',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html',
});

export const INVALID_PARAMETER_GROUP_FAMILY: ValueCheck = valueCheck({
  code: 'InvalidParameterGroupFamily',
  clause: '`ParameterGroupFamily.of()` and the `of()` of versions: not an engine and a number, or of another major version',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.html',
});
