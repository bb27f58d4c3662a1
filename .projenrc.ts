import { awscdk, github, javascript, JsonFile, ReleasableCommits } from 'projen';
import { ReleaseTrigger } from 'projen/lib/release';

const CDK_FLOOR = '2.257.0';
const CDK_NEWEST = '2.276.0';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-cognito-app-clients',
  description: 'AWS CDK constructs for Amazon Cognito user pool app clients: safe defaults by kind of app, every documented constraint checked at synth',
  author: 'The cdk-cognito-app-clients authors',
  authorAddress: 'maintainers@cdk-cognito-app-clients.example',
  repositoryUrl: 'https://github.com/cdk-cognito-app-clients/cdk-cognito-app-clients.git',
  defaultReleaseBranch: 'main',
  license: 'Apache-2.0',
  homepage: 'https://github.com/cdk-cognito-app-clients/cdk-cognito-app-clients#readme',
  // With `stable`, jsii promises that no minor version breaks an app. Below 1.0 a minor version may (CONTRIBUTING.md).
  stability: 'experimental',
  // Construct Hub lists packages with the keyword cdk, an assembly (.jsii) and a permissive license.
  keywords: ['aws', 'cdk', 'aws-cdk', 'awscdk', 'cognito', 'user-pool', 'app-client', 'oauth2', 'oidc', 'pkce', 'machine-to-machine'],

  cdkVersion: CDK_FLOOR,
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0',
  typescriptVersion: '~6.0',
  minNodeVersion: '20.0.0',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  projenVersion: '0.103.25',

  publishToPypi: { distName: 'cdk-cognito-app-clients', module: 'cdk_cognito_app_clients', trustedPublishing: true },
  publishToMaven: {
    javaPackage: 'io.github.cdkcognitoappclients',
    // Maven Central gives the group of a GitHub organization only to its owner, with exactly its name.
    mavenGroupId: 'io.github.cdk-cognito-app-clients',
    mavenArtifactId: 'cdk-cognito-app-clients',
    mavenServerId: 'central-ossrh',
  },
  publishToGo: {
    moduleName: 'github.com/cdk-cognito-app-clients/cdk-cognito-app-clients-go',
    packageName: 'cdkcognitoappclients',
    // A deploy key has access to one repository, an access token to all repositories of its owner.
    githubUseSsh: true,
  },

  devDeps: [
    '@types/node@^20',
    // For its JSON schema of SARIF 2.1.0.
    '@microsoft/jest-sarif@1.0.0-beta.0',
    'ajv@8.20.0',
    'ajv-draft-04@1.0.0',
    'ajv-formats@3.0.1',
    'aws-cdk@2.1148.1',
    'cdk-nag@3.0.2',
    'dependency-cruiser@17.3.9',
    `aws-cdk-lib-latest@npm:aws-cdk-lib@${CDK_NEWEST}`,
    '@aws-cdk/cloudformation-diff@2.187.5',
    '@aws-cdk/integ-runner@2.197.10',
    '@aws-cdk/integ-tests-alpha@2.245.0-alpha.0',
    '@aws-sdk/client-cognito-identity-provider@3.1000.0',
    '@aws-sdk/client-secrets-manager@3.1000.0',
    'esbuild@0.28.2',
    'fast-check@^4',
    'oidc-provider@9.13.3',
    'tinyglobby@0.2.17',
    'tsx@^4',
    'yaml@2.9.1',
  ],

  // The sources in the source maps would double the size of every package.
  tsconfig: { compilerOptions: { inlineSourceMap: false, inlineSources: false } },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: { include: ['.projenrc.ts', 'src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'examples/**/*.ts', 'scripts/**/*.ts', 'lambda/**/*.ts', 'command/**/*.ts'] },
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'bench', 'scripts', 'examples', 'lambda', 'command'],
    projectService: false,
    tsconfigPath: './tsconfig.dev.json',
    commandOptions: { fix: false },
  },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      maxWorkers: 2,
      moduleNameMapper: { '^cdk-cognito-app-clients$': '<rootDir>/src/index.ts' },
      setupFiles: ['<rootDir>/test/setup.ts'],
      globalSetup: '<rootDir>/test/temp-folder.ts',
      reporters: [new javascript.JestReporter('<rootDir>/test/skipped-reporter.js')],
      testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    },
  },

  // docs/releasing.md describes the one-time setup. Nothing is released until somebody starts the workflow.
  release: true,
  releaseTrigger: ReleaseTrigger.workflowDispatch(),
  releasableCommits: ReleasableCommits.featuresAndFixes(),
  releaseEnvironment: 'release',
  // The next major version cannot be installed on Node 20.
  bumpPackage: 'commit-and-tag-version@^12',
  // Publishing to npm without a token requires Node 22.14 (npm 11.5.1).
  workflowNodeVersion: '24',
  npmTrustedPublishing: true,
  depsUpgrade: false,
  // A custom workflow runs .ci/run.
  buildWorkflow: false,
  githubOptions: {
    mergify: false,
    pullRequestLintOptions: { semanticTitleOptions: { types: ['feat', 'fix', 'docs', 'test', 'refactor', 'build', 'chore'] } },
  },
  pullRequestTemplate: false,
  gitignore: ['/assets/', '.jsii.tabl.json', 'cdk.out', '/examples/**/cdk.out', '/.worktrees/', 'cdk-integ.out.*', '__pycache__/'],
});

