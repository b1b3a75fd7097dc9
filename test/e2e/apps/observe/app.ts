import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { App, CfnOutput, Size, Stack } from 'aws-cdk-lib/core';
import {
  Alarms, CacheEventTopic, Durability, LogDestination, MemcachedCluster, NodeType, RedisReplicationGroup, ServerlessCache, ValkeyReplicationGroup,
  ValkeyVersion,
} from 'cdk-elasticache';

const app = new App();
const stack = new Stack(app, 'Observe');
const vpc = new Vpc(stack, 'Vpc', {
  maxAzs: 2,
  natGateways: 0,
  subnetConfiguration: [{ name: 'Cache', subnetType: SubnetType.PRIVATE_ISOLATED }],
});

const pair = new RedisReplicationGroup(stack, 'Pair', {
  vpc,
  notificationTopic: new CacheEventTopic(stack, 'Events'),
  logs: { slow: LogDestination.cloudWatchLogs() },
  alarms: Alarms.recommended({ composite: {} }),
});
pair.dashboard();
pair.monitorLogs({ slowCommandsPerMinute: 10 });
// more than ten nodes: alarms calculate
const many = new ValkeyReplicationGroup(stack, 'Many', {
  vpc, version: ValkeyVersion.V9_0, durability: Durability.ASYNC, nodeType: NodeType.R7G_XLARGE, shards: 6, replicas: 1,
});
const memcached = new MemcachedCluster(stack, 'Memcached', { vpc });
const serverless = new ServerlessCache(stack, 'Serverless', { vpc, usageLimits: { dataStorageMax: Size.gibibytes(10), ecpuPerSecondMax: 5000 } });

for (const [name, value] of Object.entries({
  Pair: pair.replicationGroupId, Many: many.replicationGroupId, Memcached: memcached.clusterName, Serverless: serverless.serverlessCacheName,
})) {
  new CfnOutput(stack, `${name}Name`, { value });
}
