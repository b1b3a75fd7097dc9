/** npm runs this before it packs or publishes: a package without one of these files installs, and fails in its users' apps. */
const fs = require('node:fs');

const NEEDED = [
  'lib/index.js',
  'lib/index.d.ts',
  '.jsii',
  '.jsii.gz',
  'assets/access/rotation/rotation.lambda/index.js',
  'assets/sasl-gate/main.js',
];

const missing = NEEDED.filter(file => !fs.existsSync(file));
if (missing.length > 0) {
  console.error(`the package lacks ${missing.join(', ')}: run 'npx projen compile' before you pack`);
  process.exitCode = 1;
}
