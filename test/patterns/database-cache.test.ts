import { Match } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { InstanceClass, InstanceSize, InstanceType, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { AuroraPostgresEngineVersion, ClusterInstance, DatabaseCluster, DatabaseClusterEngine, DatabaseInstance, DatabaseInstanceEngine, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Annotations, Duration, Fn, RemovalPolicy, Stack, Token } from 'aws-cdk-lib/core';
import { CacheRules } from '../../src/cache/cache-rules';
import { EvictionPolicy } from '../../src/engine/eviction-policy';
import { Alarms } from '../../src/observe/alarms/alarms';
import { CachedDatabase } from '../../src/patterns/cached-database';
import { DatabaseCache, DatabaseCacheProps } from '../../src/patterns/database-cache';
import { DATABASE_CACHE_RULES, DATABASE_CACHE_WARNINGS } from '../../src/patterns/rules/database-cache';
import { codesOf, GivenTo, messageOf, newStack, parameter, propertiesOf, resourcesOf, SENTENCE, templateOf, vpcOf, warningsOf } from '../helpers';

/** `S/Shop`. */
function shop(given: GivenTo<DatabaseCacheProps> = {}, stack: Stack = newStack()): DatabaseCache {
  const props = typeof given === 'function' ? given(stack) : given;
  return new DatabaseCache(stack, 'Shop', { vpc: props.vpc ?? vpcOf(stack), ...props });
}

const database = (made: CachedDatabase) => ({ database: made });
const postgres = (options: Parameters<typeof CachedDatabase.postgres>[0]) => database(CachedDatabase.postgres(options));
const aurora = (options: Parameters<typeof CachedDatabase.auroraPostgres>[0]) => database(CachedDatabase.auroraPostgres(options));
const policyOf = (made: DatabaseCache) => propertiesOf(made, 'AWS::ElastiCache::ParameterGroup').Properties?.['maxmemory-policy'];
const databaseAlarms = (made: DatabaseCache) => Object.values(templateOf(made).findResources('AWS::CloudWatch::Alarm'))
  .filter(({ Properties }) => Properties.Namespace === 'AWS/RDS').map(({ Properties }) => Properties);

describe('a database cache with all defaults', () => {
  const made = shop();

  test('has an encrypted PostgreSQL instance in two zones, with backups, logs, monitoring and a secret', () => {
    expect(propertiesOf(made, 'AWS::RDS::DBInstance')).toMatchObject({
      Engine: 'postgres',
      EngineVersion: '17',
      MultiAZ: true,
      StorageEncrypted: true,
      DeletionProtection: true,
      BackupRetentionPeriod: 15,
      DBName: 'app',
      Port: '5433',
      MonitoringInterval: 60,
      EnableIAMDatabaseAuthentication: true,
      CopyTagsToSnapshot: true,
      AutoMinorVersionUpgrade: true,
      EnableCloudwatchLogsExports: ['postgresql', 'upgrade'],
      StorageType: 'gp3',
      AllocatedStorage: '20',
      MaxAllocatedStorage: 100,
      PubliclyAccessible: false,
    });
    templateOf(made).resourceCountIs('AWS::SecretsManager::Secret', 2);
  });

  test('keeps a snapshot of the database, and nothing of the cache, when they leave the stack', () => {
    templateOf(made).hasResource('AWS::RDS::DBInstance', { DeletionPolicy: 'Snapshot' });
    templateOf(made).hasResource('AWS::ElastiCache::ReplicationGroup', { DeletionPolicy: 'Delete' });
  });

  test('drops the least frequently used keys of a full cache, and says in the template that they are copies', () => {
    expect(policyOf(made)).toBe('allkeys-lfu');
    templateOf(made).hasResource('AWS::ElastiCache::ReplicationGroup', { Metadata: { 'cdk-elasticache:intent': 'database-cache' } });
  });

  test('lets nobody in and nothing out', () => {
    const groups = resourcesOf(made, 'AWS::EC2::SecurityGroup');
    expect(groups).toHaveLength(2);
    for (const group of groups) {
      expect(group.SecurityGroupIngress).toBeUndefined();
      expect(group.SecurityGroupEgress).toEqual([expect.objectContaining({ CidrIp: '255.255.255.255/32' })]);
    }
  });

  test('has alarms on the database with the thresholds that AWS recommends, and one on its disk', () => {
    expect(databaseAlarms(made).map(({ MetricName, Threshold, ComparisonOperator, EvaluationPeriods, Period }) =>
      [MetricName, ComparisonOperator, Threshold, EvaluationPeriods * Period])).toEqual([
      ['CPUUtilization', 'GreaterThanThreshold', 90, 300],
      ['ReadLatency', 'GreaterThanThreshold', 0.02, 300],
      ['WriteLatency', 'GreaterThanThreshold', 0.02, 300],
      ['FreeStorageSpace', 'LessThanThreshold', 2 * 1024 ** 3, 300],
    ]);
  });

  test('gives no warning', () => {
    expect(warningsOf(Stack.of(made))).toEqual([]);
  });
});

describe('a database cache with Aurora', () => {
  test('has a writer and a reader that scale by themselves and are as large as each other', () => {
    const made = shop(aurora({ databaseName: 'shop' }));
    expect(propertiesOf(made, 'AWS::RDS::DBCluster')).toMatchObject({
      Engine: 'aurora-postgresql',
      DatabaseName: 'shop',
      StorageEncrypted: true,
      DeletionProtection: true,
      BackupRetentionPeriod: 15,
      Port: 5433,
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 },
      EnableIAMDatabaseAuthentication: true,
    });
    const members = resourcesOf(made, 'AWS::RDS::DBInstance');
    expect(members.map(({ DBInstanceClass, PromotionTier }) => [DBInstanceClass, PromotionTier])).toEqual([['db.serverless', 0], ['db.serverless', 1]]);
    expect(databaseAlarms(made).map(({ MetricName }) => MetricName)).toEqual(['CPUUtilization']);
  });

  test('has machines, and as many readers, as are asked for', () => {
    const made = shop(aurora({ instanceType: InstanceType.of(InstanceClass.R7G, InstanceSize.LARGE), readers: 2 }));
    const members = resourcesOf(made, 'AWS::RDS::DBInstance');
    expect(members.map(({ DBInstanceClass }) => DBInstanceClass)).toEqual(Array(3).fill('db.r7g.large'));
  });
});

