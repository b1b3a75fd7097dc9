import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..');
const OURS = 'https://github.com/cdk-elasticache/cdk-elasticache/blob/main/';
const LEFT_OUT = /^(node_modules|lib|dist|assets|coverage|cdk\.out|API\.md|\..*)$/;
const SHOWN_BY_GITHUB = '.github';

/** The files below a directory that end so, by their path from the root of the repository. */
function filesIn(directory: string, ending: RegExp): string[] {
  return fs.readdirSync(path.join(ROOT, directory), { withFileTypes: true }).flatMap(entry => {
    const file = path.posix.join(directory, entry.name);
    if (LEFT_OUT.test(entry.name) && entry.name !== SHOWN_BY_GITHUB) { return []; }
    return entry.isDirectory() ? filesIn(file, ending) : ending.test(file) ? [file] : [];
  });
}

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const withoutCode = (page: string) => page.replace(/^ *```[^]*?^ *```$/gm, '');
const linksOf = (page: string) => [...withoutCode(page).replace(/`[^`\n]*`/g, '').matchAll(/\]\(\s*([^)\s]+)\s*\)/g)].map(([, link]) => link);

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(page: string): string[] {
  const slugs = [...withoutCode(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading.trim().replace(/<[^>]+>/g, '').toLowerCase().replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-'));
  const numbered = slugs.map((slug, index) => {
    const before = slugs.slice(0, index).filter(other => other === slug).length;
    return before === 0 ? slug : `${slug}-${before}`;
  });
  return [...numbered, ...[...page.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name]) => name)];
}

/** What is wrong with a link of a page; nothing where it leads to another site. */
function problemOf(page: string, link: string): string | undefined {
  const [target, anchor] = link.split('#');
  const absolute = target.startsWith(OURS);
  if (!absolute && /^[a-z]+:/.test(target)) { return undefined; }
  const file = absolute ? target.slice(OURS.length) : target === '' ? page : path.posix.join(path.posix.dirname(page), target);
  if (!fs.existsSync(path.join(ROOT, file))) { return `${link}: no such file`; }
  return anchor === undefined || anchorsOf(read(file)).includes(anchor) ? undefined : `${link}: no such heading`;
}

const pages = filesIn('.', /\.md$/);

test('the pages are found', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/README.md', 'examples/quickstart/README.md', 'src/access/adr/rotation.md']));
});

test.each(pages)('%s links to files and headings that exist', page => {
  expect(linksOf(read(page)).map(link => problemOf(page, link)).filter(problem => problem !== undefined)).toEqual([]);
});

test('the sources link to pages that exist', () => {
  const links = filesIn('src', /\.ts$/).flatMap(file => [...read(file).matchAll(new RegExp(`${OURS}[\\w./-]+\\w(?:#[\\w-]+)?`, 'g'))].map(([link]) => link));
  expect(links.length).toBeGreaterThan(0);
  expect(links.map(link => problemOf('README.md', link)).filter(problem => problem !== undefined)).toEqual([]);
});

test('the index of docs lists each of its pages', () => {
  const index = linksOf(read('docs/README.md'));
  expect(pages.filter(page => page.startsWith('docs/')).map(page => page.slice('docs/'.length)).filter(page => page !== 'README.md' && !index.includes(page))).toEqual([]);
});

test('a link that leads nowhere is found', () => {
  const page = 'docs/README.md';
  expect(['nowhere.md', 'rules.md#nothing', '../LICENSE', 'rules.md#errors', `${OURS}docs/nowhere.md`].map(link => problemOf(page, link) !== undefined)).toEqual([true, true, false, false, true]);
  expect(anchorsOf('# A `b`, c\n\n## A\n\n## A\n')).toEqual(['a-b-c', 'a', 'a-1']);
});
