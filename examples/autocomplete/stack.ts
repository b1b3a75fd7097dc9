import { join } from 'path';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancedFargateService } from 'aws-cdk-lib/aws-ecs-patterns';
import { CfnOutput, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { EvictionPolicy, ValkeyReplicationGroup } from 'cdk-elasticache';

/** A web page that completes words as one types, and a cache that knows them. */
export class AutocompleteStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    // a word list without some of its words looks like one that has them all
    const words = new ValkeyReplicationGroup(this, 'Words', { vpc, evictionPolicy: EvictionPolicy.NO_EVICTION });

    const web = new ApplicationLoadBalancedFargateService(this, 'Web', {
      vpc,
      desiredCount: 2,
      minHealthyPercent: 100,
      circuitBreaker: { rollback: true },
      taskImageOptions: {
        image: ContainerImage.fromAsset(join(__dirname, 'runtime'), { platform: Platform.LINUX_AMD64 }),
        containerPort: 3000,
      },
    });
    web.targetGroup.configureHealthCheck({ path: '/health' });
    words.bindService(web.service);

    new CfnOutput(this, 'Cache', { value: words.endpoint.socketAddress });
    new CfnOutput(this, 'TokenSecretArn', { value: words.authTokenSecret!.secretArn });
  }
}
