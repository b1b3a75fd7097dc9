import * as fs from 'node:fs';
import * as path from 'node:path';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { App, CfnElement, CfnParameter, Environment, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { MemcachedCluster } from '../src/memcached/memcached-cluster';
import { MemcachedClusterProps } from '../src/memcached/props';
import { RedisReplicationGroup, RedisReplicationGroupProps } from '../src/replication-group/redis-replication-group';
import { ValkeyReplicationGroup, ValkeyReplicationGroupProps } from '../src/replication-group/valkey-replication-group';

/** Where a stack is whose environment is known. */
export const HOME = { account: '111122223333', region: 'eu-west-1' };

/** A stack in an app of its own. */
export function newStack(env?: Environment): Stack {
  return new Stack(new App({ treeMetadata: false }), 'S', { env });
}

export const PUBLIC_SUBNETS = ['subnet-public-1', 'subnet-public-2'];
export const PRIVATE_SUBNETS = ['subnet-private-1', 'subnet-private-2'];

/** The one VPC of a stack, in two zones. It exists already, since to make one takes as long as to make a cache. */
export function vpcOf(stack: Stack): IVpc {
  return stack.node.tryFindChild('Vpc') as IVpc | undefined ?? Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: stack.availabilityZones.slice(0, 2),
    publicSubnetIds: PUBLIC_SUBNETS,
    privateSubnetIds: PRIVATE_SUBNETS,
  });
}

/** What a cache is given besides its VPC: as props, or made in the stack of the cache. */
export type GivenTo<P> = Partial<P> | ((stack: Stack) => Partial<P>);
export type Given = GivenTo<RedisReplicationGroupProps>;
export type GivenToValkey = GivenTo<ValkeyReplicationGroupProps>;
export type GivenToMemcached = GivenTo<MemcachedClusterProps>;

/** The cache `S/Cache`. */
export function redis(given: Given = {}, stack: Stack = newStack()): RedisReplicationGroup {
  const props = typeof given === 'function' ? given(stack) : given;
  return new RedisReplicationGroup(stack, 'Cache', { vpc: props.vpc ?? vpcOf(stack), ...props });
}

/** The cache `S/Cache`. */
export function valkey(given: GivenToValkey = {}, stack: Stack = newStack()): ValkeyReplicationGroup {
  const props = typeof given === 'function' ? given(stack) : given;
  return new ValkeyReplicationGroup(stack, 'Cache', { vpc: props.vpc ?? vpcOf(stack), ...props });
}

/** The cache `S/Cache`. */
export function memcached(given: GivenToMemcached = {}, stack: Stack = newStack()): MemcachedCluster {
  const props = typeof given === 'function' ? given(stack) : given;
  return new MemcachedCluster(stack, 'Cache', { vpc: props.vpc ?? vpcOf(stack), ...props });
}

/** Everything that the construct's stack deploys. */
export function templateOf(construct: IConstruct): Template {
  return Template.fromStack(Stack.of(construct));
}

/** The properties of each resource of a type. */
export function resourcesOf(construct: IConstruct, type: string): Record<string, any>[] {
  return Object.values(templateOf(construct).findResources(type)).map(({ Properties }) => Properties);
}

/** The properties of the one resource of a type. */
export function propertiesOf(construct: IConstruct, type = 'AWS::ElastiCache::ReplicationGroup'): Record<string, any> {
  const found = resourcesOf(construct, type);
  expect(found).toHaveLength(1);
  return found[0];
}

/** The logical id of a construct's resource. */
export function logicalIdOf(construct: IConstruct): string {
  return Stack.of(construct).getLogicalId(construct.node.defaultChild as CfnElement);
}

/** The codes in square brackets of what was thrown; none when nothing was. */
export function codesOf(failing: () => unknown): string[] {
  return [...messageOf(failing).matchAll(/\[(\w+)\] https:\S+$/gm)].map(match => match[1]);
}

/** What a finding says: no value left out, no placeholder left in, no full stop. */
export const SENTENCE = /^['a-z](?!.*(\$\{|undefined|\[object|NaN)).*[^.]$/s;

/** What was thrown; the empty string when nothing was. */
export function messageOf(failing: () => unknown): string {
  try {
    failing();
    return '';
  } catch (e) {
    return (e as Error).message;
  }
}

/** The warnings of this library on a stack, each with its id. */
export function warningsOf(stack: Stack): { id: string; message: string; path: string }[] {
  return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('cdk-elasticache:')).map(warning => {
    const [, message, id] = /^(.*) \[ack: (.*)\]$/s.exec(String(warning.entry.data))!;
    return { id, message, path: warning.id };
  });
}

/** A value that is only known at deployment. */
export function parameter(stack: Stack, id: string, type = 'String'): CfnParameter {
  return new CfnParameter(stack, id, { type });
}

/** What the service documents or has been seen to answer, as saved in `test/service-facts`. */
export function serviceFacts<T>(name: string): T {
  return JSON.parse(fs.readFileSync(path.join(__dirname, 'service-facts', `${name}.json`), 'utf8'));
}
