/** What apps in all languages do: five stacks. The templates of the others are compared with these. */
import { App, Duration, Size, Stack, aws_cloudwatch_actions as actions, aws_ec2 as ec2, aws_ecs as ecs, aws_lambda as lambda, aws_sns as sns } from 'aws-cdk-lib';
import {
  AccessString, Alarms, Authentication, Backup, CachedDatabase, CacheEventTopic, DailyWindow, DatabaseCache, EvictionPolicy, IamUser, LogDestination,
  MemcachedAuthentication, MemcachedCluster, MemcachedParameters, NodeType, PasswordUser, RedisReplicationGroup, ServerlessCache, ServerlessEngine,
  UserGroup, ValkeyReplicationGroup, ValkeyVersion, WeeklyWindow,
} from 'cdk-elasticache';

function functionIn(stack: Stack, vpc: ec2.IVpc): lambda.Function {
  return new lambda.Function(stack, 'Function', {
    vpc, runtime: lambda.Runtime.NODEJS_24_X, handler: 'index.handler', code: lambda.Code.fromAsset('function'),
  });
}

function serviceIn(stack: Stack, vpc: ec2.IVpc): ecs.FargateService {
  const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
  taskDefinition.addContainer('App', { image: ecs.ContainerImage.fromRegistry('app') });
  return new ecs.FargateService(stack, 'Service', { cluster: new ecs.Cluster(stack, 'Ecs', { vpc }), taskDefinition });
}

/** The lines of README.md. */
function quickStart(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc');
  const cache = new RedisReplicationGroup(stack, 'Cache', { vpc });
  cache.bindFunction(functionIn(stack, vpc));
}

/** Shards that follow the load, users instead of a token, alarms that tell somebody. */
function sharded(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc');
  const topic = new sns.Topic(stack, 'Topic');
  const events = new CacheEventTopic(stack, 'Events');
  const app = new IamUser(stack, 'App', { accessString: AccessString.application({ keys: ['app:*'] }) });
  const report = new PasswordUser(stack, 'Report', { accessString: AccessString.readOnly(), rotateEvery: Duration.days(30) });
  const cache = new ValkeyReplicationGroup(stack, 'Cache', {
    vpc,
    version: ValkeyVersion.V8_2,
    nodeType: NodeType.of('cache.r7g.large'),
    shards: 3,
    replicas: 1,
    authentication: Authentication.users(new UserGroup(stack, 'Users', { users: [app, report] })),
    evictionPolicy: EvictionPolicy.ALLKEYS_LRU,
    parameters: { 'notify-keyspace-events': 'Ex' },
    backup: Backup.daily({ retention: Duration.days(7), window: DailyWindow.parse('03:00-04:00') }),
    maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00'),
    logs: { slow: LogDestination.cloudWatchLogs() },
    notificationTopic: events,
    alarms: Alarms.recommended({ actions: [new actions.SnsAction(topic)] }),
  });
  cache.bindFunction(functionIn(stack, vpc), { user: app, prefix: 'SHOP' });
  cache.dashboard('Dashboard', { defaultInterval: Duration.hours(6) });
  cache.autoScaleReplicas({ minCapacity: 1, maxCapacity: 3 }).scaleOnEngineCpu('Cpu', { targetUtilizationPercent: 60 });
  cache.autoScaleShards({ minCapacity: 3, maxCapacity: 6 }).scaleOnMemory('Memory', { targetUtilizationPercent: 70 });
}

/** Memcached behind a gate that asks for a password. */
function memcached(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc');
  const cache = new MemcachedCluster(stack, 'Cache', {
    vpc,
    nodes: 3,
    authentication: MemcachedAuthentication.sasl({ rotateEvery: Duration.days(30) }),
    parameters: MemcachedParameters.of({ maxItemSize: Size.mebibytes(4) }),
  });
  cache.bindService(serviceIn(stack, vpc));
}

/** A cache without nodes, with limits. */
function serverless(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc');
  const cache = new ServerlessCache(stack, 'Cache', {
    vpc,
    engine: ServerlessEngine.VALKEY_8,
    usageLimits: { dataStorageMax: Size.gibibytes(10), ecpuPerSecondMax: 10_000 },
  });
  cache.bindService(serviceIn(stack, vpc));
}

/** A database with a cache beside it. */
function databaseCache(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc');
  const shop = new DatabaseCache(stack, 'Shop', { vpc, database: CachedDatabase.auroraPostgres({ databaseName: 'shop', readers: 1 }), replicas: 2 });
  shop.bindFunction(functionIn(stack, vpc));
}

const app = new App();
quickStart(new Stack(app, 'Sessions'));
sharded(new Stack(app, 'Sharded'));
memcached(new Stack(app, 'Memcached'));
serverless(new Stack(app, 'Serverless'));
databaseCache(new Stack(app, 'DatabaseCache'));
app.synth();
