import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { complaintsAbout, readSources } from './csharp';
import { forgetOwnPackage, MAVEN_REPOSITORY } from './java';
import { Language } from './language';
import { expectThat, prove, run, some } from '../proof';

const ROOT = join(__dirname, '..', '..', '..');
const PACMAK = join(ROOT, 'node_modules', '.bin', 'jsii-pacmak');
/** Maven keeps what it downloads; nobody reads the documentation here. */
const OPTIONS = [`--maven-local-repository=${MAVEN_REPOSITORY}`, '--mvn-define=maven.javadoc.skip=true'];

/** Makes the packages of all languages at once, from what was compiled last. */
export function makeBindings(work: string, languages: Language[]): void {
  forgetOwnPackage();
  run(ROOT, PACMAK, ['--targets', ...languages.map(({ target }) => target), '--outdir', join(work, 'bindings'), ...OPTIONS]);
}

/** C# is not compiled: its sources are made and read. */
export function proveCsharp(work: string): void {
  const outdir = join(work, 'csharp');
  prove('the sources of the C# package are made', () => run(ROOT, PACMAK, ['--targets', 'dotnet', '--code-only', '--outdir', outdir]));
  prove('no name in C# is a reserved word, twice there, renamed, hidden or obsolete', () => {
    const types = readSources(outdir);
    const members = types.flatMap(type => type.members).length;
    const compiled = compiledTypes();
    expectThat(types.length >= compiled.types && members >= compiled.members, `only ${types.length} types and ${members} members were found`);
    const complaints = types.flatMap(complaintsAbout);
    expectThat(complaints.length === 0, some(complaints));
  });
}

/** How much there is to find: C# has two types for a struct. */
function compiledTypes(): { types: number; members: number } {
  const types = Object.values<any>(JSON.parse(gunzipSync(readFileSync(join(ROOT, '.jsii.gz'))).toString()).types);
  const members = types.flatMap(({ members: constants = [], methods = [], properties = [] }) => [...constants, ...methods, ...properties]);
  return { types: types.length, members: members.length };
}
