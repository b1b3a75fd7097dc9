/**
 * aws-cdk-lib, for what makes a value of it and is also used without it: loaded when the first value is made, so that rules
 * and the values they look at never load it. The one way to do so: the layer test refuses others.
 */
export function core(): typeof import('aws-cdk-lib/core') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('aws-cdk-lib/core') as typeof import('aws-cdk-lib/core');
}
