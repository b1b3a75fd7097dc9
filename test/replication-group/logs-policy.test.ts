import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Stack } from 'aws-cdk-lib/core';
import { Alarms } from '../../src/observe/alarms/alarms';
import { LogDestination } from '../../src/observe/logs/log-destination';
import { Given, redis } from '../helpers';
import { findingsUnder } from '../policy/findings';

const logs = { slow: LogDestination.cloudWatchLogs(), engine: LogDestination.cloudWatchLogs() };
const watched = (stack: Stack) => ({ alarms: Alarms.recommended({ actions: [new SnsAction(new Topic(stack, 'Topic'))] }) });
const withKey = (stack: Stack) => ({ ...watched(stack), encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }) });
const found = (given: Given) => findingsUnder(redis(given).stack).filter(finding => /Key\/|Cache\//.test(finding));

test('with an own key, logs add no finding of cdk-nag, neither about log groups nor about the key that CloudWatch Logs may use', () => {
  expect(found(stack => ({ ...withKey(stack), logs }))).toEqual(found(withKey));
});

test('without an own key, the log groups have exactly the findings that ask for one', () => {
  const before = found(watched);
  expect(found(stack => ({ ...watched(stack), logs })).filter(finding => !before.includes(finding))).toEqual(
    ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'].flatMap(pack => ['EngineLog', 'SlowLog'].map(log =>
      `${pack}-CloudWatchLogGroupEncrypted: Cache/${log}/Resource`)));
});
