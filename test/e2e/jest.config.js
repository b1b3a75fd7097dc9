/** The end-to-end tests: one after the other, each with an emulator of its own. */
module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/*.e2e.ts'],
  transform: { '\\.ts$': '<rootDir>/../setup/esbuild-transformer.js' },
  testTimeout: 300_000,
  maxWorkers: 1,
  bail: true,
};
