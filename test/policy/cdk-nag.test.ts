import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { findingsUnder } from './findings';
import { Alarms, RedisReplicationGroup, ValkeyReplicationGroup } from '../../src';

const stackWithVpc = () => {
  const stack = new Stack(new App(), 'Stack');
  return { stack, vpc: new Vpc(stack, 'Vpc') };
};
const hardened = (stack: Stack) => ({
  encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
  alarms: Alarms.recommended({ actions: [new SnsAction(Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111122223333:ops'))] }),
});

const ROTATION = [
  'AwsSolutions-SMG4: AuthToken/Secret/Resource',
  'HIPAA.Security-SecretsManagerRotationEnabled: AuthToken/Secret/Resource',
  'NIST.800.53.R5-SecretsManagerRotationEnabled: AuthToken/Secret/Resource',
];
const OWN_KEY = [
  'HIPAA.Security-SecretsManagerUsingKMSKey: AuthToken/Secret/Resource',
  'NIST.800.53.R5-SecretsManagerUsingKMSKey: AuthToken/Secret/Resource',
  'PCI.DSS.321-SecretsManagerUsingKMSKey: AuthToken/Secret/Resource',
];
const alarmActions = (cache: RedisReplicationGroup | ValkeyReplicationGroup) =>
  ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5'].flatMap(pack => cache.node.findAll().filter(c => c instanceof Alarm)
    .map(alarm => `${pack}-CloudWatchAlarmAction: ${alarm.node.path.slice(cache.node.path.length + 1)}/Resource`));

describe.each([
  ['RedisReplicationGroup', RedisReplicationGroup],
  ['ValkeyReplicationGroup', ValkeyReplicationGroup],
] as const)('%s under the packs AwsSolutions, HIPAA, NIST R4, NIST R5 and PCI', (_name, Cache) => {
  test('has with all defaults exactly the findings that are the user\'s to decide: rotation, own key and alarm actions', () => {
    const { stack, vpc } = stackWithVpc();
    const cache = new Cache(stack, 'Cache', { vpc });
    expect(findingsUnder(cache)).toEqual([...ROTATION, ...OWN_KEY, ...alarmActions(cache)].sort());
  });

  test('has with an own key and alarm actions only the findings that ask for rotation', () => {
    const { stack, vpc } = stackWithVpc();
    const cache = new Cache(stack, 'Cache', { vpc, ...hardened(stack) });
    expect(findingsUnder(cache)).toEqual(ROTATION);
  });

  test('has with an own key, alarm actions and a rotation schedule no finding, sharded or not', () => {
    const { stack, vpc } = stackWithVpc();
    const cache = new Cache(stack, 'Cache', { vpc, shards: 3, ...hardened(stack) });
    cache.authTokenSecret!.addRotationSchedule('Rotation', {
      rotationLambda: Function.fromFunctionAttributes(stack, 'Rotate', {
        functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:rotate',
        sameEnvironment: true,
      }),
      automaticallyAfter: Duration.days(30),
    });
    expect(findingsUnder(cache)).toEqual([]);
  });
});
