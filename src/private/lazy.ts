/**
 * Loads aws-cdk-lib on first use. Rules and the values that they read work without it, and only some methods of these values
 * create something of the CDK, such as a `Size`. `test/layers.test.ts` refuses every other late import of it.
 */
export function core(): typeof import('aws-cdk-lib/core') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('aws-cdk-lib/core') as typeof import('aws-cdk-lib/core');
}
