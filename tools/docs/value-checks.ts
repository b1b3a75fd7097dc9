import { Rule } from '../../src/private/rules';

/** A row of the page. */
export type Check = Pick<Rule<never>, 'code' | 'clause' | 'see'>;

const GUIDE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg';

/** What a single value's own factory or getter throws: these have no table in the code, so they are described here. */
export const VALUE_CHECKS: Check[] = [
  {
    code: 'InvalidNodeType',
    clause: '`NodeType.of()`: the name does not look like cache.r7g.large',
    see: `${GUIDE}/CacheNodes.SupportedTypes.html`,
  },
  {
    code: 'InvalidEngineVersion',
    clause: '`RedisVersion.of()`, `ValkeyVersion.of()`: ElastiCache writes versions of this age with or without a patch level, or the engine has no such version',
    see: `${GUIDE}/engine-versions.html`,
  },
  {
    code: 'EndOfLifeEngineVersion',
    clause: '`RedisVersion.of()`: versions before 4.0.10 are past their end of life',
    see: `${GUIDE}/engine-versions.html`,
  },
  {
    code: 'InvalidParameterGroupFamily',
    clause: '`ParameterGroupFamily.of()` and the `of()` of versions: not an engine and a number, or of another major version',
    see: `${GUIDE}/ParameterGroups.html`,
  },
  {
    code: 'InvalidDailyWindow',
    clause: '`DailyWindow.parse()`: the text does not look like 03:00-04:00',
    see: `${GUIDE}/backups-automatic.html`,
  },
  {
    code: 'InvalidWeeklyWindow',
    clause: '`WeeklyWindow.parse()`: the text does not look like sun:05:00-sun:06:00',
    see: `${GUIDE}/maintenance-window.html`,
  },
  {
    code: 'WindowTooShort',
    clause: '`DailyWindow.parse()`, `WeeklyWindow.parse()`: a window lasts at least 60 minutes',
    see: `${GUIDE}/maintenance-window.html`,
  },
  {
    code: 'WindowTooLong',
    clause: '`DailyWindow.parse()`, `WeeklyWindow.parse()`: a window lasts at most 23 hours, so that the other one has an hour of each day',
    see: `${GUIDE}/backups-automatic.html`,
  },
  {
    code: 'BackupRetentionInDays',
    clause: '`Backup.daily()`: `retention` is not a whole number of days',
    see: `${GUIDE}/backups-automatic.html`,
  },
  {
    code: 'SlowLogSlowerThanUnknown',
    clause: '`EngineParameters.of()`: `slowLogSlowerThan` is not known before the deployment',
    see: `${GUIDE}/ParameterGroups.Engine.html`,
  },
  {
    code: 'NoSuchEndpoint',
    clause: 'an endpoint of the other cluster mode was read',
    see: `${GUIDE}/Endpoints.html`,
  },
  {
    code: 'UnknownEndpoint',
    clause: 'an endpoint of an imported cache was read whose address or port was not passed',
    see: `${GUIDE}/Endpoints.html`,
  },
  {
    code: 'NoAuthTokenSecret',
    clause: '`grants.readAuthToken()`: the cache has no token in a secret',
    see: `${GUIDE}/auth.html`,
  },
];
