import { awscdk, github, javascript, JsonPatch, TextFile } from 'projen';

/** The newest aws-cdk-lib that npm, PyPI, Maven Central and the Go proxy all carry: the floor, and what we develop on. */
const CDK_FLOOR = '2.263.0';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-elasticache',
  description: 'Production-grade Amazon ElastiCache for the AWS CDK: Redis OSS, Valkey, Memcached and serverless caches in ten lines',
  author: 'cdk-elasticache contributors',
  authorAddress: 'https://github.com/cdk-elasticache/cdk-elasticache',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-elasticache/cdk-elasticache.git',
  defaultReleaseBranch: 'main',
  license: 'Apache-2.0',
  copyrightOwner: 'cdk-elasticache contributors',
  stability: 'stable',
  keywords: ['aws', 'cdk', 'awscdk', 'elasticache', 'redis', 'valkey', 'memcached', 'serverless', 'cache'],

  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.16.0',
  workflowNodeVersion: '22',
  // a build does not push to a pull request: .ci/run says what to commit
  buildWorkflowOptions: { mutableBuild: false },
  projenVersion: '0.103.25',
  projenrcTs: true,
  projenrcTsOptions: { projenCodeDir: 'tools' },

  cdkVersion: CDK_FLOOR,
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.16',
  typescriptVersion: '~6.0.0',

  // the assembly is 1.3 MB otherwise, and source maps are 70 % of the JavaScript
  compressAssembly: true,
  tsconfig: { compilerOptions: { inlineSourceMap: false, inlineSources: false } },
  bundlerOptions: { runBundleTask: javascript.RunBundleTask.MANUAL },

  // one tsconfig for everything that is not shipped: tests, examples, benchmarks and the linter use it
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    include: ['.projenrc.ts'],
    exclude: ['node_modules', 'lib', 'dist', '**/cdk.out'],
    // examples import the package by its name, as a user does
    compilerOptions: { rootDir: '.', noEmit: true, paths: { 'cdk-elasticache': ['./src'] } },
  },
  typecheckTests: true,
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'bench', 'tools'],
    tsconfigPath: './tsconfig.dev.json',
    projectService: false,
    fileExtensions: ['.ts'],
  },

  jest: true,
  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    jestConfig: {
      collectCoverage: false,
      globalSetup: '<rootDir>/test/setup/global-setup.ts',
      globalTeardown: '<rootDir>/test/setup/global-teardown.ts',
      // the suite keeps two processors busy
      maxWorkers: '100%',
      testPathIgnorePatterns: ['/node_modules/', '/test/e2e/', '/cdk.out/'],
      modulePathIgnorePatterns: ['/cdk.out/', '<rootDir>/dist/'],
      moduleNameMapper: { '^cdk-elasticache$': '<rootDir>/src' },
    },
  },

  devDeps: [
    '@types/node@^20.19',
    '@types/aws-lambda@^8',
    'aws-cdk@~2.1148.1',
    'cdk-nag@^3.0.2',
    'esbuild@^0.28',
    'jest-environment-node@^30',
    // the examples' functions and the end-to-end tests
    '@aws-sdk/client-cloudwatch@^3',
    '@aws-sdk/client-elasticache@^3',
    '@aws-sdk/client-lambda@^3',
    '@aws-sdk/client-secrets-manager@^3',
    '@aws-sdk/credential-provider-node@^3',
    '@smithy/core@^3',
    '@smithy/signature-v4@^5',
    'redis@^6',
    'connect-redis@^9',
    'express@^5',
    'express-session@^1.19',
    'fastify@^5',
    'memjs@^1.3',
    'pg@^8',
    'playwright-core@^1.65',
    '@types/express@^5',
    '@types/express-session@^1',
    '@types/memjs@^1',
    '@types/pg@^8',
    // properties of what a client may send, and the picture of the dashboard
    'fast-check@^4',
    'echarts@^6',
    // the version that the Go bindings resolve: what aws-cdk-go v2.263.0 names in its go.mod
    '@aws-cdk/cloud-assembly-schema@54.11.0',
    '@aws-cdk/asset-node-proxy-agent-v6@2.1.2',
  ],
  gitignore: ['/assets/', '.jsii.gz', 'cdk.out', 'cdk.context.json', '.jsii.tabl.json', '.venv', '__pycache__', '*.tgz'],

  release: false,
  depsUpgrade: false,
  githubOptions: {
    mergify: false,
    pullRequestLintOptions: { semanticTitleOptions: { types: ['feat', 'fix', 'docs', 'refactor', 'perf', 'test', 'chore'] } },
  },
  stale: false,
  pullRequestTemplateContents: [
    'What changes for users, and why:',
    '',
    'Closes #',
    '',
    '- [ ] The title is a conventional one in lower case, such as `feat: log groups for serverless caches`.',
    '- [ ] `npm test` passes. Tests prove the change.',
    '- [ ] The documentation and `CHANGELOG.md` say it.',
    '- [ ] I read the diff of `API.md` and of the saved templates.',
    '- [ ] It does not replace a running cache, or the changelog says so.',
    '',
    '[CONTRIBUTING.md](https://github.com/cdk-elasticache/cdk-elasticache/blob/main/CONTRIBUTING.md) has the steps.',
  ],

  publishToPypi: { distName: 'cdk-elasticache', module: 'cdk_elasticache' },
  publishToMaven: {
    javaPackage: 'io.github.cdkelasticache',
    mavenGroupId: 'io.github.cdkelasticache',
    mavenArtifactId: 'cdk-elasticache',
  },
  publishToGo: { moduleName: 'github.com/cdk-elasticache/cdk-elasticache-go' },
  publishToNuget: { dotNetNamespace: 'CdkElastiCache', packageId: 'CdkElastiCache' },
});

