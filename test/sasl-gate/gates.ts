import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { MemcachedAuthentication } from '../../src/memcached/memcached-authentication';
import { MemcachedCluster } from '../../src/memcached/memcached-cluster';
import { IMemcachedCluster } from '../../src/memcached/ref';
import { SaslOptions, SaslGateProps } from '../../src/sasl-gate/props';
import { SaslGate } from '../../src/sasl-gate/sasl-gate';
import { GivenSettings, parseArguments } from '../../src/sasl-gate/server/settings';
import { GivenTo, GivenToMemcached, memcached, newStack, propertiesOf, resourcesOf, templateOf, vpcOf } from '../helpers';

export const ADDRESS = 'sessions.abcdef.cfg.euw1.cache.amazonaws.com';
export const CERTIFICATE_ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:certificate-abcdef';

/** A cluster that surely has a gate. */
export type Guarded = MemcachedCluster & { readonly gate: SaslGate };

/** The cache `S/Cache` behind its gate `S/Cache/Gate`. */
export function behindGate(given: GivenTo<SaslOptions> = {}, stack: Stack = newStack(), cluster: GivenToMemcached = {}): Guarded {
  const options = typeof given === 'function' ? given(stack) : given;
  const props = typeof cluster === 'function' ? cluster(stack) : cluster;
  return memcached({ ...props, authentication: MemcachedAuthentication.sasl(options) }, stack) as Guarded;
}

export function certificateIn(stack: Stack): ISecret {
  return Secret.fromSecretCompleteArn(stack, 'Certificate', CERTIFICATE_ARN);
}

/** A cluster that exists already, with two nodes; null: their number is not known. */
export function existing(stack: Stack, nodes: number | null = 2): IMemcachedCluster {
  return MemcachedCluster.fromMemcachedClusterAttributes(stack, 'Cache', {
    clusterName: 'sessions',
    port: 11211,
    configurationEndpointAddress: ADDRESS,
    nodes: nodes ?? undefined,
    securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Nodes', 'sg-nodes')],
  });
}

/** A gate `S/Gate` of its own. */
export function gate(given: GivenTo<SaslGateProps> = {}, stack: Stack = newStack()): SaslGate {
  const props = typeof given === 'function' ? given(stack) : given;
  return new SaslGate(stack, 'Gate', { cluster: props.cluster ?? existing(stack), vpc: props.vpc ?? vpcOf(stack), ...props });
}

/** The one container of the gate's tasks. */
export function containerOf(construct: IConstruct): Record<string, any> {
  const { ContainerDefinitions } = propertiesOf(construct, 'AWS::ECS::TaskDefinition');
  expect(ContainerDefinitions).toHaveLength(1);
  return ContainerDefinitions[0];
}

/** The settings that the gate reads from its arguments once CloudFormation has replaced what it knows by `<...>`, and a port by 1. */
export function settingsOf(construct: IConstruct): GivenSettings {
  const command: unknown[] = containerOf(construct).Command;
  const text = (value: any): string => typeof value === 'string' ? value
    : value['Fn::Join'] ? value['Fn::Join'][1].map(text).join(value['Fn::Join'][0])
      : JSON.stringify(value).includes('Endpoint.Port') ? '1' : `<${value.Ref ?? value['Fn::GetAtt']?.join('.') ?? JSON.stringify(value)}>`;
  return parseArguments(command.slice(command.indexOf('--') + 1).map(text));
}

export function rulesOf(construct: IConstruct, way: 'Ingress' | 'Egress'): Record<string, any>[] {
  return resourcesOf(construct, `AWS::EC2::SecurityGroup${way}`);
}

/** Every statement of every policy in the stack. */
export function statementsIn(construct: IConstruct): Record<string, any>[] {
  const template = templateOf(construct);
  return ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap(type =>
    Object.values(template.findResources(type)).flatMap(({ Properties }) => Properties.PolicyDocument.Statement));
}
