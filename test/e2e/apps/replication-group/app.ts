import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { App, CfnOutput, CfnResource, Stack } from 'aws-cdk-lib/core';
import { EvictionPolicy, NodeType, Restore, Snapshot, ValkeyReplicationGroup, ValkeyVersion } from 'cdk-elasticache';

// -c shards=3 -c replicas=2 [-c restoreFrom=SNAPSHOT] [-c upgraded=true] [-c more=true] [-c online=false]
const app = new App();
const given = (name: string): string | undefined => app.node.tryGetContext(name);
const stack = new Stack(app, 'ReplicationGroup');

const vpc = new Vpc(stack, 'Vpc', {
  maxAzs: 2,
  natGateways: 0,
  subnetConfiguration: [{ name: 'Cache', subnetType: SubnetType.PRIVATE_ISOLATED }],
});
const restoreFrom = given('restoreFrom');
const cache = new ValkeyReplicationGroup(stack, 'Cache', {
  vpc,
  shards: Number(given('shards') ?? 3),
  replicas: Number(given('replicas') ?? 2),
  restoreFrom: restoreFrom ? Restore.snapshot(restoreFrom) : undefined,
  ...(given('upgraded') ? { version: ValkeyVersion.V9_0, nodeType: NodeType.R7G_LARGE, evictionPolicy: EvictionPolicy.ALLKEYS_LRU } : {}),
});
if (given('online') === 'false') {
  (cache.node.defaultChild as CfnResource).cfnOptions.updatePolicy = undefined;
}
output('', cache);

if (given('more')) {
  const snapshot = new Snapshot(stack, 'Snapshot', { snapshotName: 'taken-by-hand', replicationGroup: cache });
  const restored = new ValkeyReplicationGroup(stack, 'Restored', {
    vpc, shards: 2, replicas: 0, restoreFrom: Restore.snapshot(snapshot.snapshotName),
  });
  restored.node.addDependency(snapshot);
  output('Restored', restored);

  const pair = new ValkeyReplicationGroup(stack, 'Pair', { vpc });
  output('Pair', pair);
  new CfnOutput(stack, 'PairReaderEndpoint', { value: pair.readerEndpoint.socketAddress });

  const scaled = new ValkeyReplicationGroup(stack, 'Scaled', { vpc, nodeType: NodeType.R7G_LARGE, shards: 1, replicas: 1 });
  scaled.autoScaleShards({ minCapacity: 1, maxCapacity: 3 }).scaleOnMemory('Memory', { targetUtilizationPercent: 50 });
  const replicas = scaled.autoScaleReplicas({ minCapacity: 1, maxCapacity: 2 });
  replicas.scaleOnEngineCpu('Cpu', { targetUtilizationPercent: 60 });
  replicas.scaleOnSchedule('Morning', { schedule: Schedule.cron({ hour: '6', minute: '0' }), minCapacity: 2 });
}

function output(prefix: string, group: ValkeyReplicationGroup): void {
  new CfnOutput(stack, `${prefix}ReplicationGroupId`, { value: group.replicationGroupId });
  new CfnOutput(stack, `${prefix}Endpoint`, { value: group.endpoint.socketAddress });
  new CfnOutput(stack, `${prefix}TokenSecretArn`, { value: group.authTokenSecret!.secretArn });
}
