import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DIRECTORY, NAMES, ExampleName, read, stacksOf } from './examples';
import { warningsOf } from '../helpers';
import { findingsUnder } from '../policy/findings';
import { savedTemplate, wholeTemplate } from '../saved-template';

const ROOT = join(__dirname, '..', '..');
/** No picture in a README is larger, in bytes. */
const LARGEST_PICTURE = 150_000;
/** Examples whose README says that findings are explained in that of another one. */
const EXPLAINED_WITH: Partial<Record<ExampleName, ExampleName>> = { autocomplete: 'session-store', leaderboard: 'session-store' };

const filesOf = (name: string) => readdirSync(join(DIRECTORY, name));
const linesOf = (name: string, ...files: string[]) => files.flatMap(file => read(name, file).trimEnd().split('\n')).length;

test('each example that has a stack is looked at', () => {
  expect(NAMES).toEqual(readdirSync(DIRECTORY).filter(name => existsSync(join(DIRECTORY, name, 'stack.ts'))));
});

describe.each(NAMES)('the example %s', name => {
  const stacks = stacksOf(name);

  test('has not changed: a change to its templates is a change to deployed stacks', () => {
    // one template is saved whole, so that people can see one
    stacks.forEach(stack => expect(name === 'quickstart' ? wholeTemplate(stack) : savedTemplate(stack)).toMatchSnapshot());
  });

  test('has no warning of this library', () => {
    expect(stacks.flatMap(stack => warningsOf(stack))).toEqual([]);
  });

  test('explains in its README every finding of five packs of cdk-nag', () => {
    const readme = [name, EXPLAINED_WITH[name] ?? name].map(each => read(each, 'README.md')).join();
    // of `NIST.800.53.R5-LambdaDLQ: Function/Resource` the rule is `NIST.800.53.R5-LambdaDLQ`, of `AwsSolutions-IAM4[Policy::…]: …` `AwsSolutions-IAM4`
    const rules = new Set(stacks.flatMap(findingsUnder).map(finding => finding.replace(/[[:].*$/, '')));
    expect(rules.size).toBeGreaterThan(0);
    // HIPAA, NIST R4, NIST R5 and PCI have names in common, which a README may shorten to what follows the pack
    const short = (rule: string) => rule.replace(/^(HIPAA\.Security|NIST\.800\.53\.R[45]|PCI\.DSS\.321)-/, '');
    expect([...rules].filter(rule => !readme.includes(rule) && !readme.includes(`\`${short(rule)}\``))).toEqual([]);
  });
});

test.each(['autocomplete', 'leaderboard', 'session-store'] as const)('the example %s drops nothing when the memory is full', name => {
  Template.fromStack(stacksOf(name)[0]).hasResourceProperties('AWS::ElastiCache::ParameterGroup', { Properties: Match.objectLike({ 'maxmemory-policy': 'noeviction' }) });
});

// that of production has all that a policy asks for
test.each(NAMES.filter(name => name !== 'production'))('the example %s is written in 60 lines at most', name => {
  expect(linesOf(name, 'app.ts', 'stack.ts')).toBeLessThanOrEqual(60);
});

test.each(NAMES.filter(name => filesOf(name).includes('python') && name !== 'production'))('the example %s in Python is written in 60 lines at most', name => {
  expect(linesOf(name, 'python/app.py')).toBeLessThanOrEqual(60);
});

test.each(NAMES.filter(name => existsSync(join(DIRECTORY, name, 'runtime', 'package.json'))))('what the image of %s installs is what the tests run with', name => {
  const { dependencies, devDependencies } = JSON.parse(read(name, 'runtime', 'package.json'));
  const tested = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies;
  for (const [library, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(`${library} ${version}`).toBe(`${library} ${tested[library]}`);
  }
});

test.each(NAMES.filter(name => existsSync(join(DIRECTORY, name, 'runtime', 'package.json'))))('the README of %s shows each picture, and none is large', name => {
  const pictures = filesOf(name).filter(file => file.endsWith('.png'));
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter(file => !read(name, 'README.md').includes(`](${file})`))).toEqual([]);
  expect(pictures.filter(file => readFileSync(join(DIRECTORY, name, file)).length > LARGEST_PICTURE)).toEqual([]);
});
