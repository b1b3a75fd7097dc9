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
    clause: '`RedisVersion.of()`, `ValkeyVersion.of()`, `MemcachedVersion.of()`: ElastiCache writes versions of this age with or without a patch level, or the engine has no such version',
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
    code: 'InvalidSnapshotArn',
    clause: '`Restore.arns()`: something is not an ARN, or there is none',
    see: `${GUIDE}/backups-restoring.html`,
  },
  {
    code: 'InvalidServerlessEngine',
    clause: '`ServerlessEngine.of()`: the engine is another one than valkey, redis and memcached',
    see: `${GUIDE}/supported-engine-versions.html`,
  },
  {
    code: 'InvalidServerlessEngineVersion',
    clause: '`ServerlessEngine.of()`: not a major version as ElastiCache writes it, or one that is too old for serverless caches',
    see: `${GUIDE}/supported-engine-versions.html`,
  },
  {
    code: 'SlowLogSlowerThanUnknown',
    clause: '`EngineParameters.of()`: `slowLogSlowerThan` is not known before the deployment',
    see: `${GUIDE}/ParameterGroups.Engine.html`,
  },
  {
    code: 'NoSuchEndpoint',
    clause: 'an endpoint of the other cluster mode was read, or one for reading of serverless Memcached',
    see: `${GUIDE}/Endpoints.html`,
  },
  {
    code: 'UnknownEndpoint',
    clause: 'an endpoint of an imported cache was read whose address or port was not passed',
    see: `${GUIDE}/Endpoints.html`,
  },
  {
    code: 'NoNodeEndpoints',
    clause: '`endpoints` of a Memcached cluster without a gate: CloudFormation knows no endpoints of single nodes',
    see: `${GUIDE}/Endpoints.html`,
  },
  {
    code: 'UnknownNodes',
    clause: '`derivedNodeEndpoints()`: the number of nodes is only known at deployment',
    see: `${GUIDE}/Endpoints.html`,
  },
  {
    code: 'NoAuthTokenSecret',
    clause: '`grants.readAuthToken()`: the cache has no token in a secret',
    see: `${GUIDE}/auth.html`,
  },
  {
    code: 'NotAnIamUser',
    clause: '`grants.connect()`: the user does not log in with IAM',
    see: `${GUIDE}/auth-iam.html`,
  },
  {
    code: 'NoIamUser',
    clause: '`grants.connect()` of a serverless cache: it has no IAM user of its own, and `user` was not passed',
    see: `${GUIDE}/auth-iam.html`,
  },
  {
    code: 'FunctionOutsideVpc',
    clause: '`bindFunction()`: the function is not in a VPC',
    see: `${GUIDE}/elasticache-vpc-accessing.html`,
  },
  {
    code: 'BindNeedsUser',
    clause: '`bindFunction()`, `bindContainer()`: the cache lets users in, and `user` was not passed',
    see: `${GUIDE}/Clusters.RBAC.html`,
  },
  {
    code: 'BindWithoutUsers',
    clause: '`bindFunction()`, `bindContainer()`: `user` was passed, and the cache lets no users in',
    see: `${GUIDE}/Clusters.RBAC.html`,
  },
  {
    code: 'UnknownAuthentication',
    clause: '`bindFunction()`, `bindContainer()`: how an imported user logs in was not passed',
    see: `${GUIDE}/Clusters.RBAC.html`,
  },
  {
    code: 'UnknownPassword',
    clause: '`bindFunction()`, `bindContainer()`: the password of the user is in no secret that is known',
    see: `${GUIDE}/Clusters.RBAC.html`,
  },
  {
    code: 'BlankAccessString',
    clause: '`AccessString.of()`: the text is blank',
    see: `${GUIDE}/Clusters.RBAC.html`,
  },
  {
    code: 'PasswordInAccessString',
    clause: '`AccessString.of()`: the text says something about passwords, which belong to the user',
    see: `${GUIDE}/Clusters.RBAC.html`,
  },
  {
    code: 'InvalidAccessRule',
    clause: '`AccessString`: a rule, command or category is not one',
    see: `${GUIDE}/Clusters.RBAC.html`,
  },
  {
    code: 'InvalidAccessPattern',
    clause: '`AccessString`: a pattern is empty, has spaces, or follows `*`',
    see: `${GUIDE}/Clusters.RBAC.html`,
  },
  {
    code: 'ForbiddenCommand',
    clause: '`AccessString`: a command is permitted that ElastiCache keeps for itself',
    see: `${GUIDE}/Clusters.RBAC.html`,
  },
  {
    code: 'AllowedAndDenied',
    clause: '`AccessString.rules()`: a command is permitted and denied',
    see: `${GUIDE}/Clusters.RBAC.html`,
  },
  {
    code: 'EmptySelector',
    clause: '`AccessString.rules()`: a selector permits no command',
    see: `${GUIDE}/Clusters.RBAC.html`,
  },
  {
    code: 'InvalidDatabase',
    clause: '`AccessString.rules()`: a database is not a whole number, or none is named',
    see: `${GUIDE}/Clusters.RBAC.html`,
  },
  {
    code: 'InvalidAlarmMinutes',
    clause: '`CacheAlarm.forMinutes()`: not a whole number, or more than a day',
    see: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
  },
  {
    code: 'NoSuchNode',
    clause: '`metrics.node()`: the cache has no node of that id',
    see: `${GUIDE}/CacheMetrics.html`,
  },
  {
    code: 'NoSuchShard',
    clause: '`metrics.shard()`: the cache has no shard of that number, or the number of nodes is not known',
    see: `${GUIDE}/CacheMetrics.html`,
  },
  {
    code: 'EventsOutOfRange',
    clause: '`CacheEventTopic.subscribeTo()`: none, or more than the five keys that the filter of a subscription takes',
    see: 'https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html',
  },
  {
    code: 'NoLogGroup',
    clause: '`monitorLogs()`, `LogMonitoring`: no log goes to CloudWatch as JSON',
    see: `${GUIDE}/Log_Delivery.html`,
  },
];