describe('the options of an own database reach it:', () => {
  test('those of PostgreSQL', () => {
    const made = shop(postgres({
      databaseName: 'shop',
      version: PostgresEngineVersion.VER_16,
      instanceType: new InstanceType('m7g.large'),
      multiAz: false,
      allocatedStorage: 50,
      backupRetention: Duration.days(3),
      deletionProtection: false,
      removalPolicy: RemovalPolicy.DESTROY,
    }));
    expect(propertiesOf(made, 'AWS::RDS::DBInstance')).toMatchObject({
      DBName: 'shop',
      EngineVersion: '16',
      DBInstanceClass: 'db.m7g.large',
      MultiAZ: false,
      AllocatedStorage: '50',
      MaxAllocatedStorage: 250,
      BackupRetentionPeriod: 3,
      DeletionProtection: false,
    });
    templateOf(made).hasResource('AWS::RDS::DBInstance', { DeletionPolicy: 'Delete' });
  });

  test('a name that is only known at deployment', () => {
    expect(propertiesOf(shop(stack => postgres({ databaseName: parameter(stack, 'Name').valueAsString })), 'AWS::RDS::DBInstance').DBName)
      .toEqual({ Ref: 'Name' });
  });

  test.each([['owned', (stack: Stack) => new Key(stack, 'Key')], ['imported', (stack: Stack) => Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1')]])(
    'the key of the cache (%s) encrypts the database and the secrets', (_, make) => {
      const stack = newStack();
      const encryptionKey = make(stack);
      const made = shop({ encryptionKey }, stack);
      const key = stack.resolve(encryptionKey.keyArn);
      expect(propertiesOf(made, 'AWS::RDS::DBInstance').KmsKeyId).toEqual(key);
      templateOf(made).allResourcesProperties('AWS::SecretsManager::Secret', { KmsKeyId: key });
    });

  test('isolated subnets, which RDS alone would not look for', () => {
    const made = shop(stack => ({ vpc: new Vpc(stack, 'Isolated', { natGateways: 0, maxAzs: 2, subnetConfiguration: [{ name: 'A', subnetType: SubnetType.PRIVATE_ISOLATED }] }) }));
    expect(propertiesOf(made, 'AWS::RDS::DBSubnetGroup').SubnetIds).toEqual(propertiesOf(made, 'AWS::ElastiCache::SubnetGroup').SubnetIds);
  });
});

const secretOf = (stack: Stack) => Secret.fromSecretNameV2(stack, 'Login', 'shop/login');
const groupOf = (stack: Stack) => SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1');
/** Databases that are there, each with where it is. */
const GIVEN: Record<string, { make: (stack: Stack) => CachedDatabase; host: unknown; port: unknown; alarms: number }> = {
  'an instance of this app': {
    make: stack => {
      const instance = new DatabaseInstance(stack, 'Db', { vpc: vpcOf(stack), engine: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17 }) });
      return CachedDatabase.fromInstance(instance, { secret: instance.secret, databaseName: 'shop' });
    },
    host: { 'Fn::GetAtt': [expect.stringMatching(/^Db/), 'Endpoint.Address'] },
    port: { 'Fn::GetAtt': [expect.stringMatching(/^Db/), 'Endpoint.Port'] },
    alarms: 3,
  },
  'an imported instance': {
    make: stack => CachedDatabase.fromInstance(DatabaseInstance.fromDatabaseInstanceAttributes(stack, 'Db', {
      instanceIdentifier: 'db', instanceEndpointAddress: 'db.example.com', port: 5555, securityGroups: [groupOf(stack)],
    }), { secret: secretOf(stack), databaseName: 'shop' }),
    host: 'db.example.com',
    port: '5555',
    alarms: 3,
  },
  'a cluster of this app': {
    make: stack => {
      const cluster = new DatabaseCluster(stack, 'Db', { vpc: vpcOf(stack), engine: DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_17_7 }), writer: ClusterInstance.serverlessV2('Writer') });
      return CachedDatabase.fromCluster(cluster, { secret: cluster.secret, databaseName: 'shop' });
    },
    host: { 'Fn::GetAtt': [expect.stringMatching(/^Db/), 'Endpoint.Address'] },
    port: { 'Fn::GetAtt': [expect.stringMatching(/^Db/), 'Endpoint.Port'] },
    alarms: 1,
  },
  'an imported cluster': {
    make: stack => CachedDatabase.fromCluster(DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Db', {
      clusterIdentifier: 'db', clusterEndpointAddress: 'db.example.com', port: 5555, securityGroups: [groupOf(stack)],
    }), { secret: secretOf(stack), databaseName: 'shop' }),
    host: 'db.example.com',
    port: '5555',
    alarms: 1,
  },
  'an endpoint': {
    make: stack => CachedDatabase.fromEndpoint({ hostname: 'proxy.example.com', connectable: groupOf(stack), secret: secretOf(stack), databaseName: 'shop' }),
    host: 'proxy.example.com',
    port: '5432',
    alarms: 0,
  },
  'an endpoint that is only known at deployment': {
    make: stack => CachedDatabase.fromEndpoint({
      hostname: parameter(stack, 'Host').valueAsString,
      port: Token.asNumber(parameter(stack, 'Port', 'Number').value),
      connectable: groupOf(stack),
      secret: secretOf(stack),
      databaseName: 'shop',
    }),
    host: { Ref: 'Host' },
    port: { Ref: 'Port' },
    alarms: 0,
  },
};

