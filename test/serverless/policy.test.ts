import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Stack } from 'aws-cdk-lib/core';
import { LIMITS } from './helpers';
import { ServerlessEngine } from '../../src/engine/serverless-engine';
import { Alarms } from '../../src/observe/alarms/alarms';
import { ServerlessCache } from '../../src/serverless/serverless-cache';
import { findingsUnder } from '../policy/findings';

describe.each([
  ServerlessEngine.VALKEY_8, ServerlessEngine.REDIS_7, ServerlessEngine.MEMCACHED_1_6,
].map(engine => [String(engine), engine] as const))('%s under the packs AwsSolutions, HIPAA, NIST R4, NIST R5 and PCI', (_, engine) => {
  test.each([
    ['all defaults', () => ({})],
    ['an own key', (stack: Stack) => ({ encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }) })],
  ])('has no finding with %s, its alarms left out', (_title, given) => {
    const stack = new Stack(new App(), 'Stack');
    const cache = new ServerlessCache(stack, 'Cache', { vpc: new Vpc(stack, 'Vpc'), engine, usageLimits: LIMITS, alarms: Alarms.none(), ...given(stack) });
    expect(findingsUnder(cache)).toEqual([]);
  });
});
