import { Duration } from 'aws-cdk-lib/core';
import { HOME } from './rule-examples';
import { Backup } from '../../src/engine/backup';
import { NodeType } from '../../src/engine/node-type';
import { RedisVersion } from '../../src/engine/redis-version';
import { RedisReplicationGroupProps } from '../../src/replication-group/redis-replication-group';
import { codesOf, newStack, redis } from '../helpers';

type Props = Partial<RedisReplicationGroupProps>;
const codes = (props: Props) => codesOf(() => redis(props, newStack(HOME)));
const named = (replicationGroupName: string) => ({ replicationGroupName });
const keptFor = (days: number) => ({ backup: Backup.daily({ retention: Duration.days(days) }) });
const before506 = { version: RedisVersion.V4_0_10, nodeType: NodeType.R5_LARGE };

// the limits are those of the API reference, the CloudFormation schema and the quotas page, which the rules link to
test.each<[string, Props]>([
  ['a name of one letter', named('c')],
  ['a name of 40 characters', named('c'.repeat(40))],
  ['a name with capitals, which ElastiCache keeps in lower case', named('Cache-A')],
  ['a description of 255 characters', { description: 'd'.repeat(255) }],
  ['no replica', { replicas: 0 }],
  ['no replica in each of two shards, which fail over all the same', { shards: 2, replicas: 0 }],
  ['one shard', { shards: 1 }],
  ['500 shards without replicas', { shards: 500, replicas: 0 }],
  ['250 nodes before Redis OSS 5.0.6', { ...before506, shards: 125 }],
  ['port 1', { port: 1 }],
  ['port 65535', { port: 65535 }],
  ['backups for a day', keptFor(1)],
  ['backups for 24 hours', { backup: Backup.daily({ retention: Duration.hours(24) }) }],
  ['failover without Multi-AZ', { multiAz: false }],
  ['cluster-enabled as it follows from shards', { shards: 2, parameters: { 'cluster-enabled': 'yes' } }],
  ['cluster-enabled as it follows without shards', { parameters: { 'cluster-enabled': 'no' } }],
])('takes %s', (_, props) => {
  expect(codes(props)).toEqual([]);
});

test.each<[string, Props, string]>([
  ['an empty name', named(''), 'InvalidReplicationGroupName'],
  ['a name of 41 characters', named('c'.repeat(41)), 'InvalidReplicationGroupName'],
  ['a name with two hyphens in a row', named('my--cache'), 'InvalidReplicationGroupName'],
  ['a name that ends with a hyphen', named('cache-'), 'InvalidReplicationGroupName'],
  ['a name with an underscore', named('my_cache'), 'InvalidReplicationGroupName'],
  ['a description of 256 characters', { description: 'd'.repeat(256) }, 'InvalidDescription'],
  ['a negative number of replicas', { replicas: -1 }, 'ReplicasOutOfRange'],
  ['half a replica', { replicas: 1.5 }, 'ReplicasOutOfRange'],
  ['501 shards', { shards: 501, replicas: 0 }, 'ShardsOutOfRange'],
  ['half a shard', { shards: 1.5 }, 'ShardsOutOfRange'],
  ['252 nodes before Redis OSS 5.0.6', { ...before506, shards: 126 }, 'TooManyNodes'],
  ['port 0', { port: 0 }, 'PortOutOfRange'],
  ['a port that is no whole number', { port: 6379.5 }, 'PortOutOfRange'],
  ['backups for no day', keptFor(0), 'BackupRetentionOutOfRange'],
  ['cluster-enabled = no with shards', { shards: 2, parameters: { 'cluster-enabled': 'no' } }, 'ClusterEnabledContradicts'],
])('fails with %s', (_, props, code) => {
  expect(codes(props)).toEqual([code]);
});
