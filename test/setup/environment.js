const { TestEnvironment } = require('jest-environment-node');

/**
 * A test file sees the packages of `package-transformer.js` as this process has loaded them, and not once more for itself.
 *
 * They read the variables and the directory of the process. So a test file has the real ones, and they are put back after it.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.variables = { ...process.env };
    this.directory = process.cwd();
    Object.assign(this.global, { requireOnce: require });
    Object.assign(this.global.process, { env: process.env, cwd: () => process.cwd(), chdir: directory => process.chdir(directory) });
  }

  async teardown() {
    Object.keys(process.env).filter(name => !(name in this.variables)).forEach(name => delete process.env[name]);
    Object.assign(process.env, this.variables);
    process.chdir(this.directory);
    await super.teardown();
  }
};
