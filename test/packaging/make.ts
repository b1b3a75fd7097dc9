import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attempt, expectThat, prove, run } from './proof';

const ROOT = join(__dirname, '..', '..');
/** The pages that may say how a clone is made into a package. */
const PAGES = ['README.md', 'CONTRIBUTING.md'];
const RECIPE = /npm ci && [^`\n]*npm pack/;

/** Copies what git has, or would add, into a directory: a clone with the changes of this one. */
export function cloneTo(clone: string): void {
  const files = run(ROOT, 'git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']).split('\0').filter(Boolean);
  for (const file of new Set(files)) {
    // git still lists a file that was removed and not staged
    if (!existsSync(join(ROOT, file))) { continue; }
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    cpSync(join(ROOT, file), join(clone, file));
  }
}

/** Makes the package of a clone by the words of the first page that has them. */
export function makePackage(clone: string): string {
  const recipe = PAGES.map(page => join(ROOT, page)).filter(existsSync).map(page => RECIPE.exec(readFileSync(page, 'utf8'))?.[0]).find(Boolean);
  expectThat(recipe !== undefined, `neither ${PAGES.join(' nor ')} says how to make the package, as 'npm ci && … && npm pack'`);
  prove(`a clone and '${recipe}' make the package`, () => run(clone, 'bash', ['-c', recipe!]));
  const tarballs = readdirSync(clone).filter(file => file.endsWith('.tgz'));
  expectThat(tarballs.length === 1, `there is not one tarball but ${tarballs.length}`);
  return join(clone, tarballs[0]);
}

/** Removes the bundles of a clone, and packs it. */
export function expectNoPackageWithoutAssets(clone: string): void {
  rmSync(join(clone, 'assets'), { recursive: true });
  const { ok, said } = attempt(clone, 'npm', ['pack', '--dry-run']);
  expectThat(!ok, 'it was packed');
  expectThat(said.includes('the package lacks assets/'), said);
}
