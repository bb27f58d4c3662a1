// The sites of the libraries that run in a browser.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { servedApp, site } from '../sites.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));

const EXAMPLE = join(HERE, '..', '..', '..', 'examples', 'full-stack');
const library = (name, path) => () => readFileSync(join(HERE, '..', 'node_modules', name, path));

const bundled = (page) => async () => (await build({
  entryPoints: [join(HERE, page)], bundle: true, format: 'esm', jsx: 'automatic', write: false, logLevel: 'error', define: { 'process.env.NODE_ENV': '"production"' },
})).outputFiles[0].contents;

/** By host. A file is read when it is asked for, since not every run has every library. */
export function pages({ output }) {
  const file = (...path) => () => readFileSync(join(HERE, ...path));
  return {
    'spa.acme.org': site({
      'index.html': file('oidc-client-ts.html'),
      'oidc-client-ts.js': library('oidc-client-ts', 'dist/esm/oidc-client-ts.js'),
      'jwt-decode.js': library('jwt-decode', 'build/esm/index.js'),
      'recipe.js': file('..', 'recipes', 'oidc-client-ts.mjs'),
      'config.json': () => output('OidcClientTsJson'),
    }),
    'react.acme.org': site({
      'index.html': file('react-oidc-context.html'),
      'page.js': bundled('react-oidc-context.jsx'),
      'config.json': () => output('ReactOidcContextJson'),
    }),
    'amplify.acme.org': site({
      'index.html': file('amplify.html'),
      'page.js': bundled('amplify.js'),
      'amplify_outputs.json': () => output('AmplifyJson'),
    }),
  };
}

/** The sites of examples/full-stack: its files, its API with the authorizer that the template has, and the server. */
export function example({ document, resources }, claims, appPort) {
  const host = (url) => new URL(url).host;
  const { apiUrl, redirect_uri: siteUrl } = JSON.parse(document());
  const files = readdirSync(join(EXAMPLE, 'site')).map((name) => [name, () => readFileSync(join(EXAMPLE, 'site', name))]);
  const [{ Environment: server }] = resources('AWS::ECS::TaskDefinition').flatMap(({ ContainerDefinitions }) => ContainerDefinitions);
  const staffUrl = server.find(({ Name }) => Name === 'REDIRECT_URI').Value;
  return {
    siteHost: host(siteUrl),
    staffOrigin: new URL(staffUrl).origin,
    hosts: {
      [host(siteUrl)]: site({ ...Object.fromEntries(files), 'config.json': document }),
      'cdn.jsdelivr.net': site({ 'npm/oidc-client-ts@3.5.0/dist/browser/oidc-client-ts.min.js': library('oidc-client-ts', 'dist/browser/oidc-client-ts.min.js') }),
      [host(apiUrl)]: api(resources, claims),
      [host(staffUrl)]: servedApp(appPort),
    },
  };
}

/** What an HTTP API does with a request, as its documentation says of JWT authorizers. */
function api(resources, claims) {
  const [{ CorsConfiguration: cors }] = resources('AWS::ApiGatewayV2::Api');
  const [{ JwtConfiguration: jwt }] = resources('AWS::ApiGatewayV2::Authorizer');
  const [{ AuthorizationScopes: scopes }] = resources('AWS::ApiGatewayV2::Route');
  const code = resources('AWS::Lambda::Function').map(({ Code }) => Code.ZipFile).find((text) => text?.includes('Anvil'));
  const handlers = {};
  new Function('exports', code)(handlers);
  return async ({ headers, method }, response) => {
    const allowed = cors.AllowOrigins.includes(headers.origin) ? { 'access-control-allow-origin': headers.origin, 'access-control-allow-headers': cors.AllowHeaders.join(',') } : {};
    if (method === 'OPTIONS') { response.writeHead(204, allowed).end(); return; }
    const token = claims(headers.authorization?.replace(/^Bearer /, '') ?? '');
    const ok = token?.iss === jwt.Issuer && jwt.Audience.includes(token.client_id) && scopes.some((scope) => token.scope.split(' ').includes(scope));
    response.writeHead(ok ? 200 : 401, { ...allowed, 'content-type': 'application/json' }).end(JSON.stringify(ok ? await handlers.handler() : { message: 'Unauthorized' }));
  };
}
