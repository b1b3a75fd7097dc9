import { IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** The description of a security group, in the characters that EC2 accepts. */
export function accessTo(scope: Construct): string {
  return `Access to ${scope.node.path}`.replace(/[^\w .:/()#,@[\]+=&;{}!$*-]/g, '-').slice(0, 255);
}

/** A new security group for a cache: no inbound rules until you use `connections`, and no outbound rules. */
export function closedSecurityGroup(scope: Construct, vpc: IVpc, removalPolicy: RemovalPolicy): SecurityGroup {
  const group = new SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    description: accessTo(scope),
    allowAllOutbound: false,
  });
  group.applyRemovalPolicy(removalPolicy);
  return group;
}
