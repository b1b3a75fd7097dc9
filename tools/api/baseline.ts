/** npx projen api:baseline: from now on, the public API is what was compiled last. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { BASELINE, writeBaseline } from './assembly';

const ROOT = join(__dirname, '..', '..');

writeBaseline(join(ROOT, '.jsii.gz'), BASELINE);
// what it allowed is in the baseline now
rmSync(join(ROOT, '.compatignore'), { force: true });
