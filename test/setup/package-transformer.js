/**
 * Loads a package once in each worker of Jest, and not once in each test file.
 *
 * Jest gives each test file modules of its own. For `src` that is right: a file starts from nothing. `aws-cdk-lib` keeps nothing between
 * apps, and to load it and to warm it up again is more than half of what the suite takes.
 *
 * What these packages make is of another realm: `toEqual` and `toThrow` work as always, `toBeInstanceOf(Error)` and `toStrictEqual` do not.
 */
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');

const OWN = readFileSync(__filename, 'utf8');

module.exports = {
  getCacheKey: (_source, path) => createHash('sha256').update(OWN).update(path).digest('hex').slice(0, 32),
  process: (_source, path) => ({ code: `module.exports = requireOnce(${JSON.stringify(path)});` }),
};
