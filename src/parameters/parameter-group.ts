import { CfnParameterGroup, IParameterGroupRef, ParameterGroupReference } from 'aws-cdk-lib/aws-elasticache';
import { RemovalPolicy, Resource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { checkParameters, warningsAboutParameters } from './rules/parameters';
import { familyParameters } from '../engine/data/family-parameters';
import { ParameterGroupFamily } from '../engine/parameter-group-family';
import { failWith, warnWith } from '../private/report';
import { isKnown } from '../private/tokens';

/** Settings of a parameter group. */
export interface ParameterGroupProps {
  /**
   * The family, which must match the version of the cache. A new family creates a new group: a running cache moves to it before the
   * old group is deleted.
   */
  readonly family: ParameterGroupFamily;

  /**
   * Parameters by the engine's own names. Each one is checked against the family.
   *
   * Most changes take effect on the running nodes at once. A few need a restart.
   *
   * @default - the engine's defaults
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
   */
  readonly parameters?: { [name: string]: string };

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
 * Settings of Redis, Valkey or Memcached for the nodes of one or more caches. ElastiCache chooses the name of the group.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.html
 * @example
 * const parameterGroup = new ParameterGroup(this, 'Parameters', {
 *   family: ParameterGroupFamily.VALKEY8,
 *   parameters: { 'maxmemory-policy': 'allkeys-lfu' },
 * });
 * new ValkeyReplicationGroup(this, 'Cache', { vpc, parameterGroup });
 */
export class ParameterGroup extends Resource implements IParameterGroupRef {
  /**
   * An existing parameter group.
   *
   * @param scope the construct that the reference belongs to, usually a stack
   * @param id unique in the scope
   * @param parameterGroupName the name of the group
   * @returns the group, for `parameterGroup` of a cache
   */
  public static fromParameterGroupName(scope: Construct, id: string, parameterGroupName: string): IParameterGroupRef {
    return CfnParameterGroup.fromCacheParameterGroupName(scope, id, parameterGroupName);
  }

  /** The name that ElastiCache chose for the group. */
  public readonly parameterGroupName: string;

  /** The reference for other constructs. */
  public readonly parameterGroupRef: ParameterGroupReference;

  /** @internal */
  public readonly _family: string;

  /** @internal */
  public readonly _parameters: { [name: string]: string };

  /**
   * @param scope the construct that the group belongs to, usually a stack
   * @param id unique in the scope (a changed id makes a new group, which running caches then use)
   * @param props the settings of the group
   */
  constructor(scope: Construct, id: string, props: ParameterGroupProps) {
    super(scope, id);
    const { family } = props.family;
    const parameters = props.parameters ?? {};
    this._family = family;
    this._parameters = parameters;
    failWith(this, checkParameters(family, parameters));
    warnWith(this, warningsAboutParameters(family, parameters));

    // what ElastiCache refuses to change while a cache uses the group is part of the logical id: another value is another group
    const resource = new CfnParameterGroup(this, ['Resource', ...fixedWhileUsed(family, parameters)].join('-'), {
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

/** The family, and the parameters that cannot be changed while a cache uses the group, such as `cluster-enabled`. */
function fixedWhileUsed(family: string, parameters: Record<string, string>): string[] {
  if (!isKnown(family)) { return []; }
  const facts = familyParameters(family).parameters;
  const fixed = Object.keys(parameters).filter(name => facts.get(name)?.onlyWhileUnused && isKnown(parameters[name])).sort();
  return [family, ...fixed.map(name => `${name}-${parameters[name]}`)];
}
