import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/** The reference that jsii-docgen writes. */
const API = join(__dirname, '..', '..', 'API.md');

const CONSTANTS = /^#### Constants <a [^\n]*\n([^]*?)(?=^#{3,4} )/gm;
const ROW = /^\| /;

/** Constants as one row each: the section of a constant says nothing that is not in its row. */
export function withoutSections(page: string): string {
  return page.replace(CONSTANTS, block => {
    const [heading, ...lines] = block.split('\n');
    const rows = lines.filter(line => ROW.test(line)).map(line => line.replace(/<a href="[^"]*">([A-Z0-9_]+)<\/a>/, '$1'));
    return [heading, '', ...rows, '', ''].join('\n');
  });
}

if (require.main === module) {
  writeFileSync(API, withoutSections(readFileSync(API, 'utf8')));
}
