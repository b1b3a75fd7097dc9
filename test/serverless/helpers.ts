import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Size, Stack } from 'aws-cdk-lib/core';
import { ServerlessUsageLimits } from '../../src/engine/serverless-usage-limits';
import { ServerlessCacheProps } from '../../src/serverless/props';
import { ServerlessCache } from '../../src/serverless/serverless-cache';
import { GivenTo, newStack, propertiesOf, vpcOf } from '../helpers';

export const TYPE = 'AWS::ElastiCache::ServerlessCache';
export type Given = GivenTo<ServerlessCacheProps>;

/** Limits of which no warning is given. */
export const LIMITS: ServerlessUsageLimits = { dataStorageMax: Size.gibibytes(10), ecpuPerSecondMax: 10_000 };

/** The cache `S/Cache`, with limits; a key that is given as undefined is left out. */
export function serverless(given: Given = {}, stack: Stack = newStack()): ServerlessCache {
  const props = typeof given === 'function' ? given(stack) : given;
  const vpc = 'vpc' in props || props.connectionType ? {} : { vpc: vpcOf(stack) };
  return new ServerlessCache(stack, 'Cache', { usageLimits: LIMITS, ...vpc, ...props });
}

/** The properties of the one serverless cache. */
export function rendered(given: Given = {}, stack: Stack = newStack()): Record<string, any> {
  return propertiesOf(serverless(given, stack), TYPE);
}

/** A VPC that exists already, with one private subnet for each zone that is named. */
export function importedVpc(stack: Stack, ...zones: string[]) {
  return Vpc.fromVpcAttributes(stack, 'Imported', {
    vpcId: 'vpc-1', availabilityZones: zones, privateSubnetIds: zones.map((_, i) => `subnet-${i + 1}`),
  });
}

/** A VPC of isolated subnets, in as many zones. */
export function isolatedVpc(stack: Stack, maxAzs: number) {
  return new Vpc(stack, 'Vpc', { maxAzs, natGateways: 0, subnetConfiguration: [{ name: 'Cache', subnetType: SubnetType.PRIVATE_ISOLATED }] });
}
