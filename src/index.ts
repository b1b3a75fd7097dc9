// engine: values without a scope
export * from './engine/az-mode';
export * from './engine/backup';
export * from './engine/cluster-mode';
export * from './engine/durability';
export * from './engine/engine-parameters';
export * from './engine/engine-version';
export * from './engine/eviction-policy';
export * from './engine/memcached-parameters';
export * from './engine/memcached-version';
export * from './engine/node-type';
export * from './engine/parameter-group-family';
export * from './engine/redis-version';
export * from './engine/restore';
export * from './engine/serverless-engine';
export * from './engine/serverless-usage-limits';
export * from './engine/shard-configuration';
export * from './engine/transit-encryption';
export * from './engine/valkey-version';
export * from './engine/window';

// network, parameters, access, observe, cache: what caches share
export * from './network/endpoint';
export * from './network/network-type';
export * from './network/subnet-group';
export * from './parameters/parameter-group';
export * from './access/auth-token';
export * from './access/access-string';
export * from './access/access-string-options';
export * from './access/authentication';
export * from './access/iam-user';
export * from './access/no-password-user';
export * from './access/password-user';
export * from './access/rotation/rotation-options';
export * from './access/user';
export * from './access/user-group';
export * from './access/user-group-ref';
export * from './access/user-ref';
export * from './observe/alarms/alarm-severity';
export * from './observe/alarms/alarms';
export * from './observe/alarms/cache-alarm';
export * from './observe/events/cache-event';
export * from './observe/events/cache-event-topic';
export * from './observe/events/serverless-event-options';
export * from './observe/events/serverless-event';
export * from './observe/logs/log-destination';
export * from './observe/logs/log-metrics';
export * from './observe/logs/log-monitoring';
export * from './observe/metrics/aggregated-metric-options';
export * from './observe/metrics/aggregated-node-metrics';
export * from './observe/metrics/cache-metric';
export * from './observe/metrics/detailed-monitoring';
export * from './observe/metrics/memcached-metrics';
export * from './observe/metrics/memcached-node-metrics';
export * from './observe/metrics/node-metrics';
export * from './observe/metrics/replication-group-metrics';
export * from './observe/metrics/serverless-metrics';
export * from './observe/metrics/shard-metrics';
export * from './cache/bind-options';
export * from './cache/cache-rules';
export * from './cache/dashboard-options';
export * from './cache/ref';

// replication groups: Redis and Valkey on nodes
export * from './replication-group/attributes';
export * from './replication-group/global-replication-group';
export * from './replication-group/global-replication-group-ref';
export * from './replication-group/props';
export * from './replication-group/redis-replication-group';
export * from './replication-group/replication-group';
export * from './replication-group/grants';
export * from './replication-group/ref';
export * from './replication-group/scaling';
export * from './replication-group/snapshot';
export * from './replication-group/valkey-replication-group';

// serverless caches: Valkey, Redis and Memcached without nodes
export * from './serverless/attributes';
export * from './serverless/connection-type';
export * from './serverless/props';
export * from './serverless/serverless-cache';
export * from './serverless/grants';
export * from './serverless/ref';
export * from './serverless/serverless-snapshot';

// memcached: sharded nodes, and the gate that asks for passwords
export * from './sasl-gate/gated-cluster';
export * from './sasl-gate/metrics';
export * from './sasl-gate/props';
export * from './sasl-gate/sasl-gate';
export * from './memcached/attributes';
export * from './memcached/memcached-authentication';
export * from './memcached/memcached-cluster';
export * from './memcached/ref';
export * from './memcached/props';
export * from './memcached/scaling';

// patterns: what people build with a cache
export * from './patterns/cached-database';
export * from './patterns/database-cache';
export * from './patterns/database-options';
export * from './patterns/job-queue';
export * from './patterns/leaderboard';
export * from './patterns/session-store';
