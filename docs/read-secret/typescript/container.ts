import { SecretsManager } from '@aws-sdk/client-secrets-manager';

interface ClientSecret {
  readonly client_id: string;
  readonly client_secret: string;
}

const MAX_AGE_MS = 5 * 60 * 1000;
const secretsManager = new SecretsManager();
let kept: { readonly value: ClientSecret; readonly until: number } | undefined;

/** @param refused whether Cognito answered `invalid_client` to the last value */
export async function readSecret(arn: string, refused = false): Promise<ClientSecret> {
  if (!kept || refused || Date.now() > kept.until) {
    const { SecretString: text } = await secretsManager.getSecretValue({ SecretId: arn });
    kept = { value: JSON.parse(text!) as ClientSecret, until: Date.now() + MAX_AGE_MS };
  }
  return kept.value;
}
