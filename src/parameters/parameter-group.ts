import { CfnParameterGroup, IParameterGroupRef, ParameterGroupReference } from 'aws-cdk-lib/aws-elasticache';
import { RemovalPolicy, Resource, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { checkParameters, warnAboutParameters } from './parameter-rules';
import { ParameterGroupFamily } from '../engine/parameter-group-family';
import { failWith } from '../private/rules';

/** The settings of an engine. */
export interface ParameterGroupProps {
  /**
   * The family, which must be that of the cache's version. A new family makes a new group, so that a running cache can be
   * moved to it before the old one is deleted.
   */
  readonly family: ParameterGroupFamily;

  /**
   * Parameters by the engine's own names. Each is checked against the family.
   *
   * Most changes reach the running nodes at once; a few wait for a restart.
   *
   * @default - the engine's defaults
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
   */
  readonly parameters?: { [name: string]: string };

  /**
   * What the group is for.
   *
   * @default - a sentence that names the construct's path
   */
  readonly description?: string;

  /**
   * What happens to the group when it leaves the stack. A cache that is retained keeps its parameter group from being deleted.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Settings of Redis, Valkey or Memcached that the nodes of a cache share. ElastiCache names the group: it cannot be chosen.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.html
 */
export class ParameterGroup extends Resource implements IParameterGroupRef {
  /** A parameter group that exists already. */
  public static fromParameterGroupName(scope: Construct, id: string, parameterGroupName: string): IParameterGroupRef {
    return CfnParameterGroup.fromCacheParameterGroupName(scope, id, parameterGroupName);
  }

  /** The name that ElastiCache gave to the group. */
  public readonly parameterGroupName: string;

  /** The reference that other resources take. */
  public readonly parameterGroupRef: ParameterGroupReference;

  constructor(scope: Construct, id: string, props: ParameterGroupProps) {
    super(scope, id);
    const { family } = props.family;
    const parameters = props.parameters ?? {};
    failWith(this, checkParameters(family, parameters));
    warnAboutParameters(this, family, parameters);

    // the family is part of the logical id: changing it in place is refused while a cache uses the group
    const resource = new CfnParameterGroup(this, Token.isUnresolved(family) ? 'Resource' : `Resource-${family}`, {
      cacheParameterGroupFamily: family,
      description: props.description ?? `Parameters of ${this.node.path}`,
      properties: parameters,
    });
    this.node.defaultChild = resource;
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.DESTROY);
    this.parameterGroupRef = resource.parameterGroupRef;
    this.parameterGroupName = resource.ref;
  }
}
