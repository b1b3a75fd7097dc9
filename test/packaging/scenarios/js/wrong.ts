/** Five wrong props at once. */
import { App, Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { EvictionPolicy, TransitEncryption, ValkeyReplicationGroup } from 'cdk-elasticache';

const stack = new Stack(new App(), 'Wrong');
new ValkeyReplicationGroup(stack, 'Cache', {
  vpc: new ec2.Vpc(stack, 'Vpc'),
  replicationGroupName: 'my_sessions',
  replicas: 9,
  port: 70_000,
  transitEncryption: TransitEncryption.DISABLED,
  evictionPolicy: EvictionPolicy.NO_EVICTION,
  parameters: { 'maxmemory-policy': 'allkeys-lru' },
});
