// The hosts beside Cognito's: Secrets Manager, and the app itself.
import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';

/** GetSecretValue of the secrets in the template. */
export function secretsManager({ region, secretString }) {
  return {
    [`secretsmanager.${region}.amazonaws.com`]: async (request, response) => {
      const { SecretId } = JSON.parse(await text(request));
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify({ SecretString: secretString(SecretId) }));
    },
  };
}

/** The app on a port, behind a proxy that ends TLS as a load balancer does. */
export function servedApp(port) {
  return async (request, response) => {
    const headers = { ...request.headers, 'x-forwarded-proto': 'https', 'x-forwarded-port': '443', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': request.headers.host };
    const forwarded = httpRequest({ host: '127.0.0.1', port, method: request.method, path: request.url, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', (error) => response.writeHead(502).end(String(error)));
    request.pipe(forwarded);
  };
}

/** A site of files, each a function that makes its text. */
export function site(files) {
  return async (request, response) => {
    const { pathname } = new URL(request.url, 'https://site');
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    if (files[name] === undefined) { response.writeHead(404).end(); return; }
    const type = { html: 'text/html', css: 'text/css', js: 'text/javascript', json: 'application/json' }[name.split('.').pop()];
    response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(await files[name]());
  };
}