// 1.13.0 was published without some of its platform packages: `npm ci` then fails on a missing lockfile entry
project.package.addPackageResolutions('unrs-resolver@1.12.2');
// the package can be named from within itself: examples run against what was built
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
  './.jsii.gz': './.jsii.gz',
});
new TextFile(project, '.npmrc', { lines: ['omit-lockfile-registry-resolved=true', ''] });

// esbuild compiles the tests; types are checked once, before the suite. Large packages are loaded once in each worker
const SHARED = '(aws-cdk-lib|constructs|cdk-nag|typescript)/';
Object.assign(project.jest!.config, {
  testEnvironment: '<rootDir>/test/setup/environment.js',
  transform: {
    '\\.ts$': '<rootDir>/test/setup/esbuild-transformer.js',
    [`/node_modules/${SHARED}.*\\.js$`]: '<rootDir>/test/setup/package-transformer.js',
  },
  transformIgnorePatterns: [`/node_modules/(?!${SHARED})`],
});
project.deps.removeDependency('ts-jest');

project.eslint?.addRules({
  'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
});
project.eslint?.addOverride({ files: ['src/**/*.generated.ts', 'src/engine/node-type.ts'], rules: { 'max-lines': 'off' } });
// islands are bundled with what they import, so their imports are development dependencies
project.eslint?.addOverride({ files: ['src/local/**', 'src/sasl-gate/server/**', 'src/**/*.lambda.ts'], rules: { 'import/no-extraneous-dependencies': 'off' } });

// the launcher of local engines: one file, so that a consumer installs nothing for it
project.addTask('bundle:local', {
  description: 'Bundle the launcher of local engines',
  exec: 'esbuild --bundle src/local/main.ts --platform=node --target=node20 --outfile=assets/local/main.js --log-level=warning',
});

// the SASL gate: its code is an argument of a container, so it has to be small; without template literals, since CloudFormation's
// checks take `${name}` for a parameter that Fn::Sub was forgotten for
const bundleGate = project.addTask('bundle:gate', {
  description: 'Bundle the SASL gate',
  exec: 'esbuild --bundle --minify --supported:template-literal=false src/sasl-gate/server/main.ts --platform=node --target=node20 --outfile=assets/sasl-gate/main.js --log-level=warning',
});
const bundle = project.tasks.tryFind('bundle')!;

// all that a package needs, and nothing that was compiled from a source that is gone
project.compileTask.prependExec('node -e "fs.rmSync(\'lib\', { recursive: true, force: true })"');
project.compileTask.prependSpawn(bundleGate);
project.compileTask.prependSpawn(bundle);
// an app loads what it uses
project.compileTask.exec('node tools/lazy-index.js');
project.compileTask.exec('node tools/slim.js');
project.package.setScript('prepack', 'node tools/prepack.js');

// README and doc-comment examples must compile
const rosetta = project.addTask('rosetta', {
  description: 'Compile the examples in README.md and in the doc comments',
  exec: 'jsii-rosetta extract --compile --fail --strict',
});
project.postCompileTask.spawn(rosetta);
project.postCompileTask.spawn(project.addTask('docs:complete', {
  description: 'Check that each type, member and parameter is documented, with an example of each class that an app writes',
  exec: 'ts-node --project tsconfig.dev.json tools/docs/undocumented.ts',
}));

// a break of the public API has a reason. projen compares with what npm has: nothing yet, and not here
project.removeTask('compat');
// a constant is one row of API.md
project.tasks.tryFind('docgen')!.exec('ts-node --project tsconfig.dev.json tools/docs/api-constants.ts');

