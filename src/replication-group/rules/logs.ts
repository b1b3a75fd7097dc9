import { Rule } from '../../private/rules';
import { sentences, Words } from '../../private/words';
import { ReplicationGroupFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html';
const WITHOUT_FIREHOSE = ['ap-northeast-3'];

const destinations = ({ slowLog, engineLog }: ReplicationGroupFacts) => [slowLog, engineLog].filter(log => log !== undefined);
const upgradeFirst = (w: Words) => `upgrade first, with ${w.version('redis', '7.1')}, and add the log in the next deployment`;

export const LOG_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'SlowLogNeedsNewerVersion',
    dated: true,
    clause: 'delivery of the slow log needs Redis OSS 6.0 or later, or Valkey',
    see: PAGE,
    broken: f => f.slowLog !== undefined && f.version.features.slowLog === false,
    says: (f, w) => sentences(`delivery of the slow log needs Redis OSS 6.0 or later, got version ${f.version.version}`, upgradeFirst(w)),
  },
  {
    code: 'EngineLogNeedsNewerVersion',
    dated: true,
    clause: 'delivery of the engine log needs Redis OSS 6.2 or later, or Valkey',
    see: PAGE,
    broken: f => f.engineLog !== undefined && f.version.features.engineLog === false,
    says: (f, w) => sentences(`delivery of the engine log needs Redis OSS 6.2 or later, got version ${f.version.version}`, upgradeFirst(w)),
  },
  {
    code: 'LogGroupGivenTwice',
    clause: '`logGroup` excludes `retention`, `encryptionKey` and `removalPolicy`',
    see: PAGE,
    broken: f => destinations(f).some(({ givenTwice }) => givenTwice),
    says: (_, w) => sentences(
      `${w.name('logGroup')} excludes ${w.names(['retention', 'encryptionKey', 'removalPolicy'])}, which are for a new log group`,
      `set them on the log group itself, or ${w.omit('logGroup')}`,
    ),
  },
  {
    code: 'DetailedMonitoringNeedsValkey',
    dated: true,
    clause: '`detailedMonitoring` needs Valkey, because Redis OSS sends no OpenTelemetry metrics',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/otel-metrics.html',
    broken: f => f.detailedMonitoring !== undefined && f.version.engine !== 'valkey',
    says: (f, w) => sentences(
      `${w.name('detailedMonitoring')} needs Valkey, got ${f.version.engine}`,
      `${w.omit('detailedMonitoring')}, or ${w.put({ props: 'use ValkeyReplicationGroup', template: 'change the engine to Valkey' })}, `
        + 'which upgrades a running cache in place',
    ),
  },
];

export const LOG_WARNINGS: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'NoFirehoseInRegion',
    clause: 'ElastiCache does not list the region for logs to Firehose',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Logging-destinations.html',
    broken: f => destinations(f).some(({ toFirehose }) => toFirehose) && WITHOUT_FIREHOSE.includes(f.region ?? ''),
    says: (f, w) => sentences(
      `${w.name('logs')} may not go to Firehose in ${f.region}: AWS does not list the region`,
      `use ${w.put({ props: 'LogDestination.cloudWatchLogs()', template: 'CloudWatch Logs' })}, or acknowledge this warning if AWS supports it`,
    ),
  },
];
