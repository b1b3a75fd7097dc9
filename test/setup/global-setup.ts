import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWhatIsStale } from './bundles';

/** Runs once, before the workers start, so that a single test file needs neither a build nor an environment variable. */
export default function setUp(): void {
  // validating a template costs seconds of CPU in each process; the tests of validation switch it on again
  process.env.CDK_VALIDATION ??= 'false';
  // to find out where a construct was made costs a tenth of the suite
  process.env.CDK_CONTEXT_JSON ??= JSON.stringify({ 'aws:cdk:disable-creation-stack-traces': true, 'aws:cdk:disable-stack-trace': true });
  // each app writes its templates into a directory of its own, which nobody removes
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'cdk-elasticache-test-'));
  bundleWhatIsStale();
}
