import { type ChildProcess, execFile, fork } from 'child_process';
import { once } from 'events';
import { existsSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as idp from '@aws-sdk/client-cognito-identity-provider';
import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { build } from 'esbuild';
import { listen, Verifier } from './verifier';
import { hasMoto, Moto } from '../client-secret/moto';

const PASSWORD = 'Passw0rd!';
const NEXT = 'n3xtn3xtn3xtn3xtn3xtn3xtn3xtn3xtn3xtn3xtn3xt';
const LIBRARIES = join(__dirname, 'libraries');
const installed = existsSync(join(LIBRARIES, 'node_modules'));
const AWS = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };

(installed && hasMoto() ? describe : describe.skip)('the libraries (need: npm ci in test/secret-hash-proxy/libraries, and pip install "moto[server]==5.2.1")', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secret-hash-proxy-'));
  let moto: Moto;
  let verifier: Verifier;
  let gateway: ChildProcess;
  let printed = '';
  let endpoints: { direct: string; proxy: string };
  let secretsManager: SecretsManagerClient;
  let secretId: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    moto = await Moto.start();
    const cognito = new idp.CognitoIdentityProviderClient({ ...AWS, endpoint: moto.endpoint });
    secretsManager = new SecretsManagerClient({ ...AWS, endpoint: moto.endpoint });
    const UserPoolId = (await cognito.send(new idp.CreateUserPoolCommand({ PoolName: 'pool' }))).UserPool!.Id!;
    const client = (await cognito.send(new idp.CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app', GenerateSecret: true }))).UserPoolClient!;
    for (const Username of ['jane', 'mfa', 'totp', 'newbie', 'fresh', 'sms', 'mail', 'choice', 'custom', 'device']) {
      await cognito.send(new idp.AdminCreateUserCommand({ UserPoolId, Username, TemporaryPassword: `${PASSWORD}0`, MessageAction: 'SUPPRESS' }));
      if (Username !== 'newbie' && Username !== 'fresh') {
        await cognito.send(new idp.AdminSetUserPasswordCommand({ UserPoolId, Username, Password: PASSWORD, Permanent: true }));
      }
    }
    const { ClientId, ClientSecret } = client as { ClientId: string; ClientSecret: string };
    const content = JSON.stringify({ client_id: ClientId, client_secret: ClientSecret });
    secretId = (await secretsManager.send(new CreateSecretCommand({ Name: 'web', SecretString: content }))).ARN!;
    verifier = new Verifier(moto.endpoint, ClientId, ClientSecret, PASSWORD);
    const direct = await listen(verifier.server);

    await build({
      entryPoints: [join(__dirname, '../../lambda/secret-hash-proxy/index.ts')],
      outfile: join(folder, 'index.js'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      minify: true,
    });
    gateway = start(ClientId, `${direct}/`);
    const [{ port }] = await once(gateway, 'message') as [{ port: number }];
    endpoints = { direct: `${direct}/`, proxy: `http://127.0.0.1:${port}/prod/` };
    env = { PATH: process.env.PATH!, USER_POOL_ID: UserPoolId, CLIENT_ID: ClientId, PASSWORD };
  }, 120_000);

  afterAll(async () => {
    gateway.kill();
    verifier.server.closeAllConnections();
    verifier.server.close();
    await moto.stop();
    rmSync(folder, { recursive: true });
    // Nothing failed, so nothing is logged.
    expect(printed).toBe('');
  });

  /** A gateway with the function. */
  function start(clientId: string, cognito: string, more: Record<string, string> = {}): ChildProcess {
    const started = fork(join(__dirname, 'gateway.mjs'), [join(folder, 'index.js')], {
      silent: true,
      env: {
        NODE_NO_WARNINGS: '1',
        CLIENT_ID: clientId,
        SECRET_ARN: secretId,
        COGNITO_ENDPOINT: cognito,
        ALLOWED_ORIGINS: 'https://app.acme.org',
        PROPAGATE_ADDRESS: 'true',
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'a',
        AWS_SECRET_ACCESS_KEY: 'b',
        AWS_ENDPOINT_URL: moto.endpoint,
        ...more,
      },
    });
    for (const stream of [started.stdout!, started.stderr!]) { stream.on('data', (text) => { printed += String(text); }); }
    return started;
  }

  async function run(script: string, endpoint: string, steps?: string): Promise<string[]> {
    return new Promise((resolve, reject) => {
      execFile(process.execPath, ['--no-warnings', join(LIBRARIES, script)], { env: { ...env, ENDPOINT: endpoint, ...steps ? { STEPS: steps } : {} } }, (error, stdout, stderr) => {
        if (error) { reject(new Error(stderr)); } else { resolve(stdout.trim().split('\n')); }
      });
    });
  }

  test.each(['identity-js.mjs', 'amplify.mjs'])('%s without the proxy is refused', async (script) => {
    const lines = await run(script, endpoints.direct, 'signUp signIn forgotPassword');
    expect(lines.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual(['signUp', 'signIn', 'forgotPassword'].map((step) => `${step}: NotAuthorizedException`));
  }, 120_000);

  test.each(['identity-js.mjs', 'amplify.mjs'])('%s through the proxy', async (script) => {
    verifier.checked.length = 0;
    if (script === 'amplify.mjs') { await turnOnMfa('totp'); }
    const lines = await run(script, endpoints.proxy);
    expect(lines.filter((line) => !line.endsWith(': ok'))).toEqual([]);
    expect(lines.length).toBeGreaterThan(12);
    expect(verifier.checked.filter(({ proof }) => proof === 'wrong')).toEqual([]);
    const operations = new Set(verifier.checked.map(({ operation }) => operation));
    for (const operation of ['SignUp', 'ConfirmSignUp', 'ResendConfirmationCode', 'InitiateAuth', 'RespondToAuthChallenge', 'GetTokensFromRefreshToken', 'ForgotPassword', 'ConfirmForgotPassword', 'RevokeToken', 'GetUser', 'GlobalSignOut']) {
      expect(operations).toContain(operation);
    }
    const answered = new Set(verifier.checked.map(({ body }) => body.ChallengeName as string));
    for (const challenge of ['SMS_MFA', 'SELECT_MFA_TYPE', 'CUSTOM_CHALLENGE', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER', ...script === 'amplify.mjs' ? ['EMAIL_OTP'] : []]) {
      expect(answered).toContain(challenge);
    }
    for (const { operation, body } of verifier.checked) {
      if (['SignUp', 'InitiateAuth', 'RespondToAuthChallenge'].includes(operation)) { expect(body.UserContextData).toMatchObject({ IpAddress: '203.0.113.7' }); }
    }
  }, 120_000);

  test('a rotation in the middle of a session', async () => {
    const original = verifier.accepted[0];
    verifier.accepted = [original, NEXT];
    await secretsManager.send(new PutSecretValueCommand({ SecretId: secretId, SecretString: JSON.stringify({ client_id: env.CLIENT_ID, client_secret: NEXT }) }));
    // The proxy keeps the value before, which Cognito takes still.
    expect(await run('amplify.mjs', endpoints.proxy, 'signIn refresh signOut')).toEqual(['signIn: ok', 'refresh: ok', 'signOut: ok']);
    // The next rotation takes it away. The proxy looks again where it did not a moment ago.
    verifier.accepted = [NEXT];
    await pass(11_000);
    verifier.checked.length = 0;
    expect(await run('amplify.mjs', endpoints.proxy, 'signIn refresh signOut')).toEqual(['signIn: ok', 'refresh: ok', 'signOut: ok']);
    expect(verifier.checked.filter(({ proof }) => proof === 'wrong')).toHaveLength(1);
  }, 120_000);

  test('behind a distribution: nothing is forwarded without its secret, and with it the address that CloudFront saw', async () => {
    const { ARN } = await secretsManager.send(new CreateSecretCommand({ Name: 'distribution', SecretString: 'sent-by-the-distribution' }));
    const behind = start(env.CLIENT_ID, endpoints.direct, { DISTRIBUTION_SECRET_ARN: ARN! });
    const [{ port }] = await once(behind, 'message') as [{ port: number }];
    verifier.checked.length = 0;
    const resend = async (headers: Record<string, string>) => fetch(`http://127.0.0.1:${port}/prod/`, {
      method: 'POST',
      body: JSON.stringify({ ClientId: env.CLIENT_ID, Username: 'jane' }),
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.ResendConfirmationCode', 'cloudfront-viewer-address': '198.51.100.7:46532', ...headers },
    }).then(({ status }) => status);
    expect([await resend({}), await resend({ 'x-distribution-secret': 'guessed' }), verifier.checked]).toEqual([403, 403, []]);
    expect(await resend({ 'x-distribution-secret': 'sent-by-the-distribution' })).toBe(200);
    expect(verifier.checked.map(({ proof, body }) => [proof, body.UserContextData])).toEqual([['right', { IpAddress: '198.51.100.7' }]]);
    behind.kill();
  }, 60_000);

  test('1,000 requests at once: each is answered, and the memory does not grow with their number', async () => {
    const request = {
      method: 'POST', body: JSON.stringify({ ClientId: env.CLIENT_ID, Username: 'jane' }), headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.ResendConfirmationCode' },
    };
    const all = async () => {
      const statuses = await Promise.all(Array.from({ length: 1000 }, async () => fetch(endpoints.proxy, request).then(async (answer) => answer.text().then(() => answer.status))));
      expect(new Set(statuses)).toEqual(new Set([200]));
      verifier.checked.length = 0;
    };
    await all();
    const before = await pass(0);
    await all();
    await all();
    expect(await pass(0) - before).toBeLessThan(50 * 1024 * 1024);
  }, 120_000);

  /** Time passes for the function. Gives the memory that it holds. */
  async function pass(milliseconds: number): Promise<number> {
    gateway.send(milliseconds);
    const [{ memory }] = await once(gateway, 'message') as [{ memory: number }];
    return memory;
  }

  async function turnOnMfa(Username: string): Promise<void> {
    const cognito = new idp.CognitoIdentityProviderClient({ ...AWS, endpoint: moto.endpoint });
    const UserPoolId = env.USER_POOL_ID;
    const { AuthenticationResult } = await cognito.send(new idp.AdminInitiateAuthCommand({
      UserPoolId, ClientId: env.CLIENT_ID, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters: { USERNAME: Username, PASSWORD, SECRET_HASH: verifier.hash(Username) },
    }));
    const { AccessToken } = AuthenticationResult!;
    await cognito.send(new idp.AssociateSoftwareTokenCommand({ AccessToken }));
    await cognito.send(new idp.VerifySoftwareTokenCommand({ AccessToken, UserCode: '123456' }));
    await cognito.send(new idp.AdminSetUserMFAPreferenceCommand({ UserPoolId, Username, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } }));
  }
});
