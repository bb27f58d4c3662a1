import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cloud } from './cloud';
import { answerTo } from './json-protocol';

export interface Served {
  readonly endpoint: string;
  readonly requests: string[];
  close(): Promise<void>;
}

/** Both services on one port of this machine. Every request whose number `throttles` names is refused as one too many. */
export async function serve(cloud: Cloud, throttles: (request: number) => boolean = () => false): Promise<Served> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const target = String(request.headers['x-amz-target']);
      requests.push(target);
      const { status, body } = throttles(requests.length)
        ? { status: 400, body: '{"__type":"TooManyRequestsException","message":"Rate exceeded"}' }
        : answerTo(cloud, target, Buffer.concat(chunks).toString());
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}
