import { Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { Authentication } from '../src/access/authentication';
import { MemcachedVersion } from '../src/engine/memcached-version';
import { ParameterGroupFamily } from '../src/engine/parameter-group-family';
import { RedisVersion } from '../src/engine/redis-version';
import { ServerlessEngine } from '../src/engine/serverless-engine';
import { ValkeyVersion } from '../src/engine/valkey-version';
import { MemcachedCluster } from '../src/memcached/memcached-cluster';
import { SubnetGroup } from '../src/network/subnet-group';
import { Alarms } from '../src/observe/alarms/alarms';
import { ParameterGroup } from '../src/parameters/parameter-group';
import { RedisReplicationGroup } from '../src/replication-group/redis-replication-group';
import { ValkeyReplicationGroup } from '../src/replication-group/valkey-replication-group';
import { SaslGate } from '../src/sasl-gate/sasl-gate';
import { ServerlessCache } from '../src/serverless/serverless-cache';

/** An app that must never change: versions are given, so that it does not follow the defaults. */
function fixedStack(): Stack {
  const stack = new Stack(new App(), 'Shop');
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a', 'b'], privateSubnetIds: ['subnet-1', 'subnet-2'] });
  const alarms = Alarms.recommended({ actions: [new SnsAction(Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111122223333:t'))] });

  new RedisReplicationGroup(stack, 'Sessions', { vpc, alarms, version: RedisVersion.V7_1 });
  new ValkeyReplicationGroup(stack, 'Catalogue', { vpc, shards: 4, replicas: 2, version: ValkeyVersion.V8_1 });
  new RedisReplicationGroup(stack, 'Bare', {
    vpc,
    version: RedisVersion.V7_1,
    subnetGroup: new SubnetGroup(stack, 'Subnets', { vpc }),
    parameterGroup: new ParameterGroup(stack, 'Settings', { family: ParameterGroupFamily.REDIS7 }),
    securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')],
    authentication: Authentication.none(),
    alarms: Alarms.none(),
  });
  new ServerlessCache(stack, 'Pages', { vpc, engine: ServerlessEngine.REDIS_7, alarms: Alarms.none() });
  const cluster = new MemcachedCluster(stack, 'Fragments', { vpc, version: MemcachedVersion.V1_6_22, alarms: Alarms.none() });
  new SaslGate(stack, 'Gate', { cluster, vpc, alarms, rotateEvery: Duration.days(30) });
  RedisReplicationGroup.fromReplicationGroupAttributes(stack, 'Imported', { replicationGroupId: 'legacy' });
  return stack;
}

// another id is another resource: CloudFormation would make a new cache and delete the one that holds the data
test('the logical ids of a deployed stack stay as they are', () => {
  const resources = Object.entries<any>(Template.fromStack(fixedStack()).toJSON().Resources);
  // those of alarms stand in the tables of `test/alarms.test.ts`
  const ids = resources.filter(([, { Type }]) => Type !== 'AWS::CloudWatch::Alarm').map(([id]) => id);
  expect(ids.sort()).toEqual([
    'Bare254EC4A2',
    'Catalogue6D2BB205',
    'CatalogueAuthTokenSecret13CB75EF',
    'CatalogueParametersResourcevalkey8clusterenabledyesC69885D7',
    'CatalogueSecurityGroupF33EA8BE',
    'CatalogueSubnets8F063BDA',
    'Fragments602E2EC8',
    'FragmentsParametersResourcememcached167912726E',
    'FragmentsSecurityGroupD7E3D217',
    'FragmentsSecurityGroupfromShopGateSecurityGroupFD8FE99F11212C4A426AE',
    'FragmentsSubnets515AD1CF',
    'GateAcceptedLoginsFilterD5060F6B',
    'GateCluster5ECBA562',
    'GateConnectionsFilter35DF6556',
    'GateExecutionRoleB5E60977',
    'GateExecutionRolePolicy4E0B9043',
    'GateLog14960260',
    'GateNamespaceB19ECC33',
    'GateRefusedLoginsFilter9937D65F',
    'GateRotationAccessPolicyEDA6B62B',
    'GateRotationAccessRole3B0819D1',
    'GateRotationFunction0AF233AB',
    'GateRotationFunctionSecretsManagerD53B0FD3',
    'GateRotationLogD5AD4CFD',
    'GateRotationScheduleD5CB11B3',
    'GateSecret936BFB5C',
    'GateSecurityGroupE2A9CA8B',
    'GateSecurityGrouptoShopFragmentsSecurityGroup4F27B3FC11212EBD3428D',
    'GateService99B6E504',
    'GateServiceCloudmapService73F470A5',
    'GateServiceTaskCountTargetCpu77EE792F',
    'GateServiceTaskCountTargetF2277112',
    'GateTask71682EAF',
    'GateTaskRole5911EAC1',
    'GateTaskRolePolicy38078816',
    'Pages127DFD1A',
    'PagesSecurityGroup13E670F2',
    'PagesUser106BED54',
    'PagesUsers04C8FFF0',
    'PagesUsersDefaultUser42D9DAFC',
    'Sessions8896A56D',
    'SessionsAuthTokenSecret48D88451',
    'SessionsParametersResourceredis7083DC667',
    'SessionsSecurityGroupDC1B8A75',
    'SessionsSubnets78FF0520',
    'SettingsResourceredis72666D74C',
    'Subnets73841C2A',
  ]);
});
