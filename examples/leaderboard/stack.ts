import { join } from 'path';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancedFargateService } from 'aws-cdk-lib/aws-ecs-patterns';
import { CfnOutput, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Leaderboard } from 'cdk-elasticache';

/** A web page with the ranks of a million players, and a cache that keeps their scores. */
export class LeaderboardStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const scores = new Leaderboard(this, 'Scores', { vpc });

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
    scores.bindService(web.service);

    new CfnOutput(this, 'Cache', { value: scores.endpoint.socketAddress });
    new CfnOutput(this, 'TokenSecretArn', { value: scores.authTokenSecret!.secretArn });
  }
}