for (const pattern of ['.jsii.tabl.json', '/rosetta/', '/examples/', '/bench/', '/scripts/', '/lambda/', '/command/', '/docs/', '/.ci/', 'cdk.out', '/projenrc/', '/tsconfig*.json', '/catalogue/', '/jest.newest.json', '/.dependency-cruiser.js', '/.cache/', '/.stryker-tmp/', '/.worktrees/', '/AGENTS.md', '/ARCHITECTURE.md', '/CONTRIBUTING.md', '/API.md', '/CHANGELOG.md', '*.tsbuildinfo']) {
  project.npmignore?.exclude(pattern);
}

// Pull requests and pushes must pass the same script, which also runs on a contributor's machine.
const workflow = project.github?.addWorkflow('build');
workflow?.on({ pullRequest: {}, workflowDispatch: {}, push: { branches: ['main'] } });
workflow?.addJob('ci', {
  runsOn: ['ubuntu-latest'],
  permissions: { contents: github.workflows.JobPermission.READ },
  timeoutMinutes: 90,
  steps: [
    { name: 'Checkout', uses: 'actions/checkout@v5' },
    { uses: 'actions/setup-node@v5', with: { 'node-version': '24' } },
    { uses: 'actions/setup-python@v6', with: { 'python-version': '3.11' } },
    { uses: 'actions/setup-java@v5', with: { 'distribution': 'temurin', 'java-version': '17' } },
    { uses: 'actions/setup-go@v6', with: { 'go-version': 'stable' } },
    { name: 'CI', run: 'bash .ci/run' },
  ],
});

// The service changes independently of the releases of this library.
const watchWorkflow = project.github?.addWorkflow('service-watch');
watchWorkflow?.on({ schedule: [{ cron: '17 5 * * 1' }], workflowDispatch: {} });
watchWorkflow?.addJob('watch', {
  runsOn: ['ubuntu-latest'],
  permissions: { contents: github.workflows.JobPermission.READ },
  timeoutMinutes: 15,
  steps: [
    { name: 'Checkout', uses: 'actions/checkout@v5' },
    { uses: 'actions/setup-node@v5', with: { 'node-version': '24' } },
    { uses: 'actions/setup-python@v6', with: { 'python-version': '3.11' } },
    { name: 'Install', run: 'npm ci' },
    { name: 'Compare', run: 'npx projen service-watch' },
  ],
});

// Files that integ-runner writes and does not compare. This is after the project, because its `!/test/` would override it.
project.gitignore.exclude('/.stryker-tmp/');
project.gitignore.exclude('/test/integ/*.snapshot/asset.*', '/test/integ/*.snapshot/tree.json');
project.gitignore.exclude('/test/sign-in/.venv*/', '/test/sign-in/.go/', '/test/sign-in/apps/spring-boot/target/', '/test/sign-in/apps/spring-boot/newest/');

// The newest `unrs-resolver` lists platform binaries that would be absent from a lock file of this machine.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// The release workflow loads it with npx. It has a hundred packages that nothing else needs.
project.deps.removeDependency('commit-and-tag-version');
project.tasks.tryFind('bump')?.env('npm_config_yes', 'true');
project.tasks.tryFind('unbump')?.env('npm_config_yes', 'true');

// Without `all`, jsii-diff reports a breaking change of an experimental API as a warning and succeeds.
project.tasks.tryFind('compat')?.reset('jsii-diff npm:cdk-cognito-app-clients -k --ignore-file .compatignore --error-on all');

project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

// The default registry of npm.
project.tryFindObjectFile('.github/workflows/release.yml')?.addDeletionOverride('jobs.release_npm.steps.9.env.NPM_REGISTRY');

