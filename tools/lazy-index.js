/**
 * Makes lib/index.js load each module when one of its exports is asked for: an app that has a Redis cache need not load Memcached, patterns
 * and dashboards. aws-cdk-lib does the same with its own modules.
 */
const fs = require('node:fs');
const path = require('node:path');

const INDEX = path.join(__dirname, '..', 'lib', 'index.js');
const EXPORT_STAR = /^__exportStar\(require\("(\.\/[^"]+)"\), exports\);$/gm;

const source = fs.readFileSync(INDEX, 'utf8');
const modules = [...source.matchAll(EXPORT_STAR)].map(([, module]) => module);
if (modules.length === 0) { throw new Error(`${INDEX} exports no module as a whole; compile first`); }

const seen = new Map();
const lines = modules.flatMap(module => Object.keys(require(path.join(path.dirname(INDEX), module))).map(name => {
  if (seen.has(name)) { throw new Error(`'${name}' is exported by ${seen.get(name)} and by ${module}`); }
  seen.set(name, module);
  return [name, module];
}));

fs.writeFileSync(INDEX, [
  '"use strict";',
  'Object.defineProperty(exports, "__esModule", { value: true });',
  // for Node, which finds the names of a CommonJS module by such assignments when an ES module imports it
  ...lines.map(([name]) => `exports.${name} = void 0;`),
  'const lazy = (name, load) => Object.defineProperty(exports, name, {',
  '  enumerable: true,',
  '  configurable: true,',
  '  get: () => {',
  '    const value = load()[name];',
  '    Object.defineProperty(exports, name, { enumerable: true, configurable: true, value });',
  '    return value;',
  '  },',
  '});',
  ...lines.map(([name, module]) => `lazy("${name}", () => require("${module}"));`),
  '',
].join('\n'));