describe.each(Object.entries(GIVEN))('%s', (_, { make, host, port, alarms }) => {
  test('is taken as it is, has its alarms, and is told of where it is', () => {
    const made = shop(stack => database(make(stack)));
    const { databaseEndpoint: endpoint } = made;
    expect(Stack.of(made).resolve([endpoint.hostname, endpoint.portAsString()])).toEqual([host, port]);
    expect(databaseAlarms(made)).toHaveLength(alarms);
    expect(made.databaseName).toBe('shop');
    expect(made.databaseSecret).toBeDefined();
    expect(Object.values(templateOf(made).findResources('AWS::RDS::DBInstance')).length).toBeLessThan(3);
  });

  test('is opened to an application at its port, together with the cache', () => {
    const made = shop(stack => database(make(stack)));
    made.allowFrom(new SecurityGroup(Stack.of(made), 'Application', { vpc: vpcOf(Stack.of(made)), allowAllOutbound: false }));
    const ports = ['Ingress', 'Egress'].map(way => Object.values(templateOf(made).findResources(`AWS::EC2::SecurityGroup${way}`))
      .filter(({ Properties }) => JSON.stringify(Properties).includes('Application')).map(({ Properties }) => Properties.ToPort));
    expect(ports[0]).toHaveLength(2);
    expect(ports[1]).toHaveLength(2);
    for (const way of ports) {
      expect(way).toEqual(expect.arrayContaining([6380]));
    }
  });
});

describe('eviction policies', () => {
  test.each([
    ['that is given stays', { evictionPolicy: EvictionPolicy.ALLKEYS_LRU }, 'allkeys-lru'],
    ['among the parameters stays', { parameters: { 'maxmemory-policy': 'volatile-lru' } }, 'volatile-lru'],
  ])('one %s', (_, given, expected) => {
    expect(policyOf(shop(given))).toBe(expected);
  });
});