project.addTask('api:check', {
  description: 'Compare the public API with that of the last release; run npx projen compile first',
  exec: 'ts-node --project tsconfig.dev.json tools/api/check.ts',
});
project.addTask('api:baseline', {
  description: 'Make the public API that was compiled last the one to compare with, when it is released',
  exec: 'ts-node --project tsconfig.dev.json tools/api/baseline.ts',
});

project.addTask('docs:rules', {
  description: 'Write docs/rules.md, the table of what is refused and warned of',
  exec: 'ts-node --project tsconfig.dev.json tools/docs/rules.ts',
});
project.addTask('dashboard:picture', {
  description: 'Draw docs/images/dashboard.svg, the picture of a dashboard',
  exec: 'ts-node --project tsconfig.dev.json tools/dashboard/picture.ts',
});
project.addTask('test:packaging', {
  description: 'Make the package as README.md says, install it in empty CDK apps of TypeScript and JavaScript and use it',
  exec: 'ts-node --project tsconfig.dev.json test/packaging/consumer.ts',
});
project.addTask('test:languages', {
  description: 'Make the packages of all languages, and compare apps in Python, Java and Go with TypeScript; run npx projen compile first',
  exec: 'ts-node --project tsconfig.dev.json test/packaging/languages.ts',
});
project.addTask('test:types', {
  description: 'Type-check apps in each version of TypeScript and in Python; run npx projen compile first',
  exec: 'ts-node --project tsconfig.dev.json test/packaging/types.ts',
});
project.addTask('refresh-data', {
  description: 'Regenerate the engine data from its published sources (needs Python 3 and pip)',
  exec: 'python3 tools/data/refresh.py',
});
project.addTask('e2e', {
  description: 'Deploy the examples to a local emulator with real engines: npm run e2e [-- NAME...]',
  steps: [{ spawn: 'bundle:local' }, { spawn: 'bundle:gate' }, { exec: 'ts-node --project tsconfig.dev.json test/e2e/run.ts', receiveArgs: true }],
});
project.addTask('bench', {
  description: 'Measure: npm run bench [-- NAME...]',
  steps: [{ spawn: 'bundle:local' }, { spawn: 'bundle:gate' }, { exec: 'ts-node --project tsconfig.dev.json bench/run.ts', receiveArgs: true }],
});
project.addTask('demo', {
  description: 'Build, deploy examples/quickstart to a local emulator, use it, destroy it: npm run demo [-- --keep]',
  exec: 'ts-node --project tsconfig.dev.json test/e2e/demo.ts',
  receiveArgs: true,
});

// the workflow runs what .ci/run runs: what the packages are made of in its first job, all else beside it
const buildWorkflow = project.buildWorkflow!.workflow;
buildWorkflow.file!.patch(JsonPatch.replace('/jobs/build/steps/3', { name: 'build', run: '.ci/run test build api data tree lockfile' }));
buildWorkflow.addJob('check', {
  name: '${{ matrix.step }}',
  runsOn: ['ubuntu-latest'],
  permissions: { contents: github.workflows.JobPermission.READ },
  strategy: { failFast: false, matrix: { domain: { step: ['newest', 'consumers', 'languages', 'e2e', 'demo'] } } },
  tools: { node: { version: '22' }, python: { version: '3.11' }, java: { version: '17' }, go: { version: '1.25' } },
  steps: [
    github.WorkflowSteps.checkout(),
    { name: 'check', run: '.ci/run ${{ matrix.step }}' },
  ],
});

// what takes too long for each change
const nightly = project.github!.addWorkflow('nightly');
nightly.on({ schedule: [{ cron: '0 3 * * *' }], workflowDispatch: {} });
nightly.addJob('check', {
  runsOn: ['ubuntu-latest'],
  permissions: { contents: github.workflows.JobPermission.READ },
  tools: { node: { version: '22' }, python: { version: '3.11' } },
  steps: [
    github.WorkflowSteps.checkout(),
    { name: 'check', run: '.ci/run types' },
  ],
});

// what ships is listed, so that a new file of the repository stays out: README.md, LICENSE and package.json always ship
project.addPackageIgnore('/*');
for (const path of ['!/lib/', '!/assets/', '/assets/*', '!/assets/access/', '!/assets/sasl-gate/', '!/.jsii', '!/.jsii.gz', '!/NOTICE']) {
  project.addPackageIgnore(path);
}
// islands are bundled, or not for users yet
for (const path of ['/lib/local/', '/lib/**/*.lambda.*', '/lib/**/handler/', '/lib/sasl-gate/server/*', '!/lib/sasl-gate/server/settings.*', '*.tgz']) {
  project.addPackageIgnore(path);
}
// git ignores every folder named 'logs' otherwise, and these hold sources and tests
project.gitignore.include('/.npmrc', '/.ci/', '/src/observe/logs/', '/test/observe/logs/');

project.synth();
