import { Stack } from 'aws-cdk-lib/core';
import { ValkeyReplicationGroup, ValkeyReplicationGroupProps } from '../../src/replication-group/valkey-replication-group';
import { newStack, vpcOf } from '../helpers';

/** What a Valkey cache is given besides its VPC: as props, or made in the stack of the cache. */
export type GivenValkey = Partial<ValkeyReplicationGroupProps> | ((stack: Stack) => Partial<ValkeyReplicationGroupProps>);

/** The cache `S/Cache`, of Valkey. */
export function valkey(given: GivenValkey = {}, stack: Stack = newStack()): ValkeyReplicationGroup {
  const props = typeof given === 'function' ? given(stack) : given;
  return new ValkeyReplicationGroup(stack, 'Cache', { vpc: props.vpc ?? vpcOf(stack), ...props });
}
