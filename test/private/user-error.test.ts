import { execFileSync } from 'child_process';
import { writeFileSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { buildSync } from 'esbuild';
import { CacheDashboard, NodeType, RedisReplicationGroup, RedisReplicationGroupProps, ValkeyReplicationGroup } from '../../src';
import { SessionStore } from '../../src/patterns/session-store';
import { newStack, vpcOf } from '../helpers';

/** The first frame of what was thrown. */
function firstFrameOf(failing: () => unknown): string {
  try { failing(); } catch (e) { return /^ +at .*/m.exec((e as Error).stack!)![0]; }
  throw new Error('nothing was thrown');
}

const wrong = { vpc: undefined as never, port: 0 };

class CompanyCache extends ValkeyReplicationGroup {
  constructor(scope: ConstructorParameters<typeof ValkeyReplicationGroup>[0], id: string, props: RedisReplicationGroupProps) {
    super(scope, id, { ...props, version: undefined });
  }
}

test.each<[string, () => unknown]>([
  ['a cache', () => { const stack = newStack(); new RedisReplicationGroup(stack, 'Cache', { ...wrong, vpc: vpcOf(stack) }); }],
  ['a class of the user\'s own above a cache', () => { const stack = newStack(); new CompanyCache(stack, 'Cache', { ...wrong, vpc: vpcOf(stack) }); }],
  ['a pattern', () => { const stack = newStack(); new SessionStore(stack, 'Cache', { ...wrong, vpc: vpcOf(stack) }); }],
  ['a value', () => NodeType.of('r7g')],
  ['metrics', () => { const stack = newStack(); new RedisReplicationGroup(stack, 'Cache', { vpc: vpcOf(stack) }).metrics.node('9'); }],
  ['one of a list', () => { new CacheDashboard(newStack(), 'Dashboard', { caches: [{} as never] }); }],
])('the first frame of an error about %s is the line of the user', (_, failing) => {
  expect(firstFrameOf(failing)).toContain('user-error.test.ts');
});

test('what a terminal shows is the user\'s line, and a throw that says nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-elasticache-'));
  const app = join(folder, 'app.js');
  const library = join(__dirname, '../../src/private/user-error.ts');
  try {
    buildSync({ entryPoints: [library], outfile: join(folder, 'node_modules/library/private/user-error.js'), platform: 'node', format: 'cjs' });
    writeFileSync(join(folder, 'node_modules/library/index.js'), `
      const { userError } = require('./private/user-error');
      exports.make = () => {
        const error = userError('the sentence');
        throw error;
      };`);
    writeFileSync(app, 'require(\'library\').make();\n');
    const shown = (() => {
      try { execFileSync(process.execPath, [app], { encoding: 'utf8', stdio: 'pipe' }); return ''; } catch (e) { return (e as { stderr: string }).stderr; }
    })();
    expect(shown).toContain('        throw error;\n');
    expect(/^ +at .*/m.exec(shown)![0]).toContain('app.js:1');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
