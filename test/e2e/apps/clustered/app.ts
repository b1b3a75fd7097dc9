import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { App, CfnOutput, Stack } from 'aws-cdk-lib/core';
import { RedisReplicationGroup } from 'cdk-elasticache';

const stack = new Stack(new App(), 'Clustered');

const vpc = new Vpc(stack, 'Vpc', {
  maxAzs: 2,
  natGateways: 0,
  subnetConfiguration: [{ name: 'Cache', subnetType: SubnetType.PRIVATE_ISOLATED }],
});
const cache = new RedisReplicationGroup(stack, 'Cache', { vpc, shards: 2, replicas: 1 });

new CfnOutput(stack, 'ReplicationGroupId', { value: cache.replicationGroupId });
new CfnOutput(stack, 'ConfigurationEndpoint', { value: cache.endpoint.socketAddress });
new CfnOutput(stack, 'TokenSecretArn', { value: cache.authTokenSecret!.secretArn });
