import { readFileSync } from 'fs';
import { join } from 'path';
import { Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { validationFindings } from './of-example';
import { DatabaseCacheStack } from '../../examples/database-cache/stack';
import { findingsUnder } from '../policy/findings';

const EXAMPLE = join(__dirname, '..', '..', 'examples', 'database-cache');
const STRICT = { '@aws-cdk/core:validateAgainstDefaultRules': true, 'aws:cdk:bundling-stacks': [] };
const read = (file: string) => readFileSync(join(EXAMPLE, file), 'utf8');
const stack = (app = new App({ context: STRICT })) => new DatabaseCacheStack(app, 'DatabaseCache');

test('a change to this template is a change to deployed stacks', () => {
  const text = JSON.stringify(Template.fromStack(stack()).toJSON()).replace(/[0-9a-f]{64}/g, '<asset-hash>');
  expect(JSON.parse(text)).toMatchSnapshot();
});

test('CDK\'s own validation has no finding, neither error nor warning, with its default rules enforced', () => {
  const app = new App({ context: STRICT });
  stack(app);
  expect(validationFindings(app)).toEqual([]);
}, 60_000);

test('every finding of the five packs is explained in the README', () => {
  const readme = read('README.md');
  const rules = [...new Set(findingsUnder(stack()).map(finding => finding.replace(/[[:].*$/, '')))];
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.filter(rule => !readme.includes(rule))).toEqual([]);
});

test('app and stack are sixty lines at most, and so is the app in Python', () => {
  const lines = (file: string) => read(file).split('\n').filter(line => line.trim() !== '').length;
  expect(lines('app.ts') + lines('stack.ts')).toBeLessThanOrEqual(60);
  expect(lines('python/app.py')).toBeLessThanOrEqual(60);
});
