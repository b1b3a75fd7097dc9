import { join } from 'path';
import { InterfaceVpcEndpointAwsService, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib/core';
import { SAMPLES } from '../../../access/access-string-samples';
import {
  AccessString, Authentication, IamUser, NoPasswordUser, PasswordUser, RedisReplicationGroup, UserEngine, UserGroup,
} from 'cdk-elasticache';

// [-c unrelated=VALUE] [-c changed=true]
const app = new App();
const given = (name: string): string | undefined => app.node.tryGetContext(name);
const stack = new Stack(app, 'Access');
const vpc = new Vpc(stack, 'Vpc', {
  maxAzs: 2,
  natGateways: 0,
  subnetConfiguration: [{ name: 'Cache', subnetType: SubnetType.PRIVATE_ISOLATED }],
});
// functions read their secret without leaving the VPC
const secrets = vpc.addInterfaceEndpoint('Secrets', { service: InterfaceVpcEndpointAwsService.SECRETS_MANAGER, open: false });

const withToken = new RedisReplicationGroup(stack, 'WithToken', {
  vpc,
  description: `clients share a token${given('changed') ? ', and this text was changed' : ''}`,
  authentication: Authentication.token({ rotateEvery: Duration.days(30) }),
});
withToken.bindFunction(functionOf('TokenFunction'));

const engine = UserEngine.REDIS;
const limited = new PasswordUser(stack, 'Limited', { engine, accessString: AccessString.application({ keys: ['app:*'] }) });
const rotated = new PasswordUser(stack, 'Rotated', {
  engine,
  rotateEvery: Duration.days(30),
  accessString: given('changed') ? AccessString.application({ keys: ['*'], channels: ['*'] }) : undefined,
});
const iam = new IamUser(stack, 'Iam', { engine });
// of the engines here, only Valkey 9.1 knows databases, and it isn't asked for
const samples = Object.entries(SAMPLES).filter(([, accessString]) => !accessString._features().has('databases'))
  .map(([name, accessString]) => new NoPasswordUser(stack, `Sample: ${name}`, { engine, userName: name.replaceAll(' ', '-'), accessString }));
// its user `default` is made by the group: switched off
const group = new UserGroup(stack, 'Users', { engine, users: [limited, rotated, iam, ...samples] });
const withUsers = new RedisReplicationGroup(stack, 'WithUsers', { vpc, authentication: Authentication.users(group) });
withUsers.bindFunction(functionOf('UserFunction'), { user: limited });

new StringParameter(stack, 'Unrelated', { stringValue: given('unrelated') ?? 'before' });

output({
  TokenEndpoint: withToken.endpoint.socketAddress,
  TokenSecretArn: withToken.authTokenSecret!.secretArn,
  UsersEndpoint: withUsers.endpoint.socketAddress,
  LimitedName: limited.userName!,
  LimitedSecretArn: limited.secret!.secretArn,
  RotatedName: rotated.userName!,
  RotatedSecretArn: rotated.secret!.secretArn,
  IamName: iam.userName!,
  SampleNames: samples.map(({ userName }) => userName).join(','),
});

function functionOf(id: string): NodejsFunction {
  const fn = new NodejsFunction(stack, id, {
    entry: join(__dirname, 'runtime', 'handler.ts'),
    runtime: Runtime.NODEJS_24_X,
    timeout: Duration.seconds(15),
    vpc,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
    bundling: { externalModules: [], minify: true },
  });
  secrets.connections.allowDefaultPortFrom(fn);
  new CfnOutput(stack, `${id}Name`, { value: fn.functionName });
  return fn;
}

function output(values: Record<string, string>): void {
  Object.entries(values).forEach(([name, value]) => new CfnOutput(stack, name, { value }));
}
