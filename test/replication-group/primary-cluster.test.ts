import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { App, Stack } from 'aws-cdk-lib/core';
import { RedisReplicationGroup } from '../../src/replication-group/redis-replication-group';
import { metricsOf } from '../observe/alarms/alarms-of';

// "This parameter is not required if NumCacheClusters, NumNodeGroups or ReplicasPerNodeGroup is specified."
// "When using automatic failover, there must be at least 2 cache clusters in the replication group."
test('a group of one existing node has no failover until it has a replica, and its alarms are on the node\'s own name', () => {
  const stack = new Stack(new App(), 'Stack');
  new RedisReplicationGroup(stack, 'Cache', { vpc: new Vpc(stack, 'Vpc'), primaryClusterId: 'legacy' });

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::ElastiCache::ReplicationGroup', {
    PrimaryClusterId: 'legacy',
    AutomaticFailoverEnabled: false,
    MultiAZEnabled: false,
  });
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
  expect(alarms.length).toBeGreaterThan(0);
  for (const { Dimensions } of alarms.flatMap(({ Properties }) => metricsOf(Properties))) {
    expect(Dimensions).toContainEqual({ Name: 'CacheClusterId', Value: 'legacy' });
  }
});
