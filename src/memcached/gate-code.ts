import { readFileSync } from 'fs';
import { join } from 'path';

/** The gate, in one file: the container runs it in a Node image that knows nothing of this library. */
export function gateCode(): string {
  const code = readFileSync(join(__dirname, '../../assets/memcached/gate/main.js'), 'utf8').trim();
  // in a template, `${name}` looks like a parameter that Fn::Sub was forgotten for (E1029); to JavaScript, `${(name)}` is the same
  return code.replace(/\$\{([\w.:]+)\}/g, '${($1)}');
}
