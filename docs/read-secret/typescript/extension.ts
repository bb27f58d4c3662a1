interface ClientSecret {
  readonly client_id: string;
  readonly client_secret: string;
}

/** The AWS Parameters and Secrets Lambda Extension caches the value for SECRETS_MANAGER_TTL seconds. The default is 300. */
async function readSecret(arn: string): Promise<ClientSecret> {
  const response = await fetch(`http://localhost:2773/secretsmanager/get?secretId=${encodeURIComponent(arn)}`, {
    headers: { 'X-Aws-Parameters-Secrets-Token': process.env.AWS_SESSION_TOKEN! },
  });
  if (!response.ok) { throw new Error(`the extension answers with status ${response.status}`); }
  const { SecretString: text } = await response.json() as { SecretString: string };
  return JSON.parse(text) as ClientSecret;
}

export async function handler(): Promise<void> {
  const secret = await readSecret(process.env.CLIENT_SECRET_ARN!);
  // Do not keep it outside of the handler: the extension caches it.
  await requestToken(secret);
}

async function requestToken({ client_id: id, client_secret: secret }: ClientSecret): Promise<string> {
  // Not from the secret: whoever may write the secret could send the app elsewhere.
  const response = await fetch(process.env.TOKEN_ENDPOINT!, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: process.env.SCOPE! }),
  });
  if (!response.ok) { throw new Error(`the token endpoint answers with status ${response.status}`); }
  return (await response.json() as { access_token: string }).access_token;
}
