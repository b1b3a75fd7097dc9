import { IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** A security group of a cache's own: nobody in until `connections` opens it, and nothing out. */
export function closedSecurityGroup(scope: Construct, vpc: IVpc, removalPolicy: RemovalPolicy): SecurityGroup {
  const group = new SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    // of other characters than these EC2 accepts none
    description: `Access to ${scope.node.path}`.replace(/[^\w .:/()#,@[\]+=&;{}!$*-]/g, '-').slice(0, 255),
    allowAllOutbound: false,
  });
  group.applyRemovalPolicy(removalPolicy);
  return group;
}
