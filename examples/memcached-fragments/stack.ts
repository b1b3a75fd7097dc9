import { join } from 'path';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Annotations, CfnOutput, Duration, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { MemcachedAuthentication, MemcachedCluster } from 'cdk-elasticache';

/** The same page twice: over a cluster that security groups and TLS protect, and over one that asks for a password. */
export class FragmentsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const open = new MemcachedCluster(this, 'Open', { vpc, nodes: 3 });
    const guarded = new MemcachedCluster(this, 'Guarded', {
      vpc,
      nodes: 3,
      authentication: MemcachedAuthentication.sasl({ rotateEvery: Duration.days(30) }),
    });
    Annotations.of(guarded).acknowledgeWarning('cdk-elasticache:gatePlaintext',
      'between the function and the gate, inside the VPC; a certificate needs a name and an authority of your own');

    new CfnOutput(this, 'OpenFunction', { value: this.page('OpenPage', vpc, open).functionName });
    new CfnOutput(this, 'OpenEndpoint', { value: open.configurationEndpoint.socketAddress });
    new CfnOutput(this, 'GuardedFunction', { value: this.page('GuardedPage', vpc, guarded).functionName });
    new CfnOutput(this, 'GuardedEndpoints', { value: guarded.endpoints.map(({ socketAddress }) => socketAddress).join(',') });
    new CfnOutput(this, 'GuardedGateTask', { value: guarded.gate!.service.taskDefinition.taskDefinitionArn });
    new CfnOutput(this, 'GuardedSecretArn', { value: guarded.secret!.secretArn });
  }

  private page(id: string, vpc: Vpc, fragments: MemcachedCluster): NodejsFunction {
    const fn = new NodejsFunction(this, id, {
      entry: join(__dirname, 'runtime', 'handler.ts'),
      runtime: Runtime.NODEJS_24_X,
      timeout: Duration.seconds(15),
      memorySize: 256,
      vpc,
      bundling: { externalModules: [], minify: true },
    });
    fragments.bindFunction(fn);
    return fn;
  }
}
