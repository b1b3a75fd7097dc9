import { Rule } from '../../private/rules';
import { ReplicationGroupFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html';
const WITHOUT_FIREHOSE = ['ap-northeast-3'];

const destinations = ({ slowLog, engineLog }: ReplicationGroupFacts) => [slowLog, engineLog].filter(log => log !== undefined);

export const LOG_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'SlowLogNeedsNewerVersion',
    dated: true,
    clause: 'delivery of the slow log needs Redis OSS 6.0 or Valkey',
    see: PAGE,
    broken: f => f.slowLog !== undefined && f.version.features.slowLog === false,
    says: f => `'slow' of 'logs' needs Redis OSS 6.0 or later, got version ${f.version.version}; write RedisVersion.V7_1, and upgrade in a deployment before the one that adds the log`,
  },
  {
    code: 'EngineLogNeedsNewerVersion',
    dated: true,
    clause: 'delivery of the engine log needs Redis OSS 6.2 or Valkey',
    see: PAGE,
    broken: f => f.engineLog !== undefined && f.version.features.engineLog === false,
    says: f => `'engine' of 'logs' needs Redis OSS 6.2 or later, got version ${f.version.version}; write RedisVersion.V7_1, and upgrade in a deployment before the one that adds the log`,
  },
  {
    code: 'LogGroupGivenTwice',
    clause: '`logGroup` excludes `retention`, `encryptionKey` and `removalPolicy`',
    see: PAGE,
    broken: f => destinations(f).some(({ givenTwice }) => givenTwice),
    says: () => '\'logGroup\' of LogDestination.cloudWatchLogs() was given together with \'retention\', \'encryptionKey\' or \'removalPolicy\', which belong to a log group of the cache\'s own; set them on the log group, or leave \'logGroup\' out',
  },
  {
    code: 'DetailedMonitoringNeedsValkey',
    dated: true,
    clause: '`detailedMonitoring` is for Valkey: Redis OSS sends no OpenTelemetry metrics',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/otel-metrics.html',
    broken: f => f.detailedMonitoring !== undefined && f.version.engine !== 'valkey',
    says: f => `'detailedMonitoring' needs Valkey, got ${f.version.engine}; leave it out, or move to ValkeyReplicationGroup, which upgrades in place`,
  },
];

export const LOG_WARNINGS: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'NoFirehoseInRegion',
    clause: 'logs cannot go to Firehose in this region, as far as is known',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Logging-destinations.html',
    broken: f => destinations(f).some(({ toFirehose }) => toFirehose) && WITHOUT_FIREHOSE.includes(f.region ?? ''),
    says: f => `'logs' cannot go to Firehose in ${f.region}, as far as is known; write LogDestination.cloudWatchLogs()`,
  },
];
