import { join } from 'path';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { CfnOutput, Duration, Size, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessString, Authentication, IamUser, ServerlessCache, UserGroup } from 'cdk-elasticache';

/** A cache without nodes, and two functions that log in as what they are: one counts visits, the other one reads the counts. */
export class ServerlessIamStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    // no way out: the functions sign their tokens themselves, and call nobody but the cache
    const vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Cache', subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
    const counter = new IamUser(this, 'Counter', { accessString: AccessString.application({ keys: ['visits:*'] }) });
    const reader = new IamUser(this, 'Reader', { accessString: AccessString.readOnly({ keys: ['visits:*'] }) });
    const cache = new ServerlessCache(this, 'Cache', {
      vpc,
      authentication: Authentication.users(new UserGroup(this, 'Users', { users: [counter, reader] })),
      usageLimits: { dataStorageMax: Size.gibibytes(1), ecpuPerSecondMax: 1_000 },
    });

    for (const [name, user] of Object.entries({ Count: counter, Read: reader })) {
      const fn = new NodejsFunction(this, name, {
        entry: join(__dirname, 'runtime', 'handler.ts'),
        handler: name.toLowerCase(),
        runtime: Runtime.NODEJS_24_X,
        timeout: Duration.seconds(15),
        memorySize: 256,
        vpc,
        vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
        bundling: { externalModules: [], minify: true },
      });
      cache.bindFunction(fn, { user });
      new CfnOutput(this, `${name}Function`, { value: fn.functionName });
    }
    new CfnOutput(this, 'CacheName', { value: cache.serverlessCacheName });
    new CfnOutput(this, 'Endpoint', { value: cache.endpoint.socketAddress });
    new CfnOutput(this, 'CounterId', { value: counter.userId });
    new CfnOutput(this, 'ReaderId', { value: reader.userId });
  }
}
