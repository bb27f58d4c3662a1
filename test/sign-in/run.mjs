// Signs in with each library against a provider in Cognito's shape, with the configuration that the template holds.
// `node run.mjs [LIBRARY…]`. SIGN_IN_TEMPLATE names a file with the template; otherwise the app in app.ts is synthesized.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { deployment } from './deployment.mjs';
import { EXAMPLES, LIBRARIES } from './libraries.mjs';
import { freePort, listen } from './loopback.mjs';
import { example, pages } from './pages/sites.mjs';
import { mcpSites } from './mcp-sites.mjs';
import { cognito } from './provider.mjs';
import { secretsManager, servedApp } from './sites.mjs';
import { commandOf, TOOLCHAINS } from './toolchains.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..');
const wanted = process.argv.slice(2);

// Certificates, profiles of browsers and templates are written below it.
process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'sign-in-'));
process.on('exit', () => rmSync(process.env.TMPDIR, { recursive: true, force: true, maxRetries: 5 }));

/** The template that a program writes to its output. */
const synthesized = (file, environment = {}) => execFileSync(process.execPath, ['--import', 'tsx', file], {
  cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8, env: { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.dev.json', ...environment },
});

/** The app of the tests. */
async function testApp() {
  const template = process.env.SIGN_IN_TEMPLATE === undefined ? synthesized(join(HERE, 'app.ts')) : readFileSync(process.env.SIGN_IN_TEMPLATE, 'utf8');
  const deployed = deployment(JSON.parse(template));
  return served(deployed, ({ appPort, claims }) => ({ ...pages(deployed), ...mcpSites(deployed, claims), 'www.acme.org': servedApp(appPort) }));
}

/** The stacks of examples/full-stack, as one template. */
async function exampleApp() {
  const folder = mkdtempSync(join(tmpdir(), 'full-stack-'));
  const { context } = JSON.parse(readFileSync(join(ROOT, 'examples', 'cdk.json'), 'utf8'));
  synthesized(join(ROOT, 'examples', 'full-stack', 'app.ts'), { CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context), CDK_VALIDATION: 'false' });
  const templates = readdirSync(folder).filter((name) => name.endsWith('.template.json')).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const merged = (part) => Object.assign({}, ...templates.map((template) => template[part]));
  const deployed = deployment({ Resources: merged('Resources'), Outputs: merged('Outputs') });
  const variables = {};
  const signInApp = await served(deployed, ({ appPort, claims }) => {
    const { hosts, siteHost, staffOrigin } = example(deployed, claims, appPort);
    Object.assign(variables, { SITE: siteHost, APP_ORIGIN: staffOrigin, PORT: String(appPort) });
    return hosts;
  });
  const server = join(signInApp.network.folder, 'example-server.mjs');
  await build({
    entryPoints: [join(ROOT, 'examples', 'full-stack', 'server', 'server.mjs')],
    bundle: true, platform: 'node', format: 'esm', nodePaths: [join(HERE, 'node_modules')], outfile: server, logLevel: 'error',
  });
  // SCREENSHOT=docs/images/full-stack.png writes the picture of the docs.
  if (process.env.SCREENSHOT !== undefined) { variables.SCREENSHOT = resolve(process.env.SCREENSHOT); }
  variables.APP_COMMAND = JSON.stringify([process.execPath, '--import', join(HERE, 'network.mjs'), server]);
  return { ...signInApp, variables };
}

/** A deployment with its provider and sites on loopback. */
async function served(deployed, sites) {
  let network;
  const { hosts, seen, claims } = cognito(deployed, (...args) => network.post(...args), (...args) => network.get(...args));
  const appPort = await freePort();
  network = await listen({ ...hosts, ...secretsManager(deployed), ...sites({ appPort, claims }) });
  return { deployed, seen, network, appPort };
}

const configuration = (deployed, of) => {
  const [kind, name] = of.split(' ');
  return kind === 'output' ? JSON.parse(deployed.output(name)) : deployed.environment(name);
};
const results = [];
const report = (library, name, failure) => {
  results.push(failure === undefined);
  process.stdout.write(`${failure === undefined ? 'ok' : 'not ok'} ${library}: ${name}${failure ? `: ${failure}` : ''}\n`);
};

