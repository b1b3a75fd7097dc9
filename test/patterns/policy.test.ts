import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { App, Stack } from 'aws-cdk-lib/core';
import { Alarms, CachedDatabase, DatabaseCache, JobQueue, Leaderboard, SessionStore } from '../../src';
import { findingsUnder } from '../policy/findings';

const ROTATION = (secret: string) => ['AwsSolutions-SMG4', 'HIPAA.Security-SecretsManagerRotationEnabled', 'NIST.800.53.R5-SecretsManagerRotationEnabled']
  .map(rule => `${rule}: ${secret}/Secret/Resource`);
const BACKUP_PLAN = (instance: string) => ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5'].map(pack => `${pack}-RDSInBackupPlan: ${instance}/Resource`);
// the CDK's own role of enhanced monitoring
const MONITORING = 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole]: Database/MonitoringRole/Resource';

function hardened(stack: Stack) {
  const topic = Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111122223333:ops');
  return {
    vpc: new Vpc(stack, 'Vpc'),
    encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
    alarms: Alarms.recommended({ actions: [new SnsAction(topic)] }),
  };
}

describe('under the packs AwsSolutions, HIPAA, NIST R4, NIST R5 and PCI, with an own key and alarm actions,', () => {
  test.each([
    ['PostgreSQL', () => CachedDatabase.postgres(), ['Database']],
    ['Aurora', () => CachedDatabase.auroraPostgres(), ['Database/Reader1', 'Database/Writer']],
  ])('a database cache with %s has the findings that are the user\'s to decide: rotation and a backup plan', (_, make, instances) => {
    const stack = new Stack(new App(), 'Stack');
    const shop = new DatabaseCache(stack, 'Shop', { ...hardened(stack), database: make() });
    expect(findingsUnder(shop)).toEqual([MONITORING, ...ROTATION('Cache/AuthToken'), ...ROTATION('Database'), ...instances.flatMap(BACKUP_PLAN)].sort());
  });

  test.each([['SessionStore', SessionStore], ['Leaderboard', Leaderboard], ['JobQueue', JobQueue]] as const)('a %s has those that ask for rotation', (_, Store) => {
    const stack = new Stack(new App(), 'Stack');
    expect(findingsUnder(new Store(stack, 'Store', hardened(stack)))).toEqual(ROTATION('AuthToken'));
  });

  test('an application that is bound adds none', () => {
    const stack = new Stack(new App(), 'Stack');
    const props = hardened(stack);
    const shop = new DatabaseCache(stack, 'Shop', props);
    const before = findingsUnder(shop);
    shop.bindFunction(new Function(stack, 'Function', {
      vpc: props.vpc, runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline('//'), allowAllOutbound: false,
    }));
    expect(findingsUnder(shop)).toEqual(before);
  });
});
