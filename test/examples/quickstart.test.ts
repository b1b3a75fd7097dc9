import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib/core';
import { QuickstartStack } from '../../examples/quickstart/stack';
import { findingsUnder } from '../policy/findings';

const stack = () => new QuickstartStack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Quickstart');

test('every finding of the five packs in the quickstart is explained in its README', () => {
  const readme = readFileSync(join(__dirname, '..', '..', 'examples', 'quickstart', 'README.md'), 'utf8');
  // `AwsSolutions-IAM4[Policy::…]: Function/ServiceRole/Resource` is explained where the README names `AwsSolutions-IAM4`
  const rules = [...new Set(findingsUnder(stack()).map(finding => finding.replace(/[[:].*$/, '')))];

  expect(rules.length).toBeGreaterThan(0);
  expect(rules.filter(rule => !readme.includes(rule))).toEqual([]);
});
