import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { ServerlessChecks } from 'cdk-nag';
import { findingsUnder } from './findings';
import { MemcachedAuthentication } from '../../src/memcached/memcached-authentication';
import { MemcachedCluster } from '../../src/memcached/memcached-cluster';
import { Alarms } from '../../src/observe/alarms/alarms';
import { SaslOptions } from '../../src/sasl-gate/props';
import { memcached, newStack, vpcOf } from '../helpers';

const ALL = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'];
const [HIPAA, R4, R5, PCI] = ALL;
const of = (packs: string[], rule: string, path: string) => packs.map(pack => `${pack}-${rule}: ${path}/Resource`);
const alarmActions = (cache: MemcachedCluster) => cache.node.findAll().filter(child => child instanceof Alarm)
  .flatMap(alarm => of([HIPAA, R4, R5], 'CloudWatchAlarmAction', alarm.node.path.slice(cache.node.path.length + 1)));
const withActions = (stack: Stack) => ({
  alarms: Alarms.recommended({ actions: [new SnsAction(Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111122223333:ops'))] }),
});

/** Findings of the sixth pack, which looks at what surrounds functions. */
const serverlessFindings = (cache: MemcachedCluster) => new ServerlessChecks().validateScope(cache.stack).violations
  .flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => `${ruleName}: ${constructPath}`))
  .filter(finding => finding.includes(`: ${cache.node.path}/`));

describe('a Memcached cluster under the packs of cdk-nag', () => {
  test('has with all defaults exactly the finding that is the user\'s to decide: alarm actions', () => {
    const cache = memcached();
    expect(findingsUnder(cache)).toEqual(alarmActions(cache).sort());
    expect(alarmActions(cache).length).toBeGreaterThan(0);
  });

  test('has with alarm actions no finding, however many nodes there are', () => {
    expect(findingsUnder(memcached(withActions))).toEqual([]);
    expect(findingsUnder(memcached(stack => ({ ...withActions(stack), nodes: 60 })))).toEqual([]);
  });

  test('has no finding of the pack for serverless', () => {
    expect(serverlessFindings(memcached())).toEqual([]);
  });
});

describe('a Memcached cluster behind its gate under the packs of cdk-nag', () => {
  const gated = (given: (stack: Stack) => SaslOptions = () => ({}), alarms: (stack: Stack) => object = () => ({})) => {
    const stack = newStack();
    return memcached({ ...alarms(stack), authentication: MemcachedAuthentication.sasl(given(stack)) }, stack);
  };
  const KEY = [...of([HIPAA, R5, PCI], 'SecretsManagerUsingKMSKey', 'Gate/Secret'), ...of(ALL, 'CloudWatchLogGroupEncrypted', 'Gate/Log')];
  const ROTATION = [...of([HIPAA, R5], 'SecretsManagerRotationEnabled', 'Gate/Secret'), 'AwsSolutions-SMG4: Gate/Secret/Resource'];

  test('has with all defaults exactly the findings that are the user\'s to decide: rotation, own key and alarm actions', () => {
    const cache = gated();
    expect(findingsUnder(cache)).toEqual([...KEY, ...ROTATION, ...alarmActions(cache)].sort());
    expect(serverlessFindings(cache)).toEqual([]);
  });

  const hardened = (stack: Stack): SaslOptions => ({
    encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
    certificateSecret: Secret.fromSecretCompleteArn(stack, 'Certificate', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:certificate-abcdef'),
    rotateEvery: Duration.days(30),
    rotation: { vpc: vpcOf(stack), deadLetterQueue: Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:111122223333:q'), reservedConcurrentExecutions: 1 },
  });

  test('has with an own key, alarm actions and rotation only the finding of any function in a VPC: Lambda makes its interfaces', () => {
    expect(findingsUnder(gated(hardened, withActions))).toEqual(['AwsSolutions-IAM5[Resource::*]: Gate/Rotation/Access/Policy/Resource']);
  });

  test('has with a secret that was given, and rotated elsewhere, no finding', () => {
    const given = (stack: Stack) => ({
      secret: Secret.fromSecretCompleteArn(stack, 'Login', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:login-abcdef'),
      encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
    });
    expect(findingsUnder(gated(given, withActions))).toEqual([]);
  });

  test('has with an image of Amazon ECR the finding of each such image: its login names no resource', () => {
    const given = (stack: Stack) => ({
      ...hardened(stack), rotateEvery: undefined, image: ContainerImage.fromEcrRepository(Repository.fromRepositoryName(stack, 'Images', 'node')),
    });
    expect(findingsUnder(gated(given, withActions)).filter(finding => !ROTATION.includes(finding))).toEqual([
      'AwsSolutions-IAM5[Resource::*]: Gate/ExecutionRole/Policy/Resource',
    ]);
  });
});
