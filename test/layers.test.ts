import * as fs from 'node:fs';
import { builtinModules } from 'node:module';
import * as path from 'node:path';
import { build, transformSync } from 'esbuild';

const SHARED = ['private', 'engine', 'network', 'parameters', 'access', 'observe'];

/** The rooms, and what each of them may import: data flows one way. */
const MAY: Record<string, string[]> = {
  'private': [],
  'engine': ['private'],
  'network': ['private', 'engine'],
  'parameters': ['private', 'engine'],
  'access': ['private', 'engine', 'network'],
  'observe': ['private', 'engine', 'network'],
  'cache': SHARED,
  'replication-group': [...SHARED, 'cache'],
  'sasl-gate': [...SHARED, 'cache'],
  'memcached': [...SHARED, 'cache', 'sasl-gate'],
  'serverless': [...SHARED, 'cache'],
  'patterns': [...SHARED, 'cache', 'replication-group', 'memcached', 'serverless'],
  'policy': ['private', 'engine'],
  'local': ['engine'],
};
/** A version or a family of node types that is named in code. */
const COMPARED = /_isAtLeast\('|family [!=]== '|\['[cmrt]\d\w*'[,\]]/;
/** What is bundled with what it imports, and never loads a construct. */
const ISLAND = /^local\/|^sasl-gate\/server\/|\.lambda\.ts$/;
const SRC = path.join(__dirname, '..', 'src');
const IMPORT = /^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]/gm;
const LATE_IMPORT = /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g;

const files = fs.readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts')).map(file => file.split(path.sep).join('/')).sort();
const text = (file: string) => fs.readFileSync(path.join(SRC, file), 'utf8');
const importsIn = (code: string) => [...code.matchAll(IMPORT), ...code.matchAll(LATE_IMPORT)].map(match => match[1]);
const imports = (file: string) => importsIn(text(file));
const roomOf = (file: string) => file.includes('/') ? file.split('/')[0] : 'index';
const target = (file: string, imported: string) => path.posix.join(path.posix.dirname(file), imported);

test('every room of src is on the map', () => {
  const rooms = new Set(files.map(roomOf));
  rooms.delete('index');
  expect([...rooms].filter(room => !(room in MAY))).toEqual([]);
});

test('the imports are found: there are hundreds', () => {
  expect(files.flatMap(imports).length).toBeGreaterThan(200);
});

test.each(files.filter(file => roomOf(file) !== 'index'))('%s imports only what its room may', file => {
  const room = roomOf(file);
  const others = imports(file).filter(imported => imported.startsWith('.')).map(imported => roomOf(target(file, imported))).filter(other => other !== room);
  expect(others.filter(other => !MAY[room].includes(other))).toEqual([]);
});

test.each(files)('%s imports no package but submodules of aws-cdk-lib, constructs and what node has', file => {
  const packages = imports(file).filter(imported => !imported.startsWith('.'));
  const allowed = (name: string) => /^aws-cdk-lib\/[\w-]+$/.test(name) || name === 'constructs' || isBuiltin(name);
  expect(ISLAND.test(file) ? [] : packages.filter(name => !allowed(name))).toEqual([]);
});

test('no files import each other in a circle', () => {
  const imported = (file: string) => imports(file).filter(name => name.startsWith('.')).map(name => resolved(target(file, name)));
  expect(circlesIn(files, imported)).toEqual([]);
  expect(circlesIn(['a', 'b', 'c'], file => ({ a: ['b'], b: ['c'], c: ['b'] })[file]!)).toEqual([['b', 'c']]);
});

test.each(files)('%s does not import the root of aws-cdk-lib, which takes seconds to load', file => {
  expect(imports(file)).not.toContain('aws-cdk-lib');
});

test.each(files.filter(file => ISLAND.test(file)))('%s is on an island, and imports no construct', file => {
  expect(imports(file).filter(name => /^(aws-cdk-lib|constructs)\b/.test(name))).toEqual([]);
});

test.each(files.filter(file => file.startsWith('sasl-gate/server/')))('%s imports nothing but what node has and the other files of the gate', file => {
  expect(imports(file).filter(name => !name.startsWith('./') && !isBuiltin(name))).toEqual([]);
});

test('what the command of the local engines loads of other rooms imports no construct either', () => {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) { return; }
    seen.add(file);
    imports(file).filter(imported => imported.startsWith('.')).forEach(imported => visit(resolved(target(file, imported))));
  };
  visit('local/main.ts');
  expect([...seen].filter(file => imports(file).some(name => /^(aws-cdk-lib|constructs)\b/.test(name)))).toEqual([]);
});

