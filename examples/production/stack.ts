import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { CfnOutput, Duration, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Application } from './application';
import { Network } from './network';
import {
  AccessString, Alarms, Authentication, Backup, CacheEventTopic, DailyWindow, EvictionPolicy, IamUser, LogDestination, NodeType, PasswordUser,
  UserGroup, ValkeyReplicationGroup, ValkeyVersion, WeeklyWindow,
} from 'cdk-elasticache';

/** A cache with all that a policy asks for, and an application that uses it without a password. */
export class ProductionStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const encryptionKey = new Key(this, 'Key', { enableKeyRotation: true });
    const onCall = new Topic(this, 'OnCall', { masterKey: encryptionKey, enforceSSL: true });
    // the policy that asks for TLS takes the place of the one that lets alarms publish
    onCall.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
    const actions = [new SnsAction(onCall)];
    const deadLetterQueue = new Queue(this, 'Failed', { encryption: QueueEncryption.KMS, encryptionMasterKey: encryptionKey, enforceSSL: true });
    const { vpc, endpoints } = new Network(this, 'Network', encryptionKey);

    const app = new IamUser(this, 'App', { accessString: AccessString.application({ keys: ['app:*'] }) });
    const rotates = new SecurityGroup(this, 'Rotates', { vpc, allowAllOutbound: false });
    const operator = new PasswordUser(this, 'Operator', {
      accessString: AccessString.readOnly(),
      encryptionKey,
      rotateEvery: Duration.days(30),
      rotation: { vpc, vpcSubnets: { subnets: vpc.isolatedSubnets }, securityGroups: [rotates], deadLetterQueue, reservedConcurrentExecutions: 1 },
    });
    endpoints.forEach(endpoint => endpoint.connections.allowDefaultPortFrom(rotates));

    const cache = new ValkeyReplicationGroup(this, 'Cache', {
      vpc,
      version: ValkeyVersion.V8_2,
      nodeType: NodeType.of('cache.r7g.large'),
      shards: 2,
      replicas: 2,
      encryptionKey,
      authentication: Authentication.users(new UserGroup(this, 'Users', { users: [app, operator] })),
      evictionPolicy: EvictionPolicy.VOLATILE_LRU,
      backup: Backup.daily({ retention: Duration.days(35), window: DailyWindow.parse('03:00-04:00') }),
      maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00'),
      logs: { slow: LogDestination.cloudWatchLogs(), engine: LogDestination.cloudWatchLogs() },
      notificationTopic: new CacheEventTopic(this, 'Events'),
      alarms: Alarms.recommended({ actions, okActions: actions, composite: { actions } }),
    });
    cache.monitorLogs({ slowCommandsPerMinute: 60, actions });
    const { dashboard } = cache.dashboard();

    const { fn } = new Application(this, 'Application', { vpc, deadLetterQueue, encryptionKey });
    cache.bindFunction(fn, { user: app });

    new CfnOutput(this, 'FunctionName', { value: fn.functionName });
    new CfnOutput(this, 'Endpoint', { value: cache.endpoint.socketAddress });
    new CfnOutput(this, 'DashboardName', { value: dashboard.dashboardName });
    new CfnOutput(this, 'OperatorSecretArn', { value: operator.secret!.secretArn });
  }
}
