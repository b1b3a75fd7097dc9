import { join } from 'path';
import { InterfaceVpcEndpointAwsService, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { FunctionUrlAuthType, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { CfnOutput, Duration, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CachedDatabase, DatabaseCache } from 'cdk-elasticache';

/** A PostgreSQL database with a cache beside it, an API over both, and a function that measures what the cache saves. */
export class DatabaseCacheStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Shop', subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
    // an example is to be deleted again: leave these options out where the data matters
    const database = CachedDatabase.postgres({ databaseName: 'shop', deletionProtection: false });
    const shop = new DatabaseCache(this, 'Shop', { vpc, database });

    // functions read their secrets without leaving the VPC
    const secrets = vpc.addInterfaceEndpoint('Secrets', { service: InterfaceVpcEndpointAwsService.SECRETS_MANAGER, open: false });
    const functionOf = (name: string, entry: string, timeout: Duration) => {
      const fn = new NodejsFunction(this, name, {
        entry: join(__dirname, 'runtime', entry),
        runtime: Runtime.NODEJS_24_X,
        timeout,
        memorySize: 1769,
        vpc,
        vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
        bundling: { externalModules: ['pg-native'], minify: true },
      });
      shop.bindFunction(fn);
      secrets.connections.allowDefaultPortFrom(fn);
      new CfnOutput(this, `${name}FunctionName`, { value: fn.functionName });
      return fn;
    };
    const api = functionOf('Api', 'api.ts', Duration.seconds(15));
    functionOf('Measure', 'measure.ts', Duration.minutes(5));

    new CfnOutput(this, 'Url', { value: api.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM }).url });
    new CfnOutput(this, 'CacheEndpoint', { value: shop.cache.endpoint.socketAddress });
    new CfnOutput(this, 'CacheSecretArn', { value: shop.cache.authTokenSecret!.secretArn });
    new CfnOutput(this, 'DatabaseEndpoint', { value: shop.databaseEndpoint.socketAddress });
    new CfnOutput(this, 'DatabaseSecretArn', { value: shop.databaseSecret!.secretArn });
  }
}
