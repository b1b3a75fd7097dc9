import { IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** What a security group says of itself: of other characters than these EC2 accepts none. */
export function accessTo(scope: Construct): string {
  return `Access to ${scope.node.path}`.replace(/[^\w .:/()#,@[\]+=&;{}!$*-]/g, '-').slice(0, 255);
}

/** A security group of a cache's own: nobody in until `connections` opens it, and nothing out. */
export function closedSecurityGroup(scope: Construct, vpc: IVpc, removalPolicy: RemovalPolicy): SecurityGroup {
  const group = new SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    description: accessTo(scope),
    allowAllOutbound: false,
  });
  group.applyRemovalPolicy(removalPolicy);
  return group;
}
