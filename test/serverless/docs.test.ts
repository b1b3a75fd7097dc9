import { readFileSync } from 'fs';
import { join } from 'path';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import * as elasticache from 'aws-cdk-lib/aws-elasticache';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as library from '../../src';
import { codesOf, sourcesOf } from '../../tools/docs/read';
import { snippetsOf } from '../../tools/docs/snippets';
import { messageOf } from '../helpers';

const page = readFileSync(join(__dirname, '../../docs/choose/serverless.md'), 'utf8');
const codes = codesOf(sourcesOf('src'));

test.each(snippetsOf(page).map(({ title, code }) => [title, code]))('the snippet of docs/choose/serverless.md does what the page says: %s', (_, code) => {
  const stack = new Stack(new App(), 'S');
  const vpc = new Vpc(stack, 'Vpc', { maxAzs: 2 });
  const given = {
    ...library,
    elasticache,
    vpc,
    key: new Key(stack, 'Key'),
    bucket: Bucket.fromBucketName(stack, 'Bucket', 'exports'),
    group: library.UserGroup.fromUserGroupId(stack, 'Group', 'legacy'),
    nodes: new library.ValkeyReplicationGroup(stack, 'GivenNodes', { vpc }),
    cache: library.ServerlessCache.fromServerlessCacheName(stack, 'Given', 'given'),
  };
  const needed = Object.entries(given).filter(([name]) => !new RegExp(`const ${name} =`).test(code));
  const { outputText } = transpileModule(code, { compilerOptions: { module: ModuleKind.None, target: ScriptTarget.ES2022 } });
  const run = () => {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    new globalThis.Function(...needed.map(([name]) => name), outputText).apply(stack, needed.map(([, value]) => value));
    (stack.node.root as App).synth();
  };
  expect(messageOf(run)).toBe('');
});

test('what docs/choose/serverless.md names exists', () => {
  const warnings = [...page.matchAll(/the warning `(\w+)`/g)].map(([, code]) => code);
  expect(warnings).toEqual(['UnlimitedUsage']);
  expect(warnings.filter(code => !codes.includes(code))).toEqual([]);

  const [, table] = /## Moving in from([^]*?)\n\n[A-Z]/.exec(page)!;
  const props = new Set(readFileSync(join(__dirname, '../../src/serverless/props.ts'), 'utf8').match(/readonly \w+/g)!.map(prop => prop.slice('readonly '.length)));
  const named = [...table.matchAll(/^\| .*? \| `(\w+)[:`]/gm)].map(([, prop]) => prop).filter(prop => prop !== 'cache' && prop !== 'usageLimits');
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter(prop => !props.has(prop))).toEqual([]);
});

