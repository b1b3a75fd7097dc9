import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Port, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { App, Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib/core';
import {
  AccessString, Alarms, Authentication, AzMode, Backup, CachedDatabase, DailyWindow, DatabaseCache, Durability, EvictionPolicy,
  GlobalReplicationGroup, IamUser, IpDiscovery, JobQueue, Leaderboard, LogDestination, LogFormat, MemcachedAuthentication, MemcachedCluster,
  MemcachedParameters, MemcachedVersion, NetworkType, NodeType, PasswordUser, RedisReplicationGroup, RedisVersion, Restore, SaslGate,
  ServerlessCache, ServerlessEngine, SessionStore, TransitEncryption, UserEngine, UserGroup, ValkeyReplicationGroup, ValkeyVersion, WeeklyWindow,
} from '../src';

/** The configurations whose CloudFormation reviewers see change, each by what it is for. */
export const CONFIGURATIONS: Record<string, (stack: Stack, vpc: Vpc) => void> = {
  'redis with all defaults': (stack, vpc) => {
    new RedisReplicationGroup(stack, 'Cache', { vpc });
  },
  'valkey with all defaults': (stack, vpc) => {
    new ValkeyReplicationGroup(stack, 'Cache', { vpc });
  },
  'redis of one small node for development': (stack, vpc) => {
    new RedisReplicationGroup(stack, 'Cache', {
      vpc,
      nodeType: NodeType.T4G_MICRO,
      replicas: 0,
      backup: Backup.none(),
      alarms: Alarms.none(),
      removalPolicy: RemovalPolicy.DESTROY,
    });
  },
  'valkey of three shards with an own key, alarm actions and everything said': (stack, vpc) => {
    const topic = new Topic(stack, 'Operations');
    const cache = new ValkeyReplicationGroup(stack, 'Cache', {
      replicationGroupName: 'Everything',
      description: 'Everything that can be said',
      vpc,
      version: ValkeyVersion.V9_0,
      nodeType: NodeType.R7G_LARGE,
      shards: 3,
      replicas: 2,
      port: 6379,
      encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
      evictionPolicy: EvictionPolicy.ALLKEYS_LFU,
      parameters: { 'notify-keyspace-events': 'Ex' },
      backup: Backup.daily({ retention: Duration.days(35), window: DailyWindow.parse('03:00-04:00') }),
      maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00'),
      autoMinorVersionUpgrade: false,
      notificationTopic: topic,
      alarms: Alarms.recommended({ actions: [new SnsAction(topic)] }),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    cache.connections.allowDefaultPortFrom(new SecurityGroup(stack, 'Application', { vpc, allowAllOutbound: false }));
  },
  'redis 6.2 with an imported secret and given security groups': (stack, vpc) => {
    const securityGroup = SecurityGroup.fromSecurityGroupId(stack, 'Given', 'sg-0123456789abcdef0');
    const cache = new RedisReplicationGroup(stack, 'Cache', {
      vpc,
      version: RedisVersion.V6_2,
      securityGroups: [securityGroup],
      authentication: Authentication.token({ secret: Secret.fromSecretNameV2(stack, 'Token', 'redis/token') }),
    });
    cache.connections.allowFromAnyIpv4(Port.tcp(6380));
  },
  'redis without encryption in transit and without authentication': (stack, vpc) => {
    new RedisReplicationGroup(stack, 'Cache', {
      vpc,
      transitEncryption: TransitEncryption.DISABLED,
      authentication: Authentication.none(),
    });
  },
  'redis of unlike shards with slots': (stack, vpc) => {
    const [first, second] = vpc.availabilityZones;
    new RedisReplicationGroup(stack, 'Cache', {
      vpc,
      shardConfigurations: [
        { nodeGroupId: '0001', slots: '0-4095', replicas: 2, primaryAvailabilityZone: first, replicaAvailabilityZones: [second, first] },
        { nodeGroupId: '0002', slots: '4096-16383', primaryAvailabilityZone: second },
      ],
    });
  },
  'valkey with logs in CloudWatch and Firehose': (stack, vpc) => {
    new ValkeyReplicationGroup(stack, 'Cache', {
      vpc,
      encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
      logs: {
        slow: LogDestination.cloudWatchLogs({ retention: RetentionDays.ONE_MONTH }),
        engine: LogDestination.firehose('engine-log', { format: LogFormat.TEXT }),
      },
    });
  },
  'valkey 9 that is durable': (stack, vpc) => {
    new ValkeyReplicationGroup(stack, 'Cache', {
      vpc,
      version: ValkeyVersion.V9_0,
      durability: Durability.SYNC,
      nodeType: NodeType.R7G_LARGE,
      shards: 2,
    });
  },
  'redis as the primary of a global datastore': (stack, vpc) => {
    const primary = new RedisReplicationGroup(stack, 'Cache', { vpc, nodeType: NodeType.R7G_LARGE });
    new GlobalReplicationGroup(stack, 'Global', { primary, globalReplicationGroupIdSuffix: 'shop' });
  },
  'redis with a user by IAM, one by password and the default user off': (stack, vpc) => {
    const engine = UserEngine.REDIS;
    const application = new IamUser(stack, 'Application', { engine });
    const reports = new PasswordUser(stack, 'Reports', { engine, userName: 'reports', accessString: AccessString.readOnly() });
    const group = new UserGroup(stack, 'Users', { engine, users: [application, reports] });
    const cache = new RedisReplicationGroup(stack, 'Cache', { vpc, authentication: Authentication.users(group) });
    cache.grants.connect(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }), application);
  },
  'valkey with users by IAM, one of them added later': (stack, vpc) => {
    const group = new UserGroup(stack, 'Users', { userGroupId: 'Shop', users: [new IamUser(stack, 'Application', { userId: 'Application' })] });
    new ValkeyReplicationGroup(stack, 'Cache', { vpc, shards: 2, authentication: Authentication.users(group) });
    group.addUser(new IamUser(stack, 'Operator', { userId: 'Operator', accessString: AccessString.administrator() }));
  },
  'serverless valkey with all defaults': (stack, vpc) => {
    new ServerlessCache(stack, 'Cache', { vpc });
  },
  'serverless redis with limits, bound to a role': (stack, vpc) => {
    const cache = new ServerlessCache(stack, 'Cache', {
      vpc,
      engine: ServerlessEngine.REDIS_7,
      usageLimits: { dataStorageMax: Size.gibibytes(10), ecpuPerSecondMax: 10_000 },
    });
    cache.grants.connect(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
    cache.connections.allowDefaultPortFrom(new SecurityGroup(stack, 'Application', { vpc, allowAllOutbound: false }));
  },
  'serverless memcached with backups': (stack, vpc) => {
    new ServerlessCache(stack, 'Cache', {
      vpc,
      engine: ServerlessEngine.MEMCACHED_1_6,
      usageLimits: { dataStorageMax: Size.gibibytes(1), ecpuPerSecondMax: 1_000 },
      backup: Backup.daily({ window: DailyWindow.parse('03:00-04:00') }),
    });
  },
  'serverless valkey 9 with everything said': (stack, vpc) => {
    const group = new UserGroup(stack, 'Users', { users: [new IamUser(stack, 'Application')] });
    new ServerlessCache(stack, 'Cache', {
      serverlessCacheName: 'Everything',
      description: 'Everything that can be said',
      vpc,
      engine: ServerlessEngine.VALKEY_9,
      usageLimits: { dataStorageMin: Size.gibibytes(2), dataStorageMax: Size.gibibytes(20), ecpuPerSecondMin: 2_000, ecpuPerSecondMax: 20_000 },
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Given', 'sg-0123456789abcdef0')],
      encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
      authentication: Authentication.users(group),
      backup: Backup.daily({ retention: Duration.days(35), window: DailyWindow.parse('03:00-04:00') }),
      restoreFrom: Restore.arns(['arn:aws:elasticache:eu-west-1:111122223333:serverlesscachesnapshot:before']),
      alarms: Alarms.none(),
      finalSnapshotName: 'everything-at-last',
      removalPolicy: RemovalPolicy.SNAPSHOT,
    });
  },
  'memcached with all defaults': (stack, vpc) => {
    new MemcachedCluster(stack, 'Cache', { vpc });
  },
  'memcached with everything said': (stack, vpc) => {
    const topic = new Topic(stack, 'Operations');
    const cache = new MemcachedCluster(stack, 'Cache', {
      clusterName: 'Everything',
      version: MemcachedVersion.V1_6_17,
      vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Given', 'sg-0123456789abcdef0')],
      nodeType: NodeType.R7G_LARGE,
      nodes: 3,
      azMode: AzMode.CROSS_AZ,
      availabilityZones: [...vpc.availabilityZones].reverse(),
      port: 11211,
      transitEncryption: TransitEncryption.REQUIRED,
      networkType: NetworkType.IPV4,
      ipDiscovery: IpDiscovery.IPV4,
      parameters: MemcachedParameters.of({ maxItemSize: Size.mebibytes(4), asciiOnly: true, disableFlushAll: true }),
      maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00'),
      notificationTopic: topic,
      alarms: Alarms.recommended({ actions: [new SnsAction(topic)] }),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    cache.autoScaleNodes({ minCapacity: 2, maxCapacity: 6 }).scaleOnCpu('Cpu', { targetUtilizationPercent: 60 });
    cache.connections.allowDefaultPortFrom(new SecurityGroup(stack, 'Application', { vpc, allowAllOutbound: false }));
  },
  'memcached with sasl': (stack, vpc) => {
    const cache = new MemcachedCluster(stack, 'Cache', { vpc, authentication: MemcachedAuthentication.sasl(), alarms: Alarms.none() });
    cache.connections.allowDefaultPortFrom(new SecurityGroup(stack, 'Application', { vpc, allowAllOutbound: false }));
  },
  'memcached with sasl, hardened': (stack, vpc) => {
    const namespace = PrivateDnsNamespace.fromPrivateDnsNamespaceAttributes(stack, 'Namespace', {
      namespaceArn: 'arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-1', namespaceId: 'ns-1', namespaceName: 'shop.internal',
    });
    new SaslGate(stack, 'Gate', {
      cluster: new MemcachedCluster(stack, 'Cache', { vpc, nodes: 3, alarms: Alarms.none() }),
      vpc,
      namespace,
      certificateSecret: Secret.fromSecretNameV2(stack, 'Certificate', 'shop/certificate'),
      image: ContainerImage.fromRegistry(`111122223333.dkr.ecr.eu-west-1.amazonaws.com/node@sha256:${'0'.repeat(64)}`),
      encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
      rotateEvery: Duration.days(30),
      rotation: { vpc, reservedConcurrentExecutions: 1 },
      alarms: Alarms.recommended({ actions: [new SnsAction(new Topic(stack, 'Operations'))] }),
    });
  },
  'a database cache with all defaults': (stack, vpc) => {
    new DatabaseCache(stack, 'Shop', { vpc });
  },
  'a database cache with aurora, an own key and actions, bound to a function': (stack, vpc) => {
    const shop = new DatabaseCache(stack, 'Shop', {
      vpc,
      database: CachedDatabase.auroraPostgres({ databaseName: 'shop', removalPolicy: RemovalPolicy.RETAIN }),
      nodeType: NodeType.R7G_LARGE,
      encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
      alarms: Alarms.recommended({ actions: [new SnsAction(new Topic(stack, 'Operations'))] }),
    });
    shop.bindFunction(new Function(stack, 'Function', { vpc, runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline('//') }));
  },
  'a session store with all defaults': (stack, vpc) => {
    new SessionStore(stack, 'Sessions', { vpc });
  },
  'a leaderboard that is durable': (stack, vpc) => {
    new Leaderboard(stack, 'Scores', { vpc, durability: Durability.SYNC });
  },
  'a job queue with all defaults': (stack, vpc) => {
    new JobQueue(stack, 'Jobs', { vpc });
  },
};

/** A stack that holds one configuration, in a VPC of two zones. */
export function stackOf(name: string, app: App = new App({ treeMetadata: false })): Stack {
  const stack = new Stack(app, `Stack${Object.keys(CONFIGURATIONS).indexOf(name) + 1}`);
  CONFIGURATIONS[name](stack, new Vpc(stack, 'Vpc', { maxAzs: 2 }));
  return stack;
}
