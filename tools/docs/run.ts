import { readFileSync } from 'fs';
import { join } from 'path';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { App, Stack } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { RedisReplicationGroup } from '../../src';

const FIXTURE = join(__dirname, '..', '..', 'rosetta', 'default.ts-fixture');
const HERE = '/// here';

/** What the fixture only declares. */
export interface World {
  readonly app: App;
  readonly declared: Record<string, unknown>;
  /** The stack that the fixture made, once it ran. */
  fixture?: Stack;
}

/** An app with everything that the fixture declares. */
export function world(): World {
  const app = new App();
  const stack = new Stack(app, 'World');
  const vpc = new Vpc(stack, 'Vpc', { maxAzs: 2 });
  const fn = new Function(stack, 'Function', { vpc, runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline('//') });
  // a service of another stack
  const other = new Stack(app, 'Other');
  const taskDefinition = new FargateTaskDefinition(other, 'Task');
  taskDefinition.addContainer('App', { image: ContainerImage.fromRegistry('app') });
  const service = new FargateService(other, 'Service', { cluster: new Cluster(other, 'Cluster', { vpc }), taskDefinition });
  return {
    app,
    declared: {
      app,
      vpc,
      fn,
      service,
      topic: new Topic(stack, 'Topic'),
      cache: new RedisReplicationGroup(stack, 'Cache', { vpc }),
      oldCache: new CfnReplicationGroup(stack, 'OldCache', { replicationGroupDescription: 'old', engine: 'redis', cacheNodeType: 'cache.t4g.small', numCacheClusters: 1 }),
      oldSecurityGroup: new SecurityGroup(stack, 'OldSecurityGroup', { vpc }),
      AwsSolutionsChecks,
    },
  };
}

/** Runs a snippet: within the fixture, or as it stands. Its stack lies in the app of the world, or in its own. */
export function run(code: string, withFixture: boolean, given: World): void {
  if (withFixture) {
    const Fixture = evaluate(`${inFixture(code)}\nexport { Fixture };`, given.declared).Fixture as new (app: App, id: string) => Stack;
    given.fixture = new Fixture(given.app, 'Stack');
  } else {
    evaluate(code, {});
  }
}

/** Imports of the snippet go above, as jsii-rosetta does. */
function inFixture(code: string): string {
  const isImport = (line: string) => line.startsWith('import ');
  const lines = code.split('\n');
  const fixture = readFileSync(FIXTURE, 'utf8');
  return [...lines.filter(isImport), fixture.replace(HERE, () => lines.filter(line => !isImport(line)).join('\n'))].join('\n');
}

function evaluate(typescript: string, declared: Record<string, unknown>): Record<string, unknown> {
  const { outputText } = transpileModule(typescript, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } });
  const exported: Record<string, unknown> = {};
  // the modules are those of this file, so that the library is the one under test
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const load = (name: string) => name === 'cdk-elasticache' ? require('../../src') : require(name);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new globalThis.Function('require', 'exports', ...Object.keys(declared), outputText)(load, exported, ...Object.values(declared));
  return exported;
}
