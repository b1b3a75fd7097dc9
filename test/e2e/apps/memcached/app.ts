import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib/core';
import { MemcachedAuthentication, MemcachedCluster } from 'cdk-elasticache';

const stack = new Stack(new App(), 'Memcached');
const vpc = new Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1 });

const open = new MemcachedCluster(stack, 'Open', { vpc, clusterName: 'open', nodes: 3 });
open.autoScaleNodes({ minCapacity: 3, maxCapacity: 6 }).scaleOnCpu('Cpu', { targetUtilizationPercent: 60 });

const guarded = new MemcachedCluster(stack, 'Guarded', {
  vpc,
  clusterName: 'guarded',
  nodes: stack.node.tryGetContext('nodes') ? Number(stack.node.tryGetContext('nodes')) : 3,
  authentication: MemcachedAuthentication.sasl({ port: 31212, rotateEvery: Duration.days(30) }),
});

new CfnOutput(stack, 'ConfigurationEndpoint', { value: open.configurationEndpoint.socketAddress });
new CfnOutput(stack, 'GateEndpoints', { value: guarded.endpoints.map(({ socketAddress }) => socketAddress).join(',') });
new CfnOutput(stack, 'GateTask', { value: guarded.gate!.service.taskDefinition.taskDefinitionArn });
new CfnOutput(stack, 'SecretArn', { value: guarded.secret!.secretArn });
