import { readFileSync } from 'fs';
import { join } from 'path';
import { Size } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { metricsOf } from './alarms/alarms-of';
import { CacheAlarm, EvictionPolicy, NodeType, ServerlessCache, ServerlessEngine } from '../../src';
import { memcached, newStack, redis, resourcesOf, vpcOf } from '../helpers';

const page = readFileSync(join(__dirname, '../../docs/operate/monitoring.md'), 'utf8');
const nodeType = NodeType.R7G_XLARGE;

function serverless(props: Partial<ConstructorParameters<typeof ServerlessCache>[2]> = {}) {
  const stack = newStack();
  return new ServerlessCache(stack, 'Cache', { vpc: vpcOf(stack), ...props });
}

test.each<[string, () => IConstruct]>([
  ['Redis or Valkey with a token, one replica, burstable nodes (the default)', () => redis()],
  ['the same on nodes that are not burstable', () => redis({ nodeType })],
  ['the same with an `ALLKEYS_` eviction policy', () => redis({ nodeType, evictionPolicy: EvictionPolicy.ALLKEYS_LRU })],
  ['one node alone, burstable', () => redis({ replicas: 0 })],
  ['50 nodes in 10 shards, not burstable', () => redis({ nodeType, shards: 10, replicas: 4 })],
  ['90 nodes in 18 shards, not burstable', () => redis({ nodeType, shards: 18, replicas: 4 })],
  ['500 nodes in 100 shards', () => redis({ shards: 100, replicas: 4 })],
  ['Memcached of two burstable nodes (the default)', () => memcached()],
  ['serverless with Valkey, without limits', () => serverless()],
  ['serverless with Valkey, both limits', () => serverless({ usageLimits: { dataStorageMax: Size.gibibytes(10), ecpuPerSecondMax: 5000 } })],
  ['serverless with Memcached, without limits', () => serverless({ engine: ServerlessEngine.MEMCACHED_1_6 })],
])('docs/operate/monitoring.md counts the alarms and what they read: %s', (cache, make) => {
  const alarms = resourcesOf(make(), 'AWS::CloudWatch::Alarm');
  expect(page).toContain(`| ${cache} | ${alarms.length} | ${alarms.flatMap(metricsOf).length} |`);
});

test('docs/operate/monitoring.md names each alarm of the catalogue', () => {
  const constants = Object.entries(CacheAlarm).filter(([, value]) => value instanceof CacheAlarm).map(([name]) => name);
  expect(constants).toHaveLength(CacheAlarm._all().length);
  expect(constants.filter(name => !page.includes(`\`${name}\``))).toEqual([]);
});
