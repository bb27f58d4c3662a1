/**
 * What the handler of the secret-hash proxy adds to a request, and what 1,000 requests at once cost. Writes bench/secret-hash-proxy.md.
 *
 * The bundled handler runs in a Node of its own, behind an HTTP server in the place of API Gateway. Behind it is moto, which checks the secret hash of a
 * sign-in and signs tokens, or a server that does nothing, which shows the cost of the proxy alone.
 */
import { type ChildProcess, fork, spawn } from 'child_process';
import { createHmac } from 'crypto';
import { once } from 'events';
import { readFileSync, writeFileSync } from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as idp from '@aws-sdk/client-cognito-identity-provider';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Moto } from '../test/client-secret/moto';

const ROOT = path.join(__dirname, '..');
const ONE_BY_ONE = 300;
const AT_ONCE = 1000;
const WAVES = 5;
const USERNAME = 'jane';
const PASSWORD = 'Passw0rd!';
const AWS = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };

/** Any Cognito: answers at once, and reads nothing but the body. */
const NOTHING = 'require("http").createServer((q,s)=>{q.resume().on("end",()=>s.writeHead(200,{"content-type":"application/x-amz-json-1.1"}).end("{}"))})'
  + '.listen(0,"127.0.0.1",4096,function(){console.log(this.address().port)})';

interface Client { readonly clientId: string; readonly clientSecret: string; readonly secretId: string }

async function makeClient(endpoint: string): Promise<Client> {
  const cognito = new idp.CognitoIdentityProviderClient({ ...AWS, endpoint });
  const UserPoolId = (await cognito.send(new idp.CreateUserPoolCommand({ PoolName: 'pool' }))).UserPool!.Id!;
  const { UserPoolClient } = await cognito.send(new idp.CreateUserPoolClientCommand({
    UserPoolId, ClientName: 'app', GenerateSecret: true, ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
  }));
  await cognito.send(new idp.AdminCreateUserCommand({ UserPoolId, Username: USERNAME, TemporaryPassword: `${PASSWORD}0`, MessageAction: 'SUPPRESS' }));
  await cognito.send(new idp.AdminSetUserPasswordCommand({ UserPoolId, Username: USERNAME, Password: PASSWORD, Permanent: true }));
  const [clientId, clientSecret] = [UserPoolClient!.ClientId!, UserPoolClient!.ClientSecret!];
  const secret = await new SecretsManagerClient({ ...AWS, endpoint }).send(new CreateSecretCommand({
    Name: 'app', SecretString: JSON.stringify({ client_id: clientId, client_secret: clientSecret }),
  }));
  return { clientId, clientSecret, secretId: secret.ARN! };
}

/** The gateway with the function that forwards to this endpoint. */
async function proxyTo(endpoint: string, client: Client, secretsManager: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(path.join(ROOT, 'test', 'secret-hash-proxy', 'gateway.mjs'), [path.join(ROOT, 'assets', 'secret-hash-proxy', 'index.js')], {
    execArgv: ['--expose-gc'],
    env: {
      NODE_NO_WARNINGS: '1',
      CLIENT_ID: client.clientId,
      SECRET_ARN: client.secretId,
      COGNITO_ENDPOINT: `${endpoint}/`,
      PROPAGATE_ADDRESS: 'true',
      AWS_REGION: AWS.region,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_ENDPOINT_URL: secretsManager,
    },
  });
  const [{ port }] = await once(child, 'message') as [{ port: number }];
  return { child, url: `http://127.0.0.1:${port}/prod/` };
}

/** The memory of the process, and what is alive in it after a garbage collection. */
async function megabytes(child: ChildProcess): Promise<string> {
  child.send(0);
  const [{ memory, heap }] = await once(child, 'message') as [{ memory: number; heap: number }];
  return [heap, memory].map((bytes) => (bytes / 1024 / 1024).toFixed(0)).join(' / ');
}

