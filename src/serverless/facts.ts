import { ServerlessSubnets } from './placement';
import { EncryptionKeyFacts, LoginFacts } from '../access/facts';
import { Restore } from '../engine/restore';
import { ServerlessEngine } from '../engine/serverless-engine';
import { SecurityGroupFacts, SubnetFacts } from '../network/facts';
import { NetworkType } from '../network/network-type';
import { Removal } from '../private/removal';

/** Facts about a serverless cache, for rules. */
export interface ServerlessFacts extends SubnetFacts, SecurityGroupFacts, EncryptionKeyFacts {
  /** As the user typed it. ElastiCache stores it in lower case. */
  readonly serverlessCacheName: string;
  readonly description: string;
  readonly engine: ServerlessEngine;
  /** In GB. ElastiCache does not distinguish GB and GiB. */
  readonly dataStorageMin?: number;
  readonly dataStorageMax?: number;
  readonly ecpuPerSecondMin?: number;
  readonly ecpuPerSecondMax?: number;
  /** Rules only ask whether one was given. */
  readonly vpc?: unknown;
  /** Undefined without a VPC, and for a cache with a public endpoint. */
  readonly subnets?: ServerlessSubnets;
  /** The network props that were given. A public endpoint ignores them. */
  readonly networkProps: string[];
  readonly networkType?: NetworkType;
  readonly isPublic: boolean;
  /** Undefined when the cache creates its own users. */
  readonly login?: LoginFacts;
  readonly retentionDays?: number;
  readonly restoreFrom?: Restore;
  readonly removalPolicy: Removal;
  readonly givenFinalSnapshotName?: string;
}

/** A snapshot and its cache. Names are as the user typed them. */
export interface SnapshotFacts {
  readonly snapshotName: string;
  readonly serverlessCacheName: string;
}
