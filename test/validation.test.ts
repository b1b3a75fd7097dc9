import { readFileSync } from 'fs';
import { join } from 'path';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { App, Stack } from 'aws-cdk-lib/core';
import { CONFIGURATIONS, stackOf } from './configurations';
import { QuickstartStack } from '../examples/quickstart/stack';

// all other tests run without it, since it costs seconds of each process
const before = process.env.CDK_VALIDATION;
beforeAll(() => { delete process.env.CDK_VALIDATION; });
afterAll(() => { process.env.CDK_VALIDATION = before; });

const ENFORCED = { context: { '@aws-cdk/core:validateAgainstDefaultRules': true, 'aws:cdk:bundling-stacks': [] } };

/** What CDK's own validation found, errors and warnings, whether or not it failed the synthesis. */
function findingsOf(app: App): string[] {
  try {
    app.synth();
  } catch {
    // the report says what it was
  }
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  return report.pluginReports.flatMap((plugin: any) => plugin.violations).map((violation: any) => violation.ruleName);
}

test('CDK\'s own validation of the templates has no finding, neither error nor warning, with its default rules enforced', () => {
  const app = new App(ENFORCED);
  Object.keys(CONFIGURATIONS).forEach(name => stackOf(name, app));
  new QuickstartStack(app, 'Quickstart');

  expect(findingsOf(app)).toEqual([]);
}, 180_000);

test('that validation is switched on: it finds what a bare valkey group lacks', () => {
  const app = new App(ENFORCED);
  new CfnReplicationGroup(new Stack(app, 'Bare'), 'Cache', { engine: 'valkey', replicationGroupDescription: 'bare' });

  expect(findingsOf(app)).toContain('E3704');
}, 180_000);
