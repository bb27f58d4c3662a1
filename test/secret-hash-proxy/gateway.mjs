// A stage of API Gateway in front of the bundled function, in a Node of its own: `node gateway.mjs BUNDLE`. It tells its parent where it listens, and how
// much memory it holds; it is told how much time passes. With `--expose-gc` it collects its garbage first.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const now = Date.now;
let passed = 0;
Date.now = () => now() + passed;
process.on('message', (milliseconds) => {
  passed += milliseconds;
  globalThis.gc?.();
  process.send({ memory: process.memoryUsage().rss, heap: process.memoryUsage().heapUsed });
});

const { handler } = createRequire(import.meta.url)(process.argv[2]);

const server = createServer(async (request, response) => {
  if (request.url !== '/prod/') {
    response.writeHead(403).end('{"message":"Missing Authentication Token"}');
    return;
  }
  const multiValueHeaders = {};
  for (let i = 0; i < request.rawHeaders.length; i += 2) { (multiValueHeaders[request.rawHeaders[i]] ??= []).push(request.rawHeaders[i + 1]); }
  const chunks = [];
  for await (const chunk of request) { chunks.push(chunk); }
  const { statusCode, headers, body } = await handler({
    httpMethod: request.method,
    multiValueHeaders,
    body: Buffer.concat(chunks).toString('base64'),
    isBase64Encoded: true,
    requestContext: { identity: { sourceIp: '203.0.113.7' } },
  });
  response.writeHead(statusCode, headers).end(body);
});
server.listen(0, '127.0.0.1', 4096, () => process.send({ port: server.address().port }));
