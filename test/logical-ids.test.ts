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
  const { Resources } = Template.fromStack(fixedStack()).toJSON();
  expect(Object.keys(Resources).sort()).toEqual([
    'Bare254EC4A2',
    'Catalogue6D2BB205',
    'CatalogueAlarmsAuthenticationFailuresgroup192A0319E',
    'CatalogueAlarmsAuthenticationFailuresgroup2A8510774',
    'CatalogueAlarmsConnectionsgroup1B1ACAAEC',
    'CatalogueAlarmsConnectionsgroup2DE452319',
    'CatalogueAlarmsCpuCreditsgroup1E8087840',
    'CatalogueAlarmsCpuCreditsgroup2FF981F4A',
    'CatalogueAlarmsCpugroup1CB205139',
    'CatalogueAlarmsCpugroup2E1345B25',
    'CatalogueAlarmsEvictionsgroup1A1E9C373',
    'CatalogueAlarmsEvictionsgroup2C10D2D05',
    'CatalogueAlarmsMemorygroup12D6A3AC8',
    'CatalogueAlarmsMemorygroup2CBEBC110',
    'CatalogueAlarmsNetworkConnectionsgroup16DD5C84D',
    'CatalogueAlarmsNetworkConnectionsgroup2E8609483',
    'CatalogueAlarmsNetworkIngroup1E71C07CF',
    'CatalogueAlarmsNetworkIngroup210E16595',
    'CatalogueAlarmsNetworkOutgroup1F0CE7A37',
    'CatalogueAlarmsNetworkOutgroup2F7C6F455',
    'CatalogueAlarmsNetworkPacketsgroup18068BEB5',
    'CatalogueAlarmsNetworkPacketsgroup2CF467DF5',
    'CatalogueAlarmsReplicationLaggroup181258256',
    'CatalogueAlarmsReplicationLaggroup2416FDE73',
    'CatalogueAlarmsSwapgroup1A21FBCA7',
    'CatalogueAlarmsSwapgroup217D47B23',
    'CatalogueAlarmsSwapgroup393A9315B',
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
    'GateRefusedLoginsB43D1BFF',
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
    'GateSilence5613A892',
    'GateTask71682EAF',
    'GateTaskRole5911EAC1',
    'GateTaskRolePolicy38078816',
    'Pages127DFD1A',
    'PagesSecurityGroup13E670F2',
    'PagesUser106BED54',
    'PagesUsers04C8FFF0',
    'PagesUsersDefaultUser42D9DAFC',
    'Sessions8896A56D',
    'SessionsAlarmsAuthenticationFailures001E5E663B0',
    'SessionsAlarmsAuthenticationFailures00253394DC9',
    'SessionsAlarmsConnections0010A5F03AE',
    'SessionsAlarmsConnections0020099F05F',
    'SessionsAlarmsCpu00143D5EBF7',
    'SessionsAlarmsCpu002FC103DEC',
    'SessionsAlarmsCpuCredits00145991BF8',
    'SessionsAlarmsCpuCredits0022F79EF16',
    'SessionsAlarmsEvictions0018486C190',
    'SessionsAlarmsEvictions002F5D41A61',
    'SessionsAlarmsMemory0017939700F',
    'SessionsAlarmsMemory0023531757A',
    'SessionsAlarmsNetworkConnections00118D58659',
    'SessionsAlarmsNetworkConnections002850C17DC',
    'SessionsAlarmsNetworkIn00141ECB185',
    'SessionsAlarmsNetworkIn0022E9ADDB1',
    'SessionsAlarmsNetworkOut001593972A4',
    'SessionsAlarmsNetworkOut00234BECDF2',
    'SessionsAlarmsNetworkPackets0010160C6F6',
    'SessionsAlarmsNetworkPackets00276734951',
    'SessionsAlarmsReplicationLag001EFA78C19',
    'SessionsAlarmsReplicationLag002170B3064',
    'SessionsAlarmsSwap0015EC3D2AC',
    'SessionsAlarmsSwap002E7B5FB44',
    'SessionsAuthTokenSecret48D88451',
    'SessionsParametersResourceredis7083DC667',
    'SessionsSecurityGroupDC1B8A75',
    'SessionsSubnets78FF0520',
    'SettingsResourceredis72666D74C',
    'Subnets73841C2A',
  ]);
});
