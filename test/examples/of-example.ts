import { readFileSync } from 'fs';
import { join } from 'path';
import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { gateCode } from '../../src/sasl-gate/code';
import { findingsUnder } from '../policy/findings';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

/** An app as `cdk.json` of the examples starts it, but without bundling. */
export function newApp(): App {
  return new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true, 'aws:cdk:bundling-stacks': [] } });
}

export function readmeOf(example: string): string {
  return readFileSync(join(EXAMPLES, example, 'README.md'), 'utf8');
}

const GATE = JSON.stringify(gateCode()).slice(1, -1);

/** The template with asset hashes and the code of the gate taken out, which change with each line of a function. */
export function templateOf(stack: Stack): any {
  const text = JSON.stringify(Template.fromStack(stack).toJSON()).split(GATE).join('<gate-code>');
  return JSON.parse(text.replace(/[0-9a-f]{64}/g, '<asset-hash>'));
}

/** The rules of five packs of cdk-nag that find something in the stacks and that the README does not name, without the names of the packs. */
export function unexplained(example: string, ...stacks: Stack[]): string[] {
  const readme = readmeOf(example);
  const rules = stacks.flatMap(stack => findingsUnder(stack)).map(finding => ruleOf(finding));
  expect(rules.length).toBeGreaterThan(0);
  return [...new Set(rules)].filter(rule => !readme.includes(`\`${rule}\``));
}

/** Of `NIST.800.53.R5-LambdaDLQ: Function/Resource` the rule is `LambdaDLQ`, of `AwsSolutions-IAM4[Policy::…]: …` `AwsSolutions-IAM4`. */
function ruleOf(finding: string): string {
  return finding.replace(/[[:].*$/, '').replace(/^(HIPAA\.Security|NIST\.800\.53\.R[45]|PCI\.DSS\.321)-/, '');
}

/** What CDK's own validation finds with its default rules enforced, errors and warnings. Other tests run without it: it takes seconds. */
export function validationFindings(app: App): string[] {
  const before = process.env.CDK_VALIDATION;
  delete process.env.CDK_VALIDATION;
  let failure: unknown;
  try {
    app.synth();
  } catch (error) {
    failure = error;
  } finally {
    process.env.CDK_VALIDATION = before;
  }
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  const findings = report.pluginReports.flatMap((plugin: any) => plugin.violations).map((violation: any) => violation.ruleName);
  // the report says what it was, unless it was something else
  if (failure !== undefined && findings.length === 0) { throw failure; }
  return findings;
}

/** Lines of `app.ts` and `stack.ts` together. */
export function linesOf(example: string): number {
  return ['app.ts', 'stack.ts'].map(file => readFileSync(join(EXAMPLES, example, file), 'utf8').trimEnd().split('\n').length)
    .reduce((sum, lines) => sum + lines);
}
