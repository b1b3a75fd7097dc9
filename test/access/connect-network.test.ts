import { IPeer, Peer, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Stack } from 'aws-cdk-lib/core';
import { IReplicationGroup } from '../../src/replication-group/ref';
import { cacheFor, importedCache, USERS } from '../cache/examples/bound';
import { newStack, redis, templateOf } from '../helpers';

/** Who may reach the cache, wherever CloudFormation has it: in the security group or beside it. */
function ingressOf(stack: Stack): Record<string, unknown>[] {
  const template = templateOf(stack);
  const within = Object.values(template.findResources('AWS::EC2::SecurityGroup')).flatMap(({ Properties }) => Properties.SecurityGroupIngress ?? []);
  return [...within, ...Object.values(template.findResources('AWS::EC2::SecurityGroupIngress')).map(({ Properties: { GroupId, ...rule } }) => rule)];
}

describe.each<[string, (stack: Stack) => IReplicationGroup, number]>([
  ['with a token', stack => redis({}, stack), 6380],
  ['with users', stack => cacheFor(USERS.iam(stack)), 6380],
  ['that exists already', importedCache, 6379],
])('a cache %s', (_, make, port) => {
  // https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
  test.each<[string, (stack: Stack) => IPeer, object]>([
    ['the addresses of a peered VPC', () => Peer.ipv4('10.1.0.0/16'), { CidrIp: '10.1.0.0/16' }],
    ['the IPv6 addresses of a peered VPC', () => Peer.ipv6('2001:db8:1::/56'), { CidrIpv6: '2001:db8:1::/56' }],
    ['a prefix list', () => Peer.prefixList('pl-1'), { SourcePrefixListId: 'pl-1' }],
    ['a security group of another account', () => Peer.securityGroupId('sg-0123456789abcdef9', '444455556666'), {
      SourceSecurityGroupId: 'sg-0123456789abcdef9', SourceSecurityGroupOwnerId: '444455556666',
    }],
    ['a security group of a peered VPC', stack => SecurityGroup.fromSecurityGroupId(stack, 'Peered', 'sg-0123456789abcdef9', { mutable: false }), {
      SourceSecurityGroupId: 'sg-0123456789abcdef9',
    }],
  ])('opens its port, and no other, to %s', (_name, peer, source) => {
    const stack = newStack();
    make(stack).connections.allowDefaultPortFrom(peer(stack));
    expect(ingressOf(stack)).toEqual([{ ...source, IpProtocol: 'tcp', FromPort: port, ToPort: port, Description: expect.any(String) }]);
  });

  test('is closed until somebody is let in', () => {
    const stack = newStack();
    make(stack);
    expect(ingressOf(stack)).toEqual([]);
  });
});
