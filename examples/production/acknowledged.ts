import { Stack, Validations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

const PACKS = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'];
const inAll = (rule: string) => PACKS.map(pack => `${pack}-${rule}`);

/** What six packs of cdk-nag still find, all of it, and why it stays. */
export function acknowledge(stack: Stack): void {
  const interfaces = 'Lambda makes the network interfaces of a function itself, so there is no resource to name';
  acknowledgeAt(stack, 'Application/Policy/Resource', interfaces, ['AwsSolutions-IAM5[Resource::*]']);
  acknowledgeAt(stack, 'Operator/Rotation/Access/Policy/Resource', interfaces, ['AwsSolutions-IAM5[Resource::*]']);

  const inline = 'the grants of CDK write a policy that belongs to this one role and goes with it';
  acknowledgeAt(stack, 'Application/Role/DefaultPolicy/Resource', inline, inAll('IAMNoInlinePolicy'));
  acknowledgeAt(stack, 'Network/Vpc/All/IAMRole/DefaultPolicy/Resource', inline, inAll('IAMNoInlinePolicy'));

  const closed = 'nothing is in the default security group: cache, functions and endpoints have groups of their own';
  acknowledgeAt(stack, 'Network/Vpc/Resource', closed, inAll('VPCDefaultSecurityGroupClosed'));

  acknowledgeAt(stack, 'Failed/Resource', 'it is the queue for what failed', ['Serverless-SQSRedrivePolicy']);

  const untraced = 'the function calls no service but the cache, to which X-Ray sees no way; its log has the durations';
  acknowledgeAt(stack, 'Application/Function/Resource', untraced, ['Serverless-LambdaTracing']);
  acknowledgeAt(stack, 'Operator/Rotation/Function/Resource', 'it runs once in 30 days, and its log has each step', ['Serverless-LambdaTracing']);
}

function acknowledgeAt(stack: Stack, path: string, reason: string, ids: string[]): void {
  const resource = path.split('/').reduce<IConstruct>((scope, id) => scope.node.findChild(id), stack);
  ids.forEach(id => Validations.of(resource).acknowledge({ id, reason }));
}
