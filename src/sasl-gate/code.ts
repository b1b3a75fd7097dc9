import { readFileSync } from 'fs';
import { join } from 'path';

/** The gate, in one file: the container runs it in a Node image that knows nothing of this library. */
export function gateCode(): string {
  return readFileSync(join(__dirname, '../../assets/sasl-gate/main.js'), 'utf8').trim();
}