/** Runs a driver; its lines are the results. */
async function drive(library, { deployed, network, appPort, variables: appVariables }) {
  const { name, driver = name, container, output, configurations = {}, variables = {} } = library;
  const [, toolchain] = Object.entries(TOOLCHAINS).find(([key]) => library[key] !== undefined) ?? [];
  const command = toolchain === undefined ? undefined : commandOf(library, network);
  if (toolchain !== undefined && command === undefined) {
    process.stdout.write(`skipped: sign-in with ${name}: there is no ${toolchain}\n`);
    return;
  }
  const child = spawn(process.execPath, ['--no-warnings', '--import', join(HERE, 'network.mjs'), join(HERE, 'drivers', `${driver}.mjs`)], {
    cwd: HERE,
    stdio: ['ignore', 'pipe', process.env.SIGN_IN_VERBOSE ? 'inherit' : 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: process.env.TMPDIR,
      ...process.env.CHROMIUM === undefined ? {} : { CHROMIUM: process.env.CHROMIUM },
      AWS_REGION: deployed.region,
      ...variables,
      ...container === undefined ? {} : deployed.environment(container),
      APP: name,
      APP_PORT: String(appPort),
      SERVER_PORT: String(appPort),
      ...command === undefined ? {} : { APP_COMMAND: JSON.stringify(command) },
      ...appVariables,
      ...output === undefined ? {} : { CONFIGURATION: deployed.output(output) },
      CONFIGURATIONS: JSON.stringify(Object.fromEntries(Object.entries(configurations).map(([key, of]) => [key, configuration(deployed, of)]))),
      SIGN_IN_PORT: String(network.port),
      SIGN_IN_CERTIFICATE: network.certificate,
      NODE_EXTRA_CA_CERTS: network.certificate,
      REQUESTS_CA_BUNDLE: network.certificate,
      SSL_CERT_FILE: network.certificate,
      OAUTH2_PROXY_HTTP_ADDRESS: `127.0.0.1:${appPort}`,
      HTTPS_PROXY: `http://127.0.0.1:${network.proxyPort}`,
    },
  });
  let errors = '';
  child.stderr?.on('data', (chunk) => { errors += chunk; });
  const timer = setTimeout(() => child.kill('SIGKILL'), 180_000);
  const ended = new Promise((resolve) => { child.on('close', resolve); child.on('error', resolve); });
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) { lines.push(line); }
  const code = await ended;
  clearTimeout(timer);
  const judged = lines.filter((line) => /^(not )?ok /.test(line));
  for (const line of judged) {
    const [, not, text] = /^(not )?ok (.*)$/.exec(line);
    report(name, text, not === undefined ? undefined : '');
  }
  const skipped = lines.find((line) => line.startsWith('skipped: '));
  if (skipped !== undefined) { process.stdout.write(`${skipped}\n`); }
  if (code !== 0 || (judged.length === 0 && skipped === undefined)) { report(name, 'runs', `exit ${code}: ${errors.trim().split('\n').slice(-8).join(' | ').slice(0, 900)}`); }
}

/** What the provider saw of the library's client. */
function judge({ seen }, { name, container, output, client: id, user = true, refreshes = false, signsOut = false }) {
  const of = seen.filter(({ client }) => client === (id ?? container ?? output.replace(/Json$/, '')));
  const at = (route) => of.filter((each) => each.route === route);
  if (user) {
    const authorizations = at('authorization');
    const s256 = authorizations.length > 0
      && authorizations.every(({ parameters }) => parameters.code_challenge_method === 'S256' && /^[\w-]{43}$/.test(parameters.code_challenge));
    report(name, 'each sign-in sends an S256 challenge', s256 ? undefined : JSON.stringify(authorizations.map(({ parameters }) => parameters)));
  }
  const granted = (grant) => at('token').some(({ parameters, status }) => status === 200 && parameters.grant_type === grant);
  if (user) { report(name, 'the provider gave tokens for a code', granted('authorization_code') ? undefined : 'none'); }
  if (refreshes) { report(name, 'the provider refreshed tokens', granted('refresh_token') ? undefined : 'never'); }
  if (signsOut) { report(name, 'the provider ended the session', at('logout').some(({ status }) => status === 302) ? undefined : 'never'); }
}

for (const [libraries, app] of [[LIBRARIES, testApp], [EXAMPLES, exampleApp]]) {
  const chosen = libraries.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) { continue; }
  const signInApp = await app();
  for (const library of chosen) {
    const before = results.length;
    await drive(library, signInApp);
    if (library.configurations === undefined && results.length > before) { judge(signInApp, library); }
  }
  signInApp.network.close();
}
const failed = results.filter((passed) => !passed).length;
process.stdout.write(`sign-in: ${results.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;
