import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..');
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const filesOf = (folder: string) => fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file.split(path.sep).join('/')}`);
const rooms = fs.readdirSync(path.join(ROOT, 'src'), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
const architecture = read('ARCHITECTURE.md');
const contributing = read('CONTRIBUTING.md');

test('ARCHITECTURE.md has a row and a place in the picture for each room of src', () => {
  const [, picture] = /^```mermaid\n([^]*?)^```$/m.exec(architecture)!;
  expect(rooms.filter(room => !architecture.includes(`\n| \`${room}\` | `) || !picture.includes(`["${room}`))).toEqual([]);
});

test('CONTRIBUTING.md names each room of src', () => {
  expect(rooms.filter(room => !contributing.includes(`\`src/${room}\``))).toEqual([]);
});

test('ARCHITECTURE.md lists each decision', () => {
  const decisions = filesOf('src').filter(file => /\/adr\/.*\.md$/.test(file));
  expect(decisions.length).toBeGreaterThan(4);
  expect(decisions.filter(file => !architecture.includes(`](${file})`))).toEqual([]);
});

test.each([['ARCHITECTURE.md', architecture], ['CONTRIBUTING.md', contributing]])('the files and folders that %s names exist', (_, page) => {
  const named = [...page.replace(/^```[^]*?^```$/gm, '').matchAll(/`((?:src|test|tools|bench|docs|examples|rosetta)\/[\w./-]+|\.ci\/run)`/g)].map(([, file]) => file);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(file => !fs.existsSync(path.join(ROOT, file)))).toEqual([]);
});

test('CONTRIBUTING.md names only tasks that exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: object };
  const tasks = [...contributing.matchAll(/\b(?:npx projen|npm run) ([a-z][\w:-]*)/g)].map(([, task]) => task);
  expect(tasks.length).toBeGreaterThan(10);
  expect(tasks.filter(task => !(task in scripts))).toEqual([]);
});

test('what ships as a bundle has no code of others, as NOTICE says', () => {
  const bundled = filesOf('src').filter(file => /\.lambda\.ts$|\/handler\/.*\.ts$|^src\/sasl-gate\/server\/.*\.ts$/.test(file));
  const imports = bundled.flatMap(file => [...read(file).matchAll(/^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]/gm)].map(([, name]) => name));
  expect(bundled.length).toBeGreaterThan(20);
  // the SDK is that of the Lambda runtime
  expect(imports.filter(name => !/^(\.|node:|@aws-sdk\/)/.test(name))).toEqual([]);
});
