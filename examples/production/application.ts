import { join } from 'path';
import { IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface ApplicationProps {
  readonly vpc: IVpc;
  readonly deadLetterQueue: IQueue;
  readonly encryptionKey: IKey;
}

/** A function in isolated subnets: it signs its own tokens, so it needs no API of AWS and no secret. */
export class Application extends Construct {
  public readonly fn: NodejsFunction;

  constructor(scope: Construct, id: string, { vpc, deadLetterQueue, encryptionKey }: ApplicationProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', { encryptionKey, retention: RetentionDays.ONE_YEAR });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    new ManagedPolicy(this, 'Policy', {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
        // Lambda makes the interfaces, so there is nothing to name
        new PolicyStatement({ actions: NETWORK_ACTIONS, resources: ['*'] }),
      ],
    });
    this.fn = new NodejsFunction(this, 'Function', {
      entry: join(__dirname, 'runtime', 'handler.ts'),
      runtime: Runtime.NODEJS_24_X,
      timeout: Duration.seconds(15),
      memorySize: 256,
      reservedConcurrentExecutions: 50,
      role,
      logGroup,
      deadLetterQueue,
      environmentEncryption: encryptionKey,
      vpc,
      vpcSubnets: { subnets: vpc.isolatedSubnets },
      securityGroups: [new SecurityGroup(this, 'SecurityGroup', { vpc, allowAllOutbound: false })],
      bundling: { externalModules: [], minify: true },
    });
  }
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions */
const NETWORK_ACTIONS = [
  'ec2:AssignPrivateIpAddresses', 'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets', 'ec2:UnassignPrivateIpAddresses',
];
