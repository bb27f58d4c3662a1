import type { Credentials } from './services';

/**
 * Asks for a token of the machine itself. The service bills each.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
export async function accepts({ client_id: id, client_secret: secret, token_endpoint: endpoint }: Credentials, request: typeof fetch): Promise<boolean> {
  let response: Response;
  try {
    response = await request(endpoint!, {
      method: 'POST',
      headers: {
        'authorization': `Basic ${Buffer.from(`${encodeURIComponent(id!)}:${encodeURIComponent(secret!)}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
      signal: AbortSignal.timeout(10_000),
    });
  } catch {
    return false;
  }
  if (response.ok) { return true; }
  const { error } = await response.json().catch(() => ({})) as { error?: string };
  // Any other refusal of the grant comes after the client was authenticated.
  return response.status === 400 && error !== undefined && error !== 'invalid_client' && error !== 'invalid_request';
}
