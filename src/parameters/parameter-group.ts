import { CfnParameterGroup, IParameterGroupRef, ParameterGroupReference } from 'aws-cdk-lib/aws-elasticache';
import { RemovalPolicy, Resource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { checkParameters, warningsAboutParameters } from './rules/parameters';
import { familyParameters } from '../engine/data/family-parameters';
import { ParameterGroupFamily } from '../engine/parameter-group-family';
import { failWith, warnWith } from '../private/report';
import { isKnown } from '../private/tokens';

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

  /** @internal */
  public readonly _family: string;

  /** @internal */
  public readonly _parameters: { [name: string]: string };

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