describe('alarms', () => {
  test('have the actions that are given, on both', () => {
    const stack = newStack();
    const topic = new Topic(stack, 'Topic');
    const made = shop({ alarms: Alarms.recommended({ criticalActions: [new SnsAction(topic)], okActions: [new SnsAction(topic)] }) }, stack);
    for (const alarm of databaseAlarms(made)) {
      expect(alarm).toMatchObject({ AlarmActions: [{ Ref: expect.stringMatching(/^Topic/) }], OKActions: [{ Ref: expect.stringMatching(/^Topic/) }] });
    }
  });

  test('are none where none are wanted', () => {
    templateOf(shop({ alarms: Alarms.none() })).resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });
});

const RULE_EXAMPLES: Record<string, { broken: GivenTo<DatabaseCacheProps>; repaired: GivenTo<DatabaseCacheProps>; also?: string[] }> = {
  InvalidDatabaseName: { broken: postgres({ databaseName: 'my-shop' }), repaired: postgres({ databaseName: 'my_shop' }) },
  ReadersOutOfRange: { broken: aurora({ readers: 16 }), repaired: aurora({ readers: 0 }) },
  DatabaseStorageOutOfRange: { broken: postgres({ allocatedStorage: 19 }), repaired: postgres({ allocatedStorage: 65_536 }) },
  DatabaseRetentionOutOfRange: { broken: aurora({ backupRetention: Duration.days(36) }), repaired: aurora({ backupRetention: Duration.days(1) }) },
  DatabaseNeedsTwoZones: {
    broken: stack => ({ replicas: 0, vpc: new Vpc(stack, 'One', { maxAzs: 1 }) }),
    repaired: stack => ({ replicas: 0, vpc: new Vpc(stack, 'Two', { maxAzs: 2 }) }),
  },
};

test('each rule has an example', () => {
  expect(Object.keys(RULE_EXAMPLES)).toEqual(DATABASE_CACHE_RULES.map(({ code }) => code));
});

describe.each(Object.entries(RULE_EXAMPLES))('the rule %s', (code, { broken, repaired }) => {
  test('refuses its broken example in a sentence, and takes its repaired one', () => {
    expect(codesOf(() => shop(broken))).toEqual([code]);
    const [path, finding] = messageOf(() => shop(broken)).split('\n');
    expect(path).toBe('S/Shop:');
    expect(finding.replace(/^ {2}- /, '').replace(/ \[\w+\]$/, '')).toMatch(SENTENCE);
    expect(messageOf(() => shop(repaired))).toBe('');
  });
});

test.each<[string, string, (number: number) => Partial<DatabaseCacheProps>]>([
  ['readers', 'ReadersOutOfRange', readers => aurora({ readers })],
  ['allocatedStorage', 'DatabaseStorageOutOfRange', allocatedStorage => postgres({ allocatedStorage })],
])('%s that are only known at deployment are refused, since what is made follows from them', (_, code, given) => {
  expect(codesOf(() => shop(stack => given(Token.asNumber(parameter(stack, 'Number', 'Number').value))))).toEqual([code]);
});

test('backups are kept as long as is only known at deployment', () => {
  const made = shop(stack => postgres({ backupRetention: Duration.days(Token.asNumber(parameter(stack, 'Days', 'Number').value)) }));
  expect(propertiesOf(made, 'AWS::RDS::DBInstance').BackupRetentionPeriod).toEqual({ Ref: 'Days' });
});

test.each<[string, Partial<DatabaseCacheProps>, string]>([
  ['more readers than Aurora has', aurora({ readers: 16 }), "'readers' must be a whole number from 0 to 15, got 16. Use readers: 15."],
  ['less than no reader', aurora({ readers: -1 }), "'readers' must be a whole number from 0 to 15, got -1. Use readers: 1 to survive the failure of the writer ["],
  ['a small disk', postgres({ allocatedStorage: 1.5 }), "got 1.5. Leave out 'allocatedStorage' to use 20 GiB, which grow automatically ["],
  ['a large disk', postgres({ allocatedStorage: 70_000 }), 'got 70000. Use CachedDatabase.auroraPostgres() for more.'],
  ['no backups', postgres({ backupRetention: Duration.days(0) }), 'got 0. To have no backups, create the database yourself'],
  ['half a day', postgres({ backupRetention: Duration.hours(12) }), "got 0.5. Leave out 'backupRetention' to keep backups for 15 days ["],
  ['long backups', postgres({ backupRetention: Duration.days(36) }), 'got 36. Keep backups longer with AWS Backup.'],
  ['a name', postgres({ databaseName: '1shop' }), "got '1shop'. Leave out 'databaseName' to use 'app' ["],
])('advises what fits: %s', (_, given, words) => {
  expect(messageOf(() => shop(given))).toContain(words);
});

