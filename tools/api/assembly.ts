import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** The public API as it was released last, without its texts. */
export const BASELINE = join(__dirname, 'baseline.jsii.gz');

/** What jsii-diff does not compare, and what changes with each line of the sources. */
const LEFT_OUT = ['readme', 'locationInModule', 'fingerprint', 'symbolId'];
const OF_DOCS = ['stability', 'deprecated'];

/** Writes an assembly as the baseline. */
export function writeBaseline(assembly: string, baseline: string): void {
  const whole = JSON.parse(gunzipSync(readFileSync(assembly)).toString());
  const slim = JSON.stringify(whole, (key, value) => {
    if (key === 'docs') { return Object.fromEntries(Object.entries(value).filter(([name]) => OF_DOCS.includes(name))); }
    return LEFT_OUT.includes(key) ? undefined : value;
  });
  writeFileSync(baseline, gzipSync(slim, { level: 9 }));
}

/** Unpacks the baseline, as jsii-diff reads it. */
export function unpack(baseline: string, directory: string): void {
  writeFileSync(join(directory, '.jsii'), gunzipSync(readFileSync(baseline)));
}
