/** npx projen api:check: each break of the public API since the baseline has a reason in .compatignore. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASELINE } from './assembly';
import { breaksSince } from './diff';
import { complaints, reasonsOf } from './reasons';

const ROOT = join(__dirname, '..', '..');
const IGNORED = join(ROOT, '.compatignore');

const breaks = breaksSince(BASELINE, ROOT);
const found = complaints(breaks, reasonsOf(existsSync(IGNORED) ? readFileSync(IGNORED, 'utf8') : ''));
found.forEach(sentence => console.error(`- ${sentence}`));
console.log(`the public API breaks in ${breaks.size} places since the baseline; ${found.length} complaints`);
process.exitCode = found.length === 0 ? 0 : 1;
