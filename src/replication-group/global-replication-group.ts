import { CfnGlobalReplicationGroup, IParameterGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { GlobalReplicationGroupBase } from './global-replication-group-base';
import { IGlobalReplicationGroup, InheritedSettings } from './global-replication-group-ref';
import { ReplicationGroup } from './replication-group';
import { GLOBAL_PRIMARY_RULES, GLOBAL_RULES, GLOBAL_WARNINGS } from './rules/global';
import { isScaled } from './scaling-target';
import { EngineVersion } from '../engine/engine-version';
import { EvictionPolicy } from '../engine/eviction-policy';
import { NodeType } from '../engine/node-type';
import { failWith, validationMessages, warnWith } from '../private/report';
import { check } from '../private/rules';
import { known } from '../private/tokens';

/** Settings of a global datastore. */
export interface GlobalReplicationGroupProps {
  /** The cache that clients write to. It must be in the region of this stack. */
  readonly primary: ReplicationGroup;

  /**
   * The end of the id. ElastiCache puts a prefix for the region before it.
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
   * Whether a replica takes over within a region if a primary node fails. To fail over to another region, you promote a secondary
   * yourself.
   *
   * @default - as on the primary
   */
  readonly automaticFailover?: boolean;

  /**
   * The new node type of all members. Change it here: ElastiCache refuses to change it on a member. Leave `nodeType` of the primary
   * unchanged.
   *
   * @default - as on the primary
   */
  readonly nodeType?: NodeType;

  /**
   * The new version of all members. Change it here: ElastiCache refuses to change it on a member. Leave `version` of the primary
   * unchanged. A new major version also needs `parameterGroup`.
   *
   * @default - as on the primary
   */
  readonly engineVersion?: EngineVersion;

  /**
   * The parameter group for a new major version.
   *
   * @default - as on the primary
   */
  readonly parameterGroup?: IParameterGroupRef;

  /**
   * The new number of shards of all members. Change it here: ElastiCache refuses to change it on a member.
   *
   * @default - as on the primary
   */
  readonly shards?: number;

  /**
   * What happens to the global datastore when it is removed from the stack. Its members remain as independent caches.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** What is known of a global datastore that already exists, for a secondary in this region. */
export interface GlobalReplicationGroupAttributes extends InheritedSettings {
  /** The id, including the prefix that ElastiCache puts before the suffix. */
  readonly globalReplicationGroupId: string;
}

class ImportedGlobalReplicationGroup extends GlobalReplicationGroupBase {
  public readonly globalReplicationGroupId: string;
  public readonly inherited: InheritedSettings;

  constructor(scope: Construct, id: string, attributes: GlobalReplicationGroupAttributes) {
    super(scope, id);
    this.globalReplicationGroupId = attributes.globalReplicationGroupId;
    this.inherited = attributes;
  }
}

/**
 * A global datastore: a primary cache that is written in this region, and read-only copies of it in up to two other regions. The
 * copies lag by about a second.
 *
 * The copies are replication groups in stacks of other regions, created with `globalReplicationGroup`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html
 * @resource AWS::ElastiCache::GlobalReplicationGroup
 * @example
 * const primary = new ValkeyReplicationGroup(this, 'Primary', { vpc, nodeType: NodeType.of('cache.r7g.large') });
 * new GlobalReplicationGroup(this, 'Global', { primary, globalReplicationGroupIdSuffix: 'sessions' });
 */
export class GlobalReplicationGroup extends GlobalReplicationGroupBase {
  /**
   * An existing global datastore, in this region or another one.
   *
   * @param scope the construct that the reference belongs to, usually a stack
   * @param id unique in the scope
   * @param attributes what is known of the global datastore
   * @returns the global datastore, for `globalReplicationGroup` of a cache
   */
  public static fromGlobalReplicationGroupAttributes(
    scope: Construct, id: string, attributes: GlobalReplicationGroupAttributes,
  ): IGlobalReplicationGroup {
    return new ImportedGlobalReplicationGroup(scope, id, attributes);
  }

  /** The id, including the prefix that ElastiCache puts before the suffix. */
  public readonly globalReplicationGroupId: string;

  /** What the members inherit from the primary. */
  public readonly inherited: InheritedSettings;

  /**
   * @param scope the construct that the global datastore belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the global datastore, not the caches)
   * @param props the settings of the global datastore
   */
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
    this.node.addValidation({ validate: () => validationMessages(this, check(GLOBAL_PRIMARY_RULES, { scaled: isScaled(primary) })) });

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
