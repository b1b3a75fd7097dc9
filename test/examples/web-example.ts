import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { validationFindings } from './of-example';
import { findingsUnder } from '../policy/findings';

const ROOT = join(__dirname, '..', '..');
/** No picture in a README is larger, in bytes. */
const LARGEST_PICTURE = 150_000;

/** What holds for each example of a web application. `sameAs` are those whose README explains findings of this one, too. */
export function describeWebExample(name: string, make: (app: App) => Stack, sameAs: readonly string[] = []): void {
  const example = join(ROOT, 'examples', name);
  const read = (...file: string[]) => readFileSync(join(example, ...file), 'utf8');

  test('a change to this template is a change to deployed stacks', () => {
    const template = JSON.parse(JSON.stringify(Template.fromStack(make(new App())).toJSON()).replace(/[0-9a-f]{64}/g, '<asset-hash>'));
    // the VPC is the CDK's own
    const resources = Object.entries(template.Resources).filter(([id]) => !id.startsWith('Vpc'));
    expect({ ...template, Resources: Object.fromEntries(resources) }).toMatchSnapshot();
  });

  test('every finding of the five packs is explained, here or where it is the same', () => {
    const explained = [name, ...sameAs].map(each => readFileSync(join(ROOT, 'examples', each, 'README.md'), 'utf8')).join();
    // the packs HIPAA, NIST R4, NIST R5 and PCI have names in common, which the README shortens to what follows the pack
    const rules = findingsUnder(make(new App())).map(finding => finding.replace(/[[:].*$/, '').replace(/^(?!AwsSolutions).*-/, ''));
    expect(rules.length).toBeGreaterThan(0);
    expect([...new Set(rules)].filter(rule => !explained.includes(`\`${rule}\``))).toEqual([]);
  });

  test('CDK\'s own validation finds nothing, with its default rules enforced', () => {
    const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
    make(app);
    expect(validationFindings(app)).toEqual([]);
  }, 60_000);

  test('what the image installs is what the tests run with', () => {
    const { dependencies, devDependencies } = JSON.parse(read('runtime', 'package.json'));
    const tested = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies;
    for (const [library, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(`${library} ${version}`).toBe(`${library} ${tested[library]}`);
    }
  });

  test('the infrastructure is written in 60 lines at most', () => {
    expect(`${read('app.ts')}${read('stack.ts')}`.trim().split('\n').length).toBeLessThanOrEqual(60);
  });

  test('the README shows each picture, and none is large', () => {
    const pictures = readdirSync(example).filter(file => file.endsWith('.png'));
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter(file => !read('README.md').includes(`](${file})`))).toEqual([]);
    expect(pictures.filter(file => readFileSync(join(example, file)).length > LARGEST_PICTURE)).toEqual([]);
  });
}
