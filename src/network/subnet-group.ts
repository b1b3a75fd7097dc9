import { IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { CfnSubnetGroup, ISubnetGroupRef, SubnetGroupReference } from 'aws-cdk-lib/aws-elasticache';
import { RemovalPolicy, Resource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { SUBNET_GROUP_WARNINGS, SUBNET_RULES } from './rules/subnets';
import { chooseSubnets } from './subnets';
import { failWith, warnWith } from '../private/report';
import { check } from '../private/rules';

/** Settings of a subnet group. */
export interface SubnetGroupProps {
  /** The VPC of the cache. */
  readonly vpc: IVpc;

  /**
   * The subnets of the VPC. More than 20 need a higher quota. A subnet that a running cache uses cannot be removed.
   *
   * @default - the private subnets with egress, else the isolated ones
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * What the group is for.
   *
   * @default - a sentence with the path of the construct
   */
  readonly description?: string;

  /**
   * What happens to the group when it is removed from the stack. A group cannot be deleted while a retained cache uses it.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The subnets that the nodes of a cache are placed in. ElastiCache chooses the name of the group, so the group can always be
 * replaced.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html
 * @example
 * const subnetGroup = new SubnetGroup(this, 'Subnets', { vpc, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } });
 * new ValkeyReplicationGroup(this, 'Cache', { vpc, subnetGroup });
 */
export class SubnetGroup extends Resource implements ISubnetGroupRef {
  /**
   * An existing subnet group.
   *
   * @param scope the construct that the reference belongs to, usually a stack
   * @param id unique in the scope
   * @param subnetGroupName the name of the group
   * @returns the group, for `subnetGroup` of a cache
   */
  public static fromSubnetGroupName(scope: Construct, id: string, subnetGroupName: string): ISubnetGroupRef {
    return CfnSubnetGroup.fromCacheSubnetGroupName(scope, id, subnetGroupName);
  }

  /** The name that ElastiCache chose for the group. */
  public readonly subnetGroupName: string;

  /** The reference for other constructs. */
  public readonly subnetGroupRef: SubnetGroupReference;

  /**
   * @param scope the construct that the group belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the group, and with it the caches in it)
   * @param props the settings of the group
   */
  constructor(scope: Construct, id: string, props: SubnetGroupProps) {
    super(scope, id);
    const subnets = chooseSubnets(props.vpc, props.vpcSubnets);
    failWith(this, check(SUBNET_RULES, { subnets }));
    warnWith(this, check(SUBNET_GROUP_WARNINGS, { subnets }));
    const resource = new CfnSubnetGroup(this, 'Resource', {
      description: props.description ?? `Subnets of ${this.node.path}`,
      subnetIds: subnets.subnetIds,
    });
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.DESTROY);
    this.subnetGroupRef = resource.subnetGroupRef;
    this.subnetGroupName = resource.ref;
  }
}
