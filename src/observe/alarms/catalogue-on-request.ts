import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { AlarmSpec } from './alarm-spec';
import { CacheMetric } from '../metrics/cache-metric';

const GUIDE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg';
const ENGINE = `${GUIDE}/CacheMetrics.Redis.html`;
const ON_REQUEST = 'not in the recommended set of cdk-elasticache';
const { MISSING, NOT_BREACHING } = TreatMissingData;

const failures = (id: string, metric: CacheMetric, meaning: string): AlarmSpec => ({
  id,
  readings: { nodes: { metric }, serverless: { metric } },
  threshold: () => 10,
  minutes: 1,
  missing: NOT_BREACHING,
  severity: 'warning',
  origin: ON_REQUEST,
  meaning,
  see: ENGINE,
});

/** Alarms that only some caches need. */
export const ON_REQUEST_ONLY = {
  commandFailures: failures('CommandAuthorizationFailures', CacheMetric.COMMAND_AUTHORIZATION_FAILURES,
    'Users run commands that their access string does not allow. Correct the access string, or find out who tries.'),
  keyFailures: failures('KeyAuthorizationFailures', CacheMetric.KEY_AUTHORIZATION_FAILURES,
    'Users access keys that their access string does not allow. Correct the access string, or find out who tries.'),
  iamThrottling: failures('IamAuthenticationThrottling', CacheMetric.IAM_AUTHENTICATION_THROTTLING,
    'Clients log in with IAM more often than ElastiCache allows. Keep connections open, and spread logins over time.'),
  freeableMemory: {
    id: 'FreeableMemory',
    readings: { nodes: { metric: CacheMetric.FREEABLE_MEMORY }, memcached: { metric: CacheMetric.FREEABLE_MEMORY } },
    // "close to 0 (below 100 MB)"
    threshold: () => 100 * 1024 * 1024,
    below: true,
    minutes: 5,
    missing: MISSING,
    severity: 'warning',
    origin: ON_REQUEST,
    meaning: 'The machine has hardly any free memory. Raise reserved-memory-percent, or use a larger node.',
    see: `${GUIDE}/CacheMetrics.WhichShouldIMonitor.html`,
  },
  replicaOutOfSync: {
    id: 'ReplicaOutOfSync',
    readings: { nodes: { metric: CacheMetric.MASTER_LINK_HEALTH_STATUS } },
    threshold: () => 1,
    below: true,
    minutes: 5,
    missing: NOT_BREACHING,
    severity: 'critical',
    origin: ON_REQUEST,
    meaning: 'A replica has lost the connection to its primary, or still synchronizes with it. '
      + 'Look at the events of the cache, and at the memory and network of the primary.',
    see: ENGINE,
  },
  globalReplicationLag: {
    id: 'GlobalReplicationLag',
    readings: { nodes: { metric: CacheMetric.GLOBAL_DATASTORE_REPLICATION_LAG } },
    threshold: () => 10,
    minutes: 15,
    missing: NOT_BREACHING,
    severity: 'critical',
    origin: ON_REQUEST,
    meaning: 'A secondary region of the global datastore is far behind the primary. If the primary region fails, you lose the missing writes. '
      + 'Spread writes over time, or use larger nodes.',
    see: `${GUIDE}/Redis-Global-Datastores-Monitoring.html`,
  },
} satisfies Record<string, AlarmSpec>;
