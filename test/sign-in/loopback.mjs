// One https server on loopback that answers for every host, with a certificate of its own; and a proxy for programs that take one.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, request as httpsRequest } from 'node:https';
import { connect, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** A port of loopback that nothing listens on. */
export async function freePort() {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Listens for the hosts, given as functions of request and response. */
export async function listen(hosts) {
  const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=sign-in test', '-keyout', key, '-out', certificate,
    '-addext', `subjectAltName=${Object.keys(hosts).map((host) => `DNS:${host}`).join(',')}`,
  ], { stdio: 'pipe' });
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
    const host = hosts[request.headers.host?.split(':')[0]];
    if (host === undefined) { response.writeHead(404).end(); return; }
    Promise.resolve(host(request, response)).catch((error) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();

  const proxy = createHttpServer((_, response) => response.writeHead(405).end());
  proxy.on('connect', (_, client, head) => {
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      upstream.write(head);
      client.pipe(upstream).pipe(client);
    });
    for (const socket of [client, upstream]) { socket.on('error', () => { client.destroy(); upstream.destroy(); }); }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');

  return {
    port,
    folder,
    certificate,
    proxyPort: proxy.address().port,
    /** Sends a form to a host, from this process. */
    async post(host, path, form) {
      const headers = { host, 'content-type': 'application/x-www-form-urlencoded' };
      const request = httpsRequest({ host: '127.0.0.1', port, servername: host, ca: readFileSync(certificate), method: 'POST', path, headers });
      request.end(String(new URLSearchParams(form)));
      const [response] = await once(request, 'response');
      return { status: response.statusCode, text: await text(response) };
    },
    /** Reads a page of a host, from this process. */
    async get(host, path) {
      const request = httpsRequest({ host: '127.0.0.1', port, servername: host, ca: readFileSync(certificate), path, headers: { host } });
      request.end();
      const [response] = await once(request, 'response');
      return { status: response.statusCode, text: await text(response) };
    },
    close() {
      for (const each of [server, proxy]) { each.close(); each.closeAllConnections(); }
    },
  };
}
