import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const { CLIENT_ID, CLIENT_SECRET_ARN, SCOPE, TOKEN_ENDPOINT } = process.env;
const secrets = new SecretsManagerClient();

/** Returns an access token. Reuse it until it expires, because each request is billed. */
export async function accessToken() {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: CLIENT_SECRET_ARN }));
  const { client_secret: secret } = JSON.parse(SecretString);
  const response = await fetch(TOKEN_ENDPOINT, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: SCOPE }),
  });
  if (!response.ok) { throw new Error(`no token: ${await response.text()}`); }
  return (await response.json()).access_token;
}
