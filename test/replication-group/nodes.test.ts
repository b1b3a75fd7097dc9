import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ClusterMode } from '../../src/engine/cluster-mode';
import { RedisReplicationGroup } from '../../src/replication-group/redis-replication-group';
import { Given, newStack, redis, serviceFacts, templateOf } from '../helpers';
import { alarmsOf, alarmsOn, GROUP, nodesOf, recommended } from '../observe/alarms/alarms-of';

const limits = serviceFacts<Record<string, { limit: number }>>('limits');
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
const TEMPLATE_BYTES = 1_000_000;
const nodes = (given: Given) => nodesOf(alarmsOf(given)).map(node => node.slice(GROUP.length));

describe('shards that are not alike', () => {
  test('have alarms on as many nodes as each of them has', () => {
    expect(nodes({ shardConfigurations: [{ replicas: 2 }, { replicas: 0 }, {}], multiAz: false })).toEqual([
      '-0001-001', '-0001-002', '-0001-003', '-0002-001', '-0003-001', '-0003-002',
    ]);
  });

  test('have alarms under the numbers that they were given', () => {
    expect(nodes({ shardConfigurations: [{ nodeGroupId: '12', replicas: 0 }, { nodeGroupId: '0003', replicas: 0 }] })).toEqual([
      '-0003-001', '-0012-001',
    ]);
  });

  test('have an alarm on the lag if one of them has a replica', () => {
    expect(alarmsOn('ReplicationLag', { shardConfigurations: [{ replicas: 0 }, { replicas: 1 }] })).not.toEqual([]);
    expect(alarmsOn('ReplicationLag', { shardConfigurations: [{ replicas: 0 }, { replicas: 0 }] })).toEqual([]);
  });

  test('share alarms of ten nodes as others do', () => {
    const shardConfigurations = Array.from({ length: 6 }, (_, i) => ({ replicas: i % 3 }));
    expect(nodes({ shardConfigurations })).toHaveLength(12);
    expect(alarmsOn('Evictions', { shardConfigurations })).toHaveLength(2);
  });
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
test.each<[string, Given, string[]]>([
  ['DISABLED', { clusterMode: ClusterMode.DISABLED }, ['-001', '-002']],
  ['COMPATIBLE', { clusterMode: ClusterMode.COMPATIBLE }, ['-001', '-002']],
  ['ENABLED', { clusterMode: ClusterMode.ENABLED, shards: 1 }, ['-0001-001', '-0001-002']],
])('the nodes of a cache with clusterMode %s are called as that mode calls them', (_, given, ids) => {
  expect(nodes(given)).toEqual(ids);
});

describe('the template of a cache with all defaults', () => {
  /** Resources besides the VPC, and the characters of the whole. */
  const size = (shards: number) => {
    const stack = newStack();
    new RedisReplicationGroup(stack, 'Cache', { vpc: new Vpc(stack, 'Vpc', { maxAzs: 2 }), shards, replicas: 4 });
    const template = templateOf(stack).toJSON();
    return {
      resources: Object.keys(template.Resources).filter(id => !id.startsWith('Vpc')).length,
      bytes: Buffer.byteLength(JSON.stringify(template)),
    };
  };
  const [ten, twenty, fifty, sixty, ninety] = [2, 4, 10, 12, 18].map(size);

  test('of 90 nodes, the most that an account may have at first, leaves room for nine more like it among 500 resources', () => {
    expect(ninety.resources).toBeLessThan(limits.resourcesPerStack.limit / 9);
  });

  test('of 90 nodes is far below the megabyte that CloudFormation takes', () => {
    expect(ninety.bytes).toBeLessThan(TEMPLATE_BYTES / 5);
  });

  test('grows by its alarms for each ten nodes, one more for what is read of two metrics, and by nothing else', () => {
    expect(fifty.resources - twenty.resources).toBe(3 * (recommended().length + 1));
  });

  test('of more than fifty nodes grows by the four alarms that matter most', () => {
    expect(ninety.resources - sixty.resources).toBe(3 * 4);
  });

  test('grows in its text no faster than in its nodes', () => {
    const perTenNodes = (ninety.bytes - sixty.bytes) / 3;
    expect(perTenNodes).toBeLessThan(ten.bytes);
    expect(perTenNodes).toBeLessThan(20_000);
    expect(fifty.bytes).toBeLessThan(TEMPLATE_BYTES / 3);
  });

  test('of ten nodes has an alarm for each metric and node, which is more than that of fifty has', () => {
    expect(ten.resources).toBe(5 + 10 * recommended().length);
    expect(fifty.resources).toBe(5 + 5 * (recommended().length + 1));
  });
});

test('unlike shards of 90 nodes are as small as alike ones', () => {
  const resources = (given: Given) => Object.keys(templateOf(redis(given)).toJSON().Resources).length;
  const shardConfigurations = Array.from({ length: 30 }, (_, i) => ({ replicas: 1 + i % 3 }));
  expect(resources({ shardConfigurations })).toBe(resources({ shards: 45, replicas: 1 }));
});
