import { IGlobalReplicationGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { IResource } from 'aws-cdk-lib/core';
import { EngineVersion } from '../engine/engine-version';
import { EvictionPolicy } from '../engine/eviction-policy';
import { NodeType } from '../engine/node-type';

/** What the secondaries of a global datastore have from its primary. */
export interface InheritedByMembers {
  /**
   * The engine and its version.
   *
   * @default - unknown: the secondary takes that of its class for what depends on it
   */
  readonly engineVersion?: EngineVersion;

  /**
   * The node type, on which the alarms' thresholds depend.
   *
   * @default - unknown
   */
  readonly nodeType?: NodeType;

  /**
   * The number of shards, on which endpoints and alarms depend.
   *
   * @default - cluster mode disabled
   */
  readonly shards?: number;

  /**
   * Whether a replica takes over when a primary node fails, so that a secondary needs one too.
   *
   * @default - unknown: a secondary without replicas is accepted
   */
  readonly automaticFailover?: boolean;

  /**
   * What is dropped when the memory is full, on which the choice of alarms depends.
   *
   * @default - unknown: taken for the engine's own
   */
  readonly evictionPolicy?: EvictionPolicy;
}

/** A global datastore, made here or imported. */
export interface IGlobalReplicationGroup extends IResource, IGlobalReplicationGroupRef {
  /** The id, with the prefix that ElastiCache puts before the suffix. */
  readonly globalReplicationGroupId: string;

  /** The ARN, which has no region. */
  readonly globalReplicationGroupArn: string;

  /** What its members have from the primary. */
  readonly inherited: InheritedByMembers;
}