const tsconfigDev = project.tryFindObjectFile('tsconfig.dev.json');
tsconfigDev?.addOverride('include', ['.projenrc.ts', 'src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts', 'lambda/**/*.ts', 'command/**/*.ts', 'examples/*.ts', 'examples/full-stack/*.ts', 'examples/typescript/*.ts', 'docs/**/*.ts']);
tsconfigDev?.addOverride('compilerOptions.paths', { 'cdk-cognito-app-clients': ['./src/index.ts'] });

// The handlers of the functions, bundled with the SDK, because the SDK of the runtime may be older than the operations they call.
const bundle = project.addTask('bundle', {
  description: 'bundle the functions in lambda/ with the AWS SDK into assets/',
  steps: ['client-secret', 'secret-hash-proxy'].map((name) => ({
    exec: `esbuild lambda/${name}/index.ts --bundle --platform=node --target=node22 --main-fields=module,main --minify --outfile=assets/${name}/index.js --log-level=warning`,
  })),
});
// The command, bundled with its YAML parser, because the package has no runtime dependencies except its peers.
const command = project.addTask('bundle:command', {
  description: 'bundle the command in command/ into assets/',
  exec: "esbuild command/index.ts --bundle --platform=node --target=node20 --minify --banner:js='#!/usr/bin/env node' --define:import.meta.url=__filename --external:aws-cdk-lib --external:constructs --outfile=assets/command/index.js --log-level=warning",
});
project.npmignore?.include('/assets/');
project.preCompileTask.spawn(command);
project.addBins({ 'cdk-cognito-app-clients': 'assets/command/index.js' });
project.preCompileTask.spawn(bundle);

// Tables of cases have one case in each line.
project.eslint?.addOverride({ files: ['test/**'], rules: { '@stylistic/max-len': 'off', '@typescript-eslint/member-ordering': 'off' } });
// It has its own package.json for the client libraries.
project.eslint?.addOverride({ files: ['test/sign-in/**', 'test/secret-hash-proxy/**'], rules: { 'import/no-extraneous-dependencies': 'off' } });
project.eslint?.allowDevDeps('lambda/**');
project.eslint?.allowDevDeps('command/**');

// The same tests with the newest CDK.
new JsonFile(project, 'jest.newest.json', {
  marker: false,
  obj: () => ({
    ...project.jest?.config,
    // Tests that do not use aws-cdk-lib run only once.
    testPathIgnorePatterns: [...project.jest?.config.testPathIgnorePatterns ?? [], '/test/client-secret/', '/test/secret-hash-proxy/', '/test/sign-in/', '/test/catalogue'],
    moduleNameMapper: {
      ...project.jest?.config.moduleNameMapper,
      '^aws-cdk-lib$': 'aws-cdk-lib-latest',
      '^aws-cdk-lib/(.*)$': 'aws-cdk-lib-latest/$1',
    },
  }),
});
project.testTask.prependExec('jest --ci --config jest.newest.json');
project.testTask.prependExec('depcruise src --config .dependency-cruiser.js');
project.testTask.prependExec('tsc --noEmit --project tsconfig.dev.json');
project.testTask.prependSpawn(command);
project.testTask.prependSpawn(bundle);

project.tasks.tryFind('docgen')?.exec('tsx --tsconfig tsconfig.dev.json scripts/api.ts');
const translate = 'tsx --tsconfig tsconfig.dev.json scripts/packages/translate.ts';
project.postCompileTask.exec(translate);

project.tryFindObjectFile('package.json')?.addOverride('jsii.targets.python.classifiers', [
  'Framework :: AWS CDK',
  'Framework :: AWS CDK :: 2',
]);
project.tasks.tryFind('package:java')?.reset('tsx --tsconfig tsconfig.dev.json scripts/packages/java.ts');
project.tasks.tryFind('package:go')?.reset('tsx --tsconfig tsconfig.dev.json scripts/packages/go.ts');

const complete = project.addTask('package:complete', {
  description: 'refuse to package without the bundle; translate the snippets where they are not yet',
  exec: 'tsx --tsconfig tsconfig.dev.json scripts/packages/complete.ts',
});
for (const target of ['js', 'python', 'java', 'go']) { project.tasks.tryFind(`package:${target}`)?.prependSpawn(complete); }

project.addTask('example', {
  description: 'synthesize the example app with the real CDK CLI and show what was made',
  exec: 'tsx --tsconfig tsconfig.dev.json scripts/example.ts',
});

