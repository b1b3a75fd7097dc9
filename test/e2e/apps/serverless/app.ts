import { join } from 'path';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { App, CfnOutput, Duration, Size, Stack } from 'aws-cdk-lib/core';
import { Alarms, Backup, Restore, ServerlessCache, ServerlessEngine, ServerlessSnapshot, Snapshot, ValkeyReplicationGroup } from 'cdk-elasticache';

// [-c gigabytes=NUMBER] [-c moved=true]
const app = new App();
const stack = new Stack(app, 'Serverless');
const vpc = new Vpc(stack, 'Vpc', {
  maxAzs: 2,
  natGateways: 0,
  subnetConfiguration: [{ name: 'Cache', subnetType: SubnetType.PRIVATE_ISOLATED }],
});
const usageLimits = { dataStorageMax: Size.gibibytes(Number(app.node.tryGetContext('gigabytes') ?? 1)), ecpuPerSecondMax: 1000 };

const sessions = new ServerlessCache(stack, 'Sessions', { vpc, usageLimits });
const fn = new NodejsFunction(stack, 'Function', {
  entry: join(__dirname, 'runtime', 'handler.ts'),
  runtime: Runtime.NODEJS_24_X,
  timeout: Duration.seconds(15),
  vpc,
  vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
  bundling: { externalModules: [], minify: true },
});
sessions.bindFunction(fn);

const pages = new ServerlessCache(stack, 'Pages', {
  vpc, usageLimits, engine: ServerlessEngine.MEMCACHED_1_6, backup: Backup.daily(), alarms: Alarms.none(),
});
// with nodes, on their way to a serverless cache
const nodes = new ValkeyReplicationGroup(stack, 'Nodes', { vpc, alarms: Alarms.none() });

if (app.node.tryGetContext('moved')) {
  const before = new ServerlessSnapshot(stack, 'Before', { snapshotName: 'before-the-move', serverlessCache: sessions });
  new ServerlessSnapshot(stack, 'PagesBefore', { snapshotName: 'pages-before-the-move', serverlessCache: pages });
  const ofNodes = new Snapshot(stack, 'NodesBefore', { snapshotName: 'nodes-before-the-move', replicationGroup: nodes });
  [before, ofNodes].forEach(({ snapshotArn }, i) => {
    const restored = new ServerlessCache(stack, `Restored${i}`, {
      vpc, usageLimits, restoreFrom: Restore.arns([snapshotArn]), alarms: Alarms.none(),
    });
    output({ [`Restored${i}Endpoint`]: restored.endpoint.socketAddress, [`Restored${i}User`]: restored.iamUser!.userName! });
  });
}

output({
  FunctionName: fn.functionName,
  SessionsName: sessions.serverlessCacheName,
  SessionsHost: sessions.endpoint.hostname,
  SessionsPort: sessions.endpoint.portAsString(),
  SessionsReader: sessions.readerEndpoint.socketAddress,
  SessionsUser: sessions.iamUser!.userName!,
  PagesEndpoint: pages.endpoint.socketAddress,
  NodesEndpoint: nodes.endpoint.socketAddress,
  NodesTokenArn: nodes.authTokenSecret!.secretArn,
});

function output(values: Record<string, string>): void {
  Object.entries(values).forEach(([name, value]) => new CfnOutput(stack, name, { value }));
}
