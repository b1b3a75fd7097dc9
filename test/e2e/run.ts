import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from './harness/build';
import { E2E, NODE_MODULES } from './harness/paths';
import { python } from './harness/python';

/** npm run e2e [-- NAME...]: all tests, or those in test/e2e/NAME.e2e.ts. */
async function main(names: readonly string[]): Promise<number> {
  const known = fs.readdirSync(E2E).filter(file => file.endsWith('.e2e.ts')).map(file => file.replace('.e2e.ts', ''));
  const unknown = names.filter(name => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`there is no end-to-end test '${unknown.join("', '")}'; there are ${known.join(', ')}`);
  }
  const say = (line: string) => console.log(line);
  await build(say);
  await python(say);
  const files = (names.length > 0 ? names : known).map(name => path.join(E2E, `${name}.e2e.ts`));
  const jest = spawn(process.execPath, [
    path.join(NODE_MODULES, 'jest', 'bin', 'jest.js'), '--config', path.join(E2E, 'jest.config.js'), '--verbose', '--runTestsByPath', ...files,
  ], {
    stdio: 'inherit',
    // the SDK announces which Node it will need one day
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => jest.kill(signal));
  }
  return new Promise(resolve => jest.on('exit', code => resolve(code ?? 1)));
}

main(process.argv.slice(2)).then(code => process.exit(code), (error: Error) => {
  console.error(error.message);
  process.exit(1);
});