project.addTask('bench', {
  description: 'measure what the constructs and the checks cost beside the L1 and the L2, and write bench/README.md',
  exec: 'tsx --tsconfig tsconfig.dev.json bench/bench.ts',
  receiveArgs: true,
});

project.addTask('constraints', {
  description: 'write docs/constraints.md and docs/not-judged.md from the catalogue, the rules and their cases',
  exec: 'tsx --tsconfig tsconfig.dev.json scripts/constraints.ts',
});

const watch = 'tsx --tsconfig tsconfig.dev.json scripts/service-watch.ts';
project.addTask('service-watch', { description: 'compare what Cognito is today with catalogue/inventory.json; fails where something is not classified', exec: watch });
project.addTask('service-watch:write', { description: 'put what is new of Cognito into catalogue/inventory.json, to be classified', exec: `${watch} write` });

const integ = 'tsx --tsconfig tsconfig.dev.json scripts/integ.ts';
project.addTask('integ', { description: 'check the snapshots of the integration tests, and that no released client is replaced', exec: integ });
project.addTask('integ:update', { description: 'write the snapshots of the integration tests', exec: `${integ} update` });
project.addTask('integ:release', { description: 'take the snapshots as what is released', exec: `${integ} release` });

project.addTask('migrating', {
  description: 'write the changes of each recipe into docs/migrating.md',
  exec: 'tsx --tsconfig tsconfig.dev.json scripts/migrating.ts',
});

project.addTask('pictures', {
  description: 'draw the pictures of the README',
  steps: [{ exec: 'npm ci', cwd: 'scripts/pictures' }, { exec: 'node scripts/pictures/draw.mjs' }],
});

project.addTask('includes', {
  description: 'write the files that pages show into the pages',
  exec: 'tsx --tsconfig tsconfig.dev.json scripts/includes.ts',
});

project.addTask('reports', {
  description: 'write docs/reports.md from what the real CDK CLI prints',
  exec: 'tsx --tsconfig tsconfig.dev.json scripts/reports.ts',
});

project.addTask('languages', {
  description: 'build the packages, install them as users of each language do, and compare what comes out',
  steps: [
    { spawn: 'pre-compile' },
    { spawn: 'compile' },
    { exec: translate },
    { exec: 'tsx --tsconfig tsconfig.dev.json test/languages/run.ts', receiveArgs: true },
    { exec: 'tsx --tsconfig tsconfig.dev.json test/read-secret/run.ts' },
  ],
});

project.addTask('validators', {
  description: 'install the validators in Python: botocore, cfn-lint, checkov, moto',
  exec: 'tsx --tsconfig tsconfig.dev.json scripts/validators.ts',
});

// Stryker has a package.json of its own: it is large, and only those who run it install it.
project.addTask('mutation', {
  description: 'change the named source files, one thing at a time, and list the changes that no test notices',
  steps: [{ exec: 'npm ci --silent', cwd: 'test/mutation' }, { exec: 'tsx --tsconfig tsconfig.dev.json scripts/mutation.ts', receiveArgs: true }],
});

const signIn = 'test/sign-in';
project.addTask('sign-in', {
  description: 'sign in with the real client libraries, with the configuration that a template holds, against a provider in the shape of Cognito',
  steps: [{ exec: 'npm ci', cwd: signIn }, { exec: 'node --no-warnings run.mjs', cwd: signIn, receiveArgs: true }],
});
project.addTask('sign-in:newest', {
  description: 'the same with the newest versions of the libraries; says which configuration broke',
  steps: [{ exec: 'npm ci', cwd: signIn }, { exec: 'node --no-warnings newest.mjs', cwd: signIn, receiveArgs: true }],
});

project.addTask('nodes', {
  description: 'run the core of the suite, the example and the library on the supported releases of Node',
  exec: 'tsx --tsconfig tsconfig.dev.json scripts/nodes.ts',
});

project.addTask('read-secret', {
  description: 'compile the programs of docs/secret.md that read a secret, in Python, Java and Go',
  exec: 'tsx --tsconfig tsconfig.dev.json test/read-secret/run.ts',
});

project.addTask('bench:proxy', {
  description: 'measure what the secret-hash proxy adds to a request, and write bench/secret-hash-proxy.md (needs moto in Python)',
  steps: [{ spawn: 'bundle' }, { exec: 'tsx --tsconfig tsconfig.dev.json bench/secret-hash-proxy.ts' }],
});
project.addTask('bench:languages', {
  description: 'measure what Python costs beside TypeScript, and write bench/languages.md',
  exec: 'tsx --tsconfig tsconfig.dev.json bench/languages/bench.ts',
});

project.synth();
