import { IGlobalReplicationGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { IResource } from 'aws-cdk-lib/core';
import { EngineVersion } from '../engine/engine-version';
import { EvictionPolicy } from '../engine/eviction-policy';
import { NodeType } from '../engine/node-type';

/** What the secondaries of a global datastore inherit from its primary. */
export interface InheritedSettings {
  /**
   * The engine and its version.
   *
   * @default - unknown: the secondary assumes the default version of its class
   */
  readonly engineVersion?: EngineVersion;

  /**
   * The node type. The thresholds of the alarms depend on it.
   *
   * @default - unknown
   */
  readonly nodeType?: NodeType;

  /**
   * The number of shards. Endpoints and alarms depend on it.
   *
   * @default - cluster mode disabled
   */
  readonly shards?: number;

  /**
   * Whether a replica takes over if a primary node fails. If so, each secondary needs a replica too.
   *
   * @default - unknown: a secondary without replicas is accepted
   */
  readonly automaticFailover?: boolean;

  /**
   * What is evicted when the memory is full. The choice of alarms depends on it.
   *
   * @default - unknown: the engine's default is assumed
   */
  readonly evictionPolicy?: EvictionPolicy;
}

/** A global datastore, made here or imported. */
export interface IGlobalReplicationGroup extends IResource, IGlobalReplicationGroupRef {
  /** The id, including the prefix that ElastiCache puts before the suffix. */
  readonly globalReplicationGroupId: string;

  /** The ARN of the global datastore. It has no region. */
  readonly globalReplicationGroupArn: string;

  /** What the members inherit from the primary. */
  readonly inherited: InheritedSettings;
}
