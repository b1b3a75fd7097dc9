import { readFileSync } from 'fs';
import { join } from 'path';

/** The program of the gate, in one file. The container runs it with the Node.js image, which does not contain this library. */
export function gateCode(): string {
  return readFileSync(join(__dirname, '../../assets/sasl-gate/main.js'), 'utf8').trim();
}
