// The nightly job reads its secret, gets a token, and calls the API as a program.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const { API_URL, CLIENT_ID, CLIENT_SECRET_ARN, SCOPE, TOKEN_ENDPOINT } = process.env;
const secrets = new SecretsManagerClient();

export async function handler() {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: CLIENT_SECRET_ARN }));
  const { client_secret: secret } = JSON.parse(SecretString);
  const { access_token: token } = await json(TOKEN_ENDPOINT, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: SCOPE }),
  });
  return json(`${API_URL}/orders`, { headers: { authorization: `Bearer ${token}` } });
}

async function json(url, init) {
  const response = await fetch(url, init);
  if (!response.ok) { throw new Error(`${url} answered ${response.status}: ${await response.text()}`); }
  return response.json();
}
