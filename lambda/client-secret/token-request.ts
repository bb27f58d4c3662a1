import type { Clock } from './clock';
import type { Content } from './stored-secret';

const ERROR_CODES = ['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope'];

/** Responses after which a retry may succeed: the endpoint does not know the secret yet, or is busy. */
const PASSING = ['invalid_client', 'busy', 'no answer'];

/**
 * Gets a token with a secret, like the app.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export async function getToken(endpoint: string, content: Content, clock: Clock, until: number): Promise<void> {
  for (let pause = 1000; ; pause = Math.min(pause * 2, 20_000)) {
    const answer = await request(endpoint, content);
    if (answer === 'token') {
      return;
    }
    if (!PASSING.includes(answer) || clock.now() + pause > until) {
      throw new Error(`the token endpoint answers ${answer} to the new secret of ${content.client_id}, so it does not become the current one`);
    }
    await clock.sleep(pause);
  }
}

async function request(endpoint: string, { client_id: id, client_secret: secret }: Content): Promise<string> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'authorization': `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status === 429 || response.status >= 500) {
      return 'busy';
    }
    const answer = await response.json() as { access_token?: unknown; error?: unknown };
    if (response.ok && typeof answer.access_token === 'string') {
      return 'token';
    }
    return ERROR_CODES.find((code) => code === answer.error) ?? `with status ${response.status}`;
  } catch {
    return 'no answer';
  }
}
