import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { App, Stack } from 'aws-cdk-lib/core';
import { CONFIGURATIONS, stackOf } from './configurations';
import { EXAMPLES, NAMES, newApp } from './examples/examples';

// all other tests run without it, since it costs seconds of each process; so its tests are in one file
const before = process.env.CDK_VALIDATION;
beforeAll(() => { delete process.env.CDK_VALIDATION; });
afterAll(() => { process.env.CDK_VALIDATION = before; });

/** What CDK's own validation finds with its default rules enforced, errors and warnings, whether or not it fails the synthesis. */
function findingsOf(app: App): string[] {
  let failure: unknown;
  try {
    app.synth();
  } catch (error) {
    failure = error;
  }
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  const findings = report.pluginReports.flatMap((plugin: any) => plugin.violations).map((violation: any) => violation.ruleName);
  // the report says what it was, unless it was something else
  if (failure !== undefined && findings.length === 0) { throw failure; }
  return findings;
}

test('CDK\'s own validation is switched on: it finds what a bare valkey group lacks', () => {
  const app = newApp();
  new CfnReplicationGroup(new Stack(app, 'Bare'), 'Cache', { engine: 'valkey', replicationGroupDescription: 'bare' });
  expect(findingsOf(app)).toContain('E3704');
}, 180_000);

test('it finds nothing in the configurations', () => {
  const app = newApp();
  Object.keys(CONFIGURATIONS).forEach(name => stackOf(name, app));
  expect(findingsOf(app)).toEqual([]);
}, 180_000);

test.each(NAMES)('it finds nothing in the example %s', name => {
  const app = newApp();
  EXAMPLES[name](app);
  expect(findingsOf(app)).toEqual([]);
}, 180_000);
