import { ServerlessSubnets } from './placement';
import { EncryptionKeyFacts, LoginFacts } from '../access/facts';
import { Restore } from '../engine/restore';
import { ServerlessEngine } from '../engine/serverless-engine';
import { SecurityGroupFacts, SubnetFacts } from '../network/facts';
import { NetworkType } from '../network/network-type';
import { Removal } from '../private/removal';

/** What the rules of a serverless cache look at. */
export interface ServerlessFacts extends SubnetFacts, SecurityGroupFacts, EncryptionKeyFacts {
  readonly serverlessCacheName: string;
  readonly description: string;
  readonly engine: ServerlessEngine;
  /** GB, and GiB: ElastiCache does not tell them apart. */
  readonly dataStorageMin?: number;
  readonly dataStorageMax?: number;
  readonly ecpuPerSecondMin?: number;
  readonly ecpuPerSecondMax?: number;
  /** Whether one was given is all that matters. */
  readonly vpc?: unknown;
  /** Undefined without a VPC, and for a cache with a public endpoint. */
  readonly subnets?: ServerlessSubnets;
  /** What was given of the network, which a public endpoint has no use for. */
  readonly networkProps: string[];
  readonly networkType?: NetworkType;
  readonly isPublic: boolean;
  /** Undefined for users of the cache's own. */
  readonly login?: LoginFacts;
  readonly retentionDays?: number;
  readonly restoreFrom?: Restore;
  readonly removalPolicy: Removal;
  readonly givenFinalSnapshotName?: string;
}

/** A snapshot, and the cache that it is taken of. */
export interface SnapshotFacts {
  readonly snapshotName: string;
  readonly serverlessCacheName: string;
}
