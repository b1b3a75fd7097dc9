import { Construct } from 'constructs';
import type { SecretRotationProps } from './secret-rotation';

/** Adds a function that rotates a secret, and its schedule, to the scope. */
export function rotate(scope: Construct, props: SecretRotationProps): void {
  // loaded on demand: the modules of a function take longer to load than the rest of this library
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { SecretRotation } = require('./secret-rotation') as typeof import('./secret-rotation');
  new SecretRotation(scope, 'Rotation', props);
}