type SignIn = (url: string) => Promise<number>;

/** One sign-in, in milliseconds. */
function signIn({ clientId, clientSecret }: Client): SignIn {
  const SECRET_HASH = createHmac('sha256', clientSecret).update(`${USERNAME}${clientId}`).digest('base64');
  const body = JSON.stringify({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD, SECRET_HASH } });
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    'authorization': 'AWS4-HMAC-SHA256 Credential=a/20261126/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=x',
  };
  return async (url) => {
    const start = performance.now();
    const response = await fetch(url, { method: 'POST', headers, body });
    const answer = await response.text();
    if (response.status !== 200) { throw new Error(`${response.status} ${answer}`); }
    return performance.now() - start;
  };
}

const part = (times: number[], quantile: number) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * quantile))];

async function oneByOne(send: SignIn, urls: string[]): Promise<number[][]> {
  for (let i = 0; i < 30; i += 1) { for (const url of urls) { await send(url); } }
  const times: number[][] = urls.map(() => []);
  // In turns, so that what else the machine does falls on all.
  for (let i = 0; i < ONE_BY_ONE; i += 1) { for (const [each, url] of urls.entries()) { times[each].push(await send(url)); } }
  return times;
}

async function atOnce(send: SignIn, url: string): Promise<{ times: number[]; all: number }> {
  const start = performance.now();
  const times = await Promise.all(Array.from({ length: AT_ONCE }, async () => send(url)));
  return { times, all: performance.now() - start };
}

async function main(): Promise<void> {
  const moto = await Moto.start();
  const nothing = spawn(process.execPath, ['-e', NOTHING], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(nothing.stdout, 'data') as [Buffer];
  const client = await makeClient(moto.endpoint);
  const send = signIn(client);
  const rows: string[] = [];
  const memory: string[] = [];
  for (const [name, endpoint] of [['moto', moto.endpoint], ['a server that does nothing', `http://127.0.0.1:${String(port).trim()}`]]) {
    const { child, url } = await proxyTo(endpoint, client, moto.endpoint);
    const single = await oneByOne(send, [`${endpoint}/`, url]);
    for (const [i, way] of ['directly', 'through the proxy'].entries()) {
      const { times, all } = await atOnce(send, i === 0 ? `${endpoint}/` : url);
      const numbers = [part(single[i], 0.5), part(single[i], 0.95), part(times, 0.5), part(times, 0.99), all];
      rows.push(`| ${name} | ${way} | ${numbers.map((each, n) => each.toFixed(n < 2 ? 1 : 0)).join(' | ')} |`);
    }
    const held = [await megabytes(child)];
    for (let wave = 0; wave < WAVES; wave += 1) {
      await atOnce(send, url);
      held.push(await megabytes(child));
    }
    memory.push(`| ${name} | ${held.join(' | ')} |`);
    child.kill();
  }
  nothing.kill();
  await moto.stop();
  const page = path.join(__dirname, 'secret-hash-proxy.md');
  const [head, tail] = readFileSync(page, 'utf8').split(/<!-- measured -->[^]*<!-- end -->\n/);
  writeFileSync(page, `${head}<!-- measured -->
Measured on ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} cores, Node ${process.versions.node}, load ${os.loadavg()[0].toFixed(0)}. Times are in milliseconds.

| Cognito is | called | one by one: median | 95 % | ${AT_ONCE} at once: median | 99 % | all |
| --- | --- | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}

Memory of the process of the function in MB (alive after a garbage collection / resident), after the first ${AT_ONCE} requests at once and after each further ${AT_ONCE}:

| Cognito is | ${Array.from({ length: WAVES + 1 }, (_, wave) => (wave + 1) * AT_ONCE).join(' | ')} |
| --- | ${Array.from({ length: WAVES + 1 }, () => '---:').join(' | ')} |
${memory.join('\n')}
<!-- end -->
${tail}`);
}

void main();
