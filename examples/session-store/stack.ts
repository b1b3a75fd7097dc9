import { join } from 'path';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { ContainerImage, Secret as ContainerSecret } from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancedFargateService } from 'aws-cdk-lib/aws-ecs-patterns';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnOutput, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { SessionStore } from 'cdk-elasticache';

export interface SessionStoreStackProps extends StackProps {
  /** The certificate for HTTPS; without one, passwords and cookies travel in plain text: for a look only. */
  readonly certificateArn?: string;
}

/** A web application of two instances behind a load balancer, and a cache that keeps its sessions. */
export class SessionStoreStack extends Stack {
  constructor(scope: Construct, id: string, { certificateArn, ...props }: SessionStoreStackProps = {}) {
    super(scope, id, props);

    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const sessions = new SessionStore(this, 'Sessions', { vpc });

    const generateSecretString = { passwordLength: 64, excludePunctuation: true };
    const cookieSecret = new Secret(this, 'CookieSecret', { description: 'Signs the cookies', generateSecretString });
    const password = new Secret(this, 'Password', { description: 'Of the one account, ada', generateSecretString });
    const web = new ApplicationLoadBalancedFargateService(this, 'Web', {
      vpc,
      desiredCount: 2,
      minHealthyPercent: 100,
      circuitBreaker: { rollback: true },
      certificate: certificateArn ? Certificate.fromCertificateArn(this, 'Certificate', certificateArn) : undefined,
      redirectHTTP: certificateArn !== undefined,
      taskImageOptions: {
        image: ContainerImage.fromAsset(join(__dirname, 'runtime'), { platform: Platform.LINUX_AMD64 }),
        containerPort: 3000,
        secrets: {
          COOKIE_SECRET: ContainerSecret.fromSecretsManager(cookieSecret),
          PASSWORD: ContainerSecret.fromSecretsManager(password),
        },
      },
    });
    web.targetGroup.configureHealthCheck({ path: '/health' });
    sessions.bindService(web.service);

    new CfnOutput(this, 'PasswordSecretArn', { value: password.secretArn });
    new CfnOutput(this, 'Cache', { value: sessions.endpoint.socketAddress });
    new CfnOutput(this, 'TokenSecretArn', { value: sessions.authTokenSecret!.secretArn });
  }
}
