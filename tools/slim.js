/**
 * After jsii: removes the declarations of internal files, which nothing that index.d.ts reaches names, and the comments of the JavaScript,
 * which stand in the declarations. Both are a third of the package.
 */
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

const LIB = path.join(__dirname, '..', 'lib');
const IMPORT = /(?:from |import\()\s*['"](\.[^'"]+)['"]/g;

/** The files that a declaration file needs, itself first. */
function reachedFrom(file, seen = new Set()) {
  if (seen.has(file)) { return seen; }
  seen.add(file);
  for (const [, imported] of fs.readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const target = path.resolve(path.dirname(file), imported);
    const found = [`${target}.d.ts`, path.join(target, 'index.d.ts')].find(candidate => fs.existsSync(candidate));
    if (!found) { throw new Error(`${path.relative(LIB, file)} names ${imported}, whose declarations are not there`); }
    reachedFrom(found, seen);
  }
  return seen;
}

const printer = ts.createPrinter({ removeComments: true });

function withoutComments(file) {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS);
  fs.writeFileSync(file, printer.printFile(source));
}

/** What is left of a module of types only. */
function isEmpty(file) {
  return /^"use strict";\s*Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);\s*$/.test(fs.readFileSync(file, 'utf8'));
}

const reached = reachedFrom(path.join(LIB, 'index.d.ts'));
for (const name of fs.readdirSync(LIB, { recursive: true })) {
  const file = path.join(LIB, name);
  if (file.endsWith('.js')) { withoutComments(file); }
  if (file.endsWith('.d.ts') && !reached.has(file)) { fs.rmSync(file); }
  if (file.endsWith('.js') && !reached.has(file.replace(/js$/, 'd.ts')) && isEmpty(file)) { fs.rmSync(file); }
}
