import { CfnParameterGroup } from 'aws-cdk-lib/aws-elasticache';
import { Annotations, Stack } from 'aws-cdk-lib/core';
import { REFUSALS, store, StoreName, STORES, WARNING_EXAMPLES, WAYS_TO_SAY, withParameters } from './data-store-examples';
import { Authentication } from '../../src/access/authentication';
import { Durability } from '../../src/engine/durability';
import { EvictionPolicy } from '../../src/engine/eviction-policy';
import { NodeType } from '../../src/engine/node-type';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { Alarms } from '../../src/observe/alarms/alarms';
import { CacheAlarm } from '../../src/observe/alarms/cache-alarm';
import { DATA_STORE_WARNINGS } from '../../src/patterns/rules/data-store';
import { GlobalReplicationGroup } from '../../src/replication-group/global-replication-group';
import { ValkeyReplicationGroup } from '../../src/replication-group/valkey-replication-group';
import { codesOf, logicalIdOf, messageOf, newStack, parameter, propertiesOf, SENTENCE, templateOf, vpcOf, warningsOf } from '../helpers';

const NAMES = Object.keys(STORES) as StoreName[];
/** The code and the address after a sentence. */
const END = / \[\w+\] https:\S+$/;
const POLICIES = Object.values(EvictionPolicy) as string[];
const memoryAlarms = (stack: Stack) => Object.values(templateOf(stack).findResources('AWS::CloudWatch::Alarm'))
  .filter(({ Properties }) => /^Database(Memory|Capacity)UsagePercentage$/.test(Properties.MetricName));

describe.each(NAMES)('a %s', name => {
  const { rules: [rule], intent, allowed } = REFUSALS[name];

  test('drops nothing, is in two zones, speaks TLS, asks for a token and is backed up', () => {
    const cache = store(name);
    expect(propertiesOf(cache)).toMatchObject({
      Engine: 'valkey',
      MultiAZEnabled: true,
      AutomaticFailoverEnabled: true,
      TransitEncryptionMode: 'required',
      AtRestEncryptionEnabled: true,
      AuthToken: expect.anything(),
      SnapshotRetentionLimit: 15,
    });
    expect(propertiesOf(cache, 'AWS::ElastiCache::ParameterGroup').Properties).toEqual({ 'maxmemory-policy': 'noeviction' });
    expect(warningsOf(cache.stack)).toEqual([]);
  });

  test('tells of a memory that is filled to 70 %, on each node', () => {
    const alarms = memoryAlarms(store(name).stack);
    expect(alarms.map(({ Properties }) => Properties.Threshold)).toEqual([70, 70]);
  });

  test('says in the template what it is for, and nothing else of it changes', () => {
    templateOf(store(name)).hasResource('AWS::ElastiCache::ReplicationGroup', { Metadata: { 'cdk-elasticache:intent': intent } });
  });

  test('keeps the logical id of a cache that it takes the place of', () => {
    const stack = newStack();
    expect(logicalIdOf(store(name))).toBe(logicalIdOf(new ValkeyReplicationGroup(stack, 'Cache', { vpc: vpcOf(stack) })));
  });

  test.each(Object.entries(WAYS_TO_SAY))('takes its policies and no other, said by %s', (_, say) => {
    const refused = POLICIES.filter(policy => messageOf(() => store(name, say(policy))) !== '');
    expect(refused).toEqual(POLICIES.filter(policy => !allowed.includes(policy)));
  });

  test('says in a sentence which policy it refuses, and why', () => {
    const [path, finding] = messageOf(() => store(name, { evictionPolicy: EvictionPolicy.ALLKEYS_LRU })).split('\n');
    expect(path).toBe('S/Cache:');
    expect(finding).toContain('got \'allkeys-lru\'');
    expect(finding).toContain('. Leave out the policy to use \'noeviction\' [');
    expect(codesOf(() => store(name, { evictionPolicy: EvictionPolicy.ALLKEYS_LRU }))).toEqual([rule.code]);
    expect(finding.replace(/^ {2}- /, '').replace(END, '')).toMatch(SENTENCE);
  });

  test('refuses a parameter group that says nothing, since the engine drops keys with an expiry then', () => {
    const message = messageOf(() => store(name, withParameters({ timeout: '300' })));
    expect(message).toContain('got \'volatile-lru\'');
    expect(message).toContain('. Set \'maxmemory-policy\' to \'noeviction\' in the parameter group [');
  });

  test('takes a parameter group and a policy that are only known at deployment', () => {
    expect(messageOf(() => store(name, stack => ({ parameterGroup: CfnParameterGroup.fromCacheParameterGroupName(stack, 'Imported', 'prod') })))).toBe('');
    expect(messageOf(() => store(name, stack => ({ parameters: { 'maxmemory-policy': parameter(stack, 'Policy').valueAsString } })))).toBe('');
  });

  test('is durable with one word: version, node type and cluster mode follow', () => {
    const cache = store(name, { durability: Durability.SYNC });
    expect(propertiesOf(cache)).toMatchObject({
      EngineVersion: '9.0', CacheNodeType: 'cache.r7g.large', NumNodeGroups: 1, ReplicasPerNodeGroup: 1, Durability: 'sync',
    });
  });

  test('is durable with the same defaults where options are given as undefined', () => {
    const cache = store(name, { durability: Durability.SYNC, version: undefined, nodeType: undefined, shards: undefined });
    expect(propertiesOf(cache)).toMatchObject({ EngineVersion: '9.0', CacheNodeType: 'cache.r7g.large', NumNodeGroups: 1 });
  });

  test('is durable as it is told where more is said', () => {
    const cache = store(name, { durability: Durability.ASYNC, nodeType: NodeType.R7G_XLARGE, shards: 3 });
    expect(propertiesOf(cache)).toMatchObject({ CacheNodeType: 'cache.r7g.xlarge', NumNodeGroups: 3, Durability: 'async' });
  });

  test('with nodes that have a disk is told of a full disk, since a full memory is normal there', () => {
    const alarms = memoryAlarms(store(name, { nodeType: NodeType.R6GD_XLARGE }).stack);
    expect(alarms.map(({ Properties }) => [Properties.MetricName, Properties.Threshold])).toEqual(Array(2).fill(['DatabaseCapacityUsagePercentage', 70]));
  });

  test('can be the primary of a global datastore', () => {
    const primary = store(name, { nodeType: NodeType.R7G_LARGE });
    new GlobalReplicationGroup(primary.stack, 'Global', { primary, globalReplicationGroupIdSuffix: 'all' });
    templateOf(primary).resourceCountIs('AWS::ElastiCache::GlobalReplicationGroup', 1);
  });

  test('can be a secondary of one, whose policy is the primary\'s', () => {
    const secondary = (evictionPolicy?: EvictionPolicy) => store(name, stack => ({
      authentication: Authentication.none(),
      globalReplicationGroup: GlobalReplicationGroup.fromGlobalReplicationGroupAttributes(stack, 'Global', {
        globalReplicationGroupId: 'ldgnf-all', nodeType: NodeType.R7G_LARGE, evictionPolicy,
      }),
    }));
    expect(messageOf(() => secondary())).toBe('');
    expect(messageOf(() => secondary(EvictionPolicy.NO_EVICTION))).toBe('');
    expect(codesOf(() => secondary(EvictionPolicy.ALLKEYS_LRU))).toEqual([rule.code]);
    expect(messageOf(() => secondary(EvictionPolicy.ALLKEYS_LRU))).toContain('. Change the policy of the primary of the global datastore [');
  });
});