/** What is shared with those who never load CDK: rules, what they look at, and the values of the engines. */
const WITHOUT_CDK = /^engine\/|\/(rules|acl)\/|\/(rules|facts)\.ts$|^private\/(tags|tokens|unresolved)\.ts$|^access\/access-string\.ts$/;
const LAZY = 'private/lazy.ts';

/** Which files load CDK: of the code, of all that it imports, and when types and what only they need are gone. */
async function loadersOfCdk(code: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: code, resolveDir: SRC, loader: 'ts', sourcefile: 'entry' },
    absWorkingDir: SRC,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    external: ['aws-cdk-lib', 'constructs'],
  });
  return Object.keys(metafile.inputs).filter(file => {
    const { code: javascript } = transformSync(file === 'entry' ? code : text(file), { loader: 'ts' });
    return importsIn(javascript).some(imported => /^(aws-cdk-lib|constructs)\b/.test(imported));
  });
}

describe('rules, and the values and facts that they look at', () => {
  const pure = files.filter(file => WITHOUT_CDK.test(file));

  test('are found: there are dozens', () => {
    expect(pure.length).toBeGreaterThan(60);
    expect(pure).toEqual(expect.arrayContaining(['private/rules.ts', 'observe/alarms/rules.ts', 'sasl-gate/rules/index.ts', 'replication-group/facts.ts', 'engine/node-type.ts']));
  });

  test('load nothing of aws-cdk-lib, but for what makes a value of it when it is asked for', async () => {
    expect(await loadersOfCdk(pure.map(file => `import './${file}';`).join('\n'))).toEqual([LAZY]);
  });

  test.each([
    ['a value that a rule uses', "import { RemovalPolicy } from 'aws-cdk-lib/core';\nconsole.log(RemovalPolicy.SNAPSHOT);"],
    ['a construct', "import { Construct } from 'constructs';\nconsole.log(Construct);"],
    ['a file that loads it', "import './replication-group/plan';"],
    ['a file that says what is wrong to a construct', "import { failWith } from './private/report';\nconsole.log(failWith);"],
    ['a require of its own', "console.log(require('aws-cdk-lib/core'));"],
  ])('would be caught with %s', async (_, planted) => {
    expect(await loadersOfCdk(planted)).not.toEqual([]);
  });

  test('have one way to load it late, which says why', () => {
    expect(files.filter(file => [...text(file).matchAll(LATE_IMPORT)].some(([, name]) => /^(aws-cdk-lib|constructs)\b/.test(name)))).toEqual([LAZY]);
  });

  test('may name types', async () => {
    expect(await loadersOfCdk("import { RemovalPolicy } from 'aws-cdk-lib/core';\nexport const policy: RemovalPolicy | undefined = undefined;")).toEqual([]);
  });
});

test('what a version or a family of node types can do is told in engine/ and nowhere else', () => {
  expect(files.filter(file => !/^(engine|local)\//.test(file) && COMPARED.test(text(file)))).toEqual([]);
});

test.each(["f.version._isAtLeast('6.0')", "nodeType.family === 't2'", "const FAMILIES = ['r7g', 'r6g'];"])('%s would be caught outside engine/', code => {
  expect(code).toMatch(COMPARED);
});

test('the rules of imports catch what they are for', () => {
  expect(importsIn("import { A } from '../access/a';\nimport * as b from 'aws-cdk-lib';\nexport * from './c';\nimport 'd';")).toEqual(['../access/a', 'aws-cdk-lib', './c', 'd']);
  expect(importsIn("import {\n  A,\n  B,\n} from '../access/a';\nimport type { C } from './c';\nconst d = await import('d');")).toEqual(['../access/a', './c', 'd']);
});

function isBuiltin(name: string): boolean {
  return builtinModules.includes(name.replace(/^node:/, ''));
}

function resolved(file: string): string {
  return [`${file}.ts`, `${file}/index.ts`].find(candidate => files.includes(candidate)) ?? file;
}

/** Files that can be reached from themselves, each circle once. */
function circlesIn(all: string[], imported: (file: string) => string[]): string[][] {
  const reached = new Map(all.map(file => [file, new Set<string>()]));
  const visit = (from: string, file: string) => imported(file).forEach(next => {
    if (reached.get(from)!.has(next)) { return; }
    reached.get(from)!.add(next);
    visit(from, next);
  });
  all.forEach(file => visit(file, file));
  const circleOf = (file: string) => [...reached.get(file)!].filter(other => reached.get(other)!.has(file)).sort();
  const circles = all.map(circleOf).filter(circle => circle.length > 0);
  return [...new Set(circles.map(circle => circle.join(' ')))].map(circle => circle.split(' '));
}
