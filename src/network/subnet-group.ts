import { IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { CfnSubnetGroup, ISubnetGroupRef, SubnetGroupReference } from 'aws-cdk-lib/aws-elasticache';
import { RemovalPolicy, Resource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { SUBNET_RULES } from './rules/subnets';
import { chooseSubnets } from './subnets';
import { failWith } from '../private/report';
import { check } from '../private/rules';

/** Which subnets a cache may use. */
export interface SubnetGroupProps {
  /** The network of the cache. */
  readonly vpc: IVpc;

  /**
   * The subnets, at most 20, all of this VPC. Subnets that a node uses cannot be taken away from a running cache.
   *
   * @default - the private subnets with egress, else the isolated ones
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * What the group is for.
   *
   * @default - a sentence that names the construct's path
   */
  readonly description?: string;

  /**
   * What happens to the group when it leaves the stack. A cache that is retained keeps its subnet group from being deleted.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The subnets that the nodes of a cache are placed in. ElastiCache names the group, so that it can always be replaced.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html
 */
export class SubnetGroup extends Resource implements ISubnetGroupRef {
  /** A subnet group that exists already. */
  public static fromSubnetGroupName(scope: Construct, id: string, subnetGroupName: string): ISubnetGroupRef {
    return CfnSubnetGroup.fromCacheSubnetGroupName(scope, id, subnetGroupName);
  }

  /** The name that ElastiCache gave to the group. */
  public readonly subnetGroupName: string;

  /** The reference that other resources take. */
  public readonly subnetGroupRef: SubnetGroupReference;

  constructor(scope: Construct, id: string, props: SubnetGroupProps) {
    super(scope, id);
    const subnets = chooseSubnets(props.vpc, props.vpcSubnets);
    failWith(this, check(SUBNET_RULES, { subnets }));
    const resource = new CfnSubnetGroup(this, 'Resource', {
      description: props.description ?? `Subnets of ${this.node.path}`,
      subnetIds: subnets.subnetIds,
    });
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.DESTROY);
    this.subnetGroupRef = resource.subnetGroupRef;
    this.subnetGroupName = resource.ref;
  }
}