test('each warning has an example', () => {
  expect(Object.keys(WARNING_EXAMPLES).sort()).toEqual(DATA_STORE_WARNINGS.map(({ code }) => code).sort());
});

describe.each(Object.entries(WARNING_EXAMPLES))('the warning %s', (code, { broken, repaired }) => {
  const id = `cdk-elasticache:${code[0].toLowerCase()}${code.slice(1)}`;

  test.each(NAMES)('is given for a %s, in a sentence, and can be acknowledged', name => {
    const stack = newStack();
    const cache = store(name, broken, stack);
    expect(warningsOf(stack)).toEqual([{ id, path: '/S/Cache', message: expect.stringContaining(` [${code}] `) }]);
    expect(warningsOf(stack)[0].message.replace(END, '')).toMatch(SENTENCE);
    Annotations.of(cache).acknowledgeWarning(id);
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each(NAMES)('is not given for a %s that is repaired', name => {
    const stack = newStack();
    store(name, repaired, stack);
    expect(warningsOf(stack)).toEqual([]);
  });
});

test('nobody who is told of a full memory is a warning, too', () => {
  const stack = newStack();
  store('JobQueue', { alarms: Alarms.none() }, stack);
  expect(warningsOf(stack)).toMatchObject([{ id: 'cdk-elasticache:lateMemoryAlarm', message: expect.stringMatching(/^no alarm warns you /) }]);
});

test('sessions that may be read on the way are a warning', () => {
  const stack = newStack();
  store('SessionStore', { transitEncryption: TransitEncryption.PREFERRED }, stack);
  expect(warningsOf(stack)).toMatchObject([{ id: 'cdk-elasticache:keptDataInPlainText', message: expect.stringMatching(/^clients may connect without TLS, /) }]);
});

test('jobs that anybody may take, over plaintext, are one warning that says both', () => {
  const stack = newStack();
  store('JobQueue', { transitEncryption: TransitEncryption.DISABLED, authentication: Authentication.none() }, stack);
  expect(warningsOf(stack)).toMatchObject([{ message: expect.stringMatching(/ to require TLS\. Any client that can reach the port /) }]);
});

test('the alarm to use on nodes with a disk is the one on memory and disk', () => {
  const stack = newStack();
  store('JobQueue', { nodeType: NodeType.R6GD_XLARGE, alarms: Alarms.none() }, stack);
  expect(warningsOf(stack)).toMatchObject([{ message: expect.stringContaining('CacheAlarm.CAPACITY.at(70)') }]);
});

test.each<[string, Alarms, number[]]>([
  ['the recommended ones with actions, which tell of it early', Alarms.recommended({ okActions: [] }), [70, 70]],
  ['the recommended ones with another threshold', Alarms.recommended({ also: [CacheAlarm.MEMORY.at(75)] }), [75, 75]],
  ['the recommended ones without this one', Alarms.recommended({ without: [CacheAlarm.MEMORY] }), []],
  ['those that are named', Alarms.of([CacheAlarm.MEMORY]), [80, 80]],
])('of given alarms stays what was said of the memory: %s', (_, alarms, thresholds) => {
  const cache = store('SessionStore', { alarms });
  expect(memoryAlarms(cache.stack).map(({ Properties }) => Properties.Threshold)).toEqual(thresholds);
  expect(warningsOf(cache.stack).map(({ id }) => id)).toEqual(thresholds.length > 0 ? [] : ['cdk-elasticache:lateMemoryAlarm']);
});