test('what RDS may allow by now can be acknowledged, and what can never be cannot', () => {
  const acknowledged = (code: string, given: Partial<DatabaseCacheProps>) => codesOf(() => shop(stack => {
    CacheRules.of(stack).acknowledge(code, 'AWS allows it since last week');
    return given;
  }));
  expect(acknowledged('ReadersOutOfRange', aurora({ readers: 16 }))).toEqual([]);
  expect(acknowledged('ReadersOutOfRange', aurora({ readers: -1 }))).toEqual(['ReadersOutOfRange']);
  expect(acknowledged('DatabaseStorageOutOfRange', postgres({ allocatedStorage: 131_072 }))).toEqual([]);
  expect(acknowledged('DatabaseStorageOutOfRange', postgres({ allocatedStorage: 19 }))).toEqual(['DatabaseStorageOutOfRange']);
  expect(acknowledged('DatabaseRetentionOutOfRange', postgres({ backupRetention: Duration.days(40) }))).toEqual([]);
  expect(acknowledged('DatabaseRetentionOutOfRange', postgres({ backupRetention: Duration.days(0) }))).toEqual(['DatabaseRetentionOutOfRange']);
});

test.each([[20_000, 65_536], [60_000, undefined]])('a disk of %d GiB grows to %p, and not beyond what RDS has', (allocatedStorage, most) => {
  expect(propertiesOf(shop(postgres({ allocatedStorage })), 'AWS::RDS::DBInstance').MaxAllocatedStorage).toBe(most);
});

test('subnets that are only known at deployment may be in two zones', () => {
  expect(messageOf(() => shop(stack => ({
    vpc: Vpc.fromVpcAttributes(stack, 'Imported', {
      vpcId: 'vpc-1', availabilityZones: Fn.getAzs(), privateSubnetIds: Fn.split(',', parameter(stack, 'Subnets').valueAsString),
    }),
  })))).toBe('');
});

test('an option that is given as undefined has its default', () => {
  const made = shop({ removalPolicy: undefined, ...postgres({ databaseName: undefined }) });
  templateOf(made).hasResource('AWS::ElastiCache::ReplicationGroup', { DeletionPolicy: 'Delete' });
  expect(propertiesOf(made, 'AWS::RDS::DBInstance').DBName).toBe('app');
});

test('a database that is there may be in one zone', () => {
  expect(messageOf(() => shop(stack => ({
    replicas: 0, vpc: new Vpc(stack, 'One', { maxAzs: 1 }), ...database(CachedDatabase.fromEndpoint({ hostname: 'db', connectable: groupOf(stack) })),
  })))).toBe('');
});

test('all that is wrong with the cache is found, too', () => {
  expect(codesOf(() => shop({ replicas: 9 }))).toEqual(['ReplicasOutOfRange']);
});

test('a cache that drops nothing is a warning, which can be acknowledged', () => {
  expect(DATABASE_CACHE_WARNINGS.map(({ code }) => code)).toEqual(['CopiesNeverEvicted']);
  for (const given of [{ evictionPolicy: EvictionPolicy.NO_EVICTION }, { parameters: { 'maxmemory-policy': 'noeviction' } }]) {
    const stack = newStack();
    const made = shop(given, stack);
    expect(warningsOf(stack)).toMatchObject([{ id: 'cdk-elasticache:copiesNeverEvicted', path: '/S/Shop', message: expect.stringMatching(SENTENCE) }]);
    Annotations.of(made).acknowledgeWarning('cdk-elasticache:copiesNeverEvicted');
    expect(warningsOf(stack)).toEqual([]);
  }
  const stack = newStack();
  shop(s => ({ parameters: { 'maxmemory-policy': parameter(s, 'Policy').valueAsString } }), stack);
  expect(warningsOf(stack)).toEqual([]);
});

test('secrets can be read by whoever is permitted to, and no others', () => {
  const made = shop();
  const stack = Stack.of(made);

  made.grantReadSecrets(new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
  templateOf(made).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        { Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], Resource: stack.resolve(made.databaseSecret!.secretArn) },
        { Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], Resource: Match.anyValue() },
      ],
    },
  });
});
