import { join } from 'path';
import { InterfaceVpcEndpointAwsService, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { CfnOutput, Duration, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { RedisReplicationGroup } from 'cdk-elasticache';

/** A Redis cache with all defaults, and a function that reads and writes it. */
export class QuickstartStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Cache', subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
    const cache = new RedisReplicationGroup(this, 'Cache', { vpc });

    const fn = new NodejsFunction(this, 'Function', {
      entry: join(__dirname, 'runtime', 'handler.ts'),
      runtime: Runtime.NODEJS_24_X,
      timeout: Duration.seconds(15),
      memorySize: 256,
      vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      bundling: { externalModules: [], minify: true },
      environment: {
        CACHE_HOST: cache.endpoint.hostname,
        CACHE_PORT: cache.endpoint.portAsString(),
        CACHE_TOKEN_SECRET: cache.authTokenSecret!.secretArn,
      },
    });
    cache.connections.allowDefaultPortFrom(fn);
    cache.grants.readAuthToken(fn);

    // the function reads the token without leaving the VPC
    const secrets = vpc.addInterfaceEndpoint('Secrets', { service: InterfaceVpcEndpointAwsService.SECRETS_MANAGER, open: false });
    secrets.connections.allowDefaultPortFrom(fn);

    new CfnOutput(this, 'FunctionName', { value: fn.functionName });
    new CfnOutput(this, 'ReplicationGroupId', { value: cache.replicationGroupId });
    new CfnOutput(this, 'PrimaryEndpoint', { value: cache.primaryEndpoint.socketAddress });
    new CfnOutput(this, 'ReaderEndpoint', { value: cache.readerEndpoint.socketAddress });
    new CfnOutput(this, 'TokenSecretArn', { value: cache.authTokenSecret!.secretArn });
  }
}
