import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Size, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { Alarms, CacheEventTopic, LogDestination, MemcachedCluster, RedisReplicationGroup, ServerlessCache } from '../../../src';
import { newStack, vpcOf } from '../../helpers';
import { findingsUnder } from '../../policy/findings';

const CACHES: [string, (stack: Stack, alarms: Alarms) => IConstruct][] = [
  ['RedisReplicationGroup', (stack, alarms) => {
    const cache = new RedisReplicationGroup(stack, 'Cache', {
      vpc: vpcOf(stack),
      alarms,
      encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
      notificationTopic: new CacheEventTopic(stack, 'Events'),
      logs: { slow: LogDestination.cloudWatchLogs() },
    });
    cache.dashboard();
    cache.monitorLogs();
    return cache;
  }],
  ['MemcachedCluster', (stack, alarms) => new MemcachedCluster(stack, 'Cache', { vpc: vpcOf(stack), alarms })],
  ['ServerlessCache', (stack, alarms) => {
    const cache = new ServerlessCache(stack, 'Cache', { vpc: vpcOf(stack), alarms, usageLimits: { dataStorageMax: Size.gibibytes(10) } });
    cache.onEvent('Events');
    return cache;
  }],
];

describe.each(CACHES)('%s under the packs AwsSolutions, HIPAA, NIST R4, NIST R5 and PCI', (_, make) => {
  // rotation of the token is the user's to decide
  const found = (alarms: (stack: Stack) => Alarms) => {
    const stack = newStack();
    return findingsUnder(make(stack, alarms(stack))).filter(finding => !/SMG4|SecretsManagerRotationEnabled/.test(finding));
  };

  test('has no finding about monitoring when actions are given', () => {
    const actions = (stack: Stack) => [new SnsAction(Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111122223333:ops'))];
    expect(found(stack => Alarms.recommended({ actions: actions(stack), composite: {} }))).toEqual([]);
  });

  test('has without actions the findings that ask for them, and no others', () => {
    const findings = found(() => Alarms.recommended());
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(finding => !/-CloudWatchAlarmAction: Alarms\//.test(finding))).toEqual([]);
  });
});
