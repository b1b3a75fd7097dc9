import { join } from 'path';
import { InterfaceVpcEndpointAwsService, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnOutput, Duration, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Authentication, GlobalReplicationGroup, NodeType, ReplicationGroup, ValkeyReplicationGroup } from 'cdk-elasticache';

/** What each region has besides its cache: a network, and a function that writes and reads. */
class RegionStack extends Stack {
  protected readonly vpc = new Vpc(this, 'Vpc', { maxAzs: 2, subnetConfiguration: [{ name: 'Cache', subnetType: SubnetType.PRIVATE_ISOLATED }] });

  protected useFromFunction(cache: ReplicationGroup): void {
    const entry = join(__dirname, 'runtime', 'handler.ts');
    const fn = new NodejsFunction(this, 'Function', {
      entry, vpc: this.vpc, runtime: Runtime.NODEJS_24_X, timeout: Duration.seconds(15), memorySize: 256, bundling: { externalModules: [] },
    });
    cache.bindFunction(fn);
    this.vpc.addInterfaceEndpoint('Secrets', { service: InterfaceVpcEndpointAwsService.SECRETS_MANAGER, open: false })
      .connections.allowDefaultPortFrom(fn);
    new CfnOutput(this, 'FunctionName', { value: fn.functionName });
    new CfnOutput(this, 'ReplicationGroupId', { value: cache.replicationGroupId });
  }
}

/** The region that is written. */
export class PrimaryStack extends RegionStack {
  public readonly primary: ValkeyReplicationGroup;
  public readonly global: GlobalReplicationGroup;

  constructor(scope: Construct, id: string, { readIn, ...props }: StackProps & { readonly readIn: string }) {
    super(scope, id, props);
    // the region that reads has a copy of the token
    this.primary = new ValkeyReplicationGroup(this, 'Cache', {
      vpc: this.vpc, nodeType: NodeType.of('cache.r7g.large'), authentication: Authentication.token({ replicaRegions: [{ region: readIn }] }),
    });
    this.global = new GlobalReplicationGroup(this, 'Global', { primary: this.primary, globalReplicationGroupIdSuffix: 'shop' });
    this.useFromFunction(this.primary);
    new CfnOutput(this, 'GlobalId', { value: this.global.globalReplicationGroupId });
  }
}

/** The region that reads; version, node type and parameters come from the other one. */
export class SecondaryStack extends RegionStack {
  constructor(scope: Construct, id: string, { written, ...props }: StackProps & { readonly written: PrimaryStack }) {
    super(scope, id, props);
    const secret = Secret.fromSecretNameV2(this, 'Token', written.primary.authTokenSecret!.secretName);
    this.useFromFunction(new ValkeyReplicationGroup(this, 'Cache', {
      vpc: this.vpc, globalReplicationGroup: written.global, authentication: Authentication.token({ secret }),
    }));
  }
}
