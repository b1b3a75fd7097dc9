import { CfnGlobalReplicationGroup, IParameterGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { GlobalReplicationGroupBase } from './global-replication-group-base';
import { IGlobalReplicationGroup, InheritedByMembers } from './global-replication-group-ref';
import { ReplicationGroup } from './replication-group';
import { GLOBAL_PRIMARY_RULES, GLOBAL_RULES, GLOBAL_WARNINGS } from './rules/global';
import { isScaled } from './scaling-target';
import { EngineVersion } from '../engine/engine-version';
import { EvictionPolicy } from '../engine/eviction-policy';
import { NodeType } from '../engine/node-type';
import { failWith, warnWith } from '../private/report';
import { check, line } from '../private/rules';
import { known } from '../private/tokens';

/** A global datastore: one cache that is written in this region and read in up to two others. */
export interface GlobalReplicationGroupProps {
  /** The cache that is written, of this stack's region. */
  readonly primary: ReplicationGroup;

  /**
   * The end of the id; ElastiCache puts a prefix that stands for the region before it.
   *
   * Changing it replaces the global datastore, not the caches.
   */
  readonly globalReplicationGroupIdSuffix: string;

  /**
   * What the global datastore is for.
   *
   * @default - the construct's path
   */
  readonly description?: string;

  /**
   * Whether a replica takes over within a region when a primary node fails. Between regions you promote a secondary yourself.
   *
   * @default - as the primary has it
   */
  readonly automaticFailover?: boolean;

  /**
   * Another node type for all members. It is changed here, since ElastiCache refuses to change it on a member: leave `nodeType`
   * of the primary as it was made.
   *
   * @default - as the primary has it
   */
  readonly nodeType?: NodeType;

  /**
   * A newer version for all members. It is changed here, since ElastiCache refuses to change it on a member: leave `version` of
   * the primary as it was made. A new major version needs `parameterGroup`.
   *
   * @default - as the primary has it
   */
  readonly engineVersion?: EngineVersion;

  /**
   * The parameter group for a new major version.
   *
   * @default - as the primary has it
   */
  readonly parameterGroup?: IParameterGroupRef;

  /**
   * Another number of shards for all members. It is changed here, since ElastiCache refuses to change it on a member.
   *
   * @default - as the primary has it
   */
  readonly shards?: number;

  /**
   * What happens to the global datastore when it leaves the stack. Its members stay: they become caches of their own.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** What is known of a global datastore that exists already, for a secondary in this region. */
export interface GlobalReplicationGroupAttributes extends InheritedByMembers {
  /** The id, with the prefix that ElastiCache puts before the suffix. */
  readonly globalReplicationGroupId: string;
}

class ImportedGlobalReplicationGroup extends GlobalReplicationGroupBase {
  public readonly globalReplicationGroupId: string;
  public readonly inherited: InheritedByMembers;

  constructor(scope: Construct, id: string, attributes: GlobalReplicationGroupAttributes) {
    super(scope, id);
    this.globalReplicationGroupId = attributes.globalReplicationGroupId;
    this.inherited = attributes;
  }
}

/**
 * A global datastore: a cache that is written in this region and read, a second later, in up to two others.
 *
 * The secondaries are replication groups of stacks in other regions, made with `globalReplicationGroup`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html
 * @resource AWS::ElastiCache::GlobalReplicationGroup
 */
export class GlobalReplicationGroup extends GlobalReplicationGroupBase {
  /** A global datastore that exists already, in this region or another one. */
  public static fromGlobalReplicationGroupAttributes(
    scope: Construct, id: string, attributes: GlobalReplicationGroupAttributes,
  ): IGlobalReplicationGroup {
    return new ImportedGlobalReplicationGroup(scope, id, attributes);
  }

  /** The id, with the prefix that ElastiCache puts before the suffix. */
  public readonly globalReplicationGroupId: string;

  /** What its members have from the primary. */
  public readonly inherited: InheritedByMembers;

  constructor(scope: Construct, id: string, props: GlobalReplicationGroupProps) {
    super(scope, id);
    const { primary, nodeType, engineVersion, shards } = props;
    const plan = primary._plan;
    const facts = {
      suffix: props.globalReplicationGroupIdSuffix,
      parameterGroup: props.parameterGroup,
      engineVersion,
      nodeType: nodeType ?? plan.nodeType,
      shards,
      primary: plan,
    };
    failWith(this, check(GLOBAL_RULES, facts));
    warnWith(this, check(GLOBAL_WARNINGS, facts));

    const resource = new CfnGlobalReplicationGroup(this, 'Resource', {
      globalReplicationGroupIdSuffix: props.globalReplicationGroupIdSuffix,
      globalReplicationGroupDescription: props.description ?? this.node.path.slice(0, 255),
      automaticFailoverEnabled: props.automaticFailover,
      cacheNodeType: nodeType?.nodeTypeName,
      engine: engineVersion?.engine,
      engineVersion: engineVersion?.version,
      cacheParameterGroupName: props.parameterGroup?.parameterGroupRef.cacheParameterGroupName,
      globalNodeGroupCount: shards,
      members: [{
        replicationGroupId: primary.replicationGroupId,
        replicationGroupRegion: Stack.of(primary).region,
        role: 'PRIMARY',
      }],
    });
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.DESTROY);
    // scaling can be added to the primary after this
    this.node.addValidation({ validate: () => check(GLOBAL_PRIMARY_RULES, { scaled: isScaled(primary) }).map(line) });

    this.globalReplicationGroupId = resource.ref;
    this.inherited = {
      engineVersion: engineVersion ?? plan.version,
      nodeType: facts.nodeType,
      shards: plan.clusterMode ? shards ?? plan.shards : undefined,
      automaticFailover: props.automaticFailover ?? plan.automaticFailover,
      evictionPolicy: known(plan.parameters['maxmemory-policy']) as EvictionPolicy | undefined,
    };
  }
}
