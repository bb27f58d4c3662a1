import { createHmac } from 'crypto';
import { createServer, type IncomingMessage, type Server } from 'http';
import type { AddressInfo } from 'net';

type Body = Record<string, any>;
export interface Checked { readonly operation: string; readonly proof: 'right' | 'wrong' | 'none needed'; readonly body: Body }

const HASH_IN: Record<string, string | undefined> = { InitiateAuth: 'AuthParameters', RespondToAuthChallenge: 'ChallengeResponses' };
const HASHED = ['SignUp', 'ConfirmSignUp', 'ForgotPassword', 'ConfirmForgotPassword', 'ResendConfirmationCode'];
const SECRET_IN_BODY = ['RevokeToken', 'GetTokensFromRefreshToken'];

/** What these users are asked for, in turn, after a sign-in begins. moto knows none of it. */
const SECOND_FACTORS: Record<string, string[] | undefined> = {
  sms: ['SMS_MFA'],
  mail: ['EMAIL_OTP'],
  choice: ['SELECT_MFA_TYPE', 'SMS_MFA'],
  custom: ['CUSTOM_CHALLENGE'],
  device: ['PASSWORD_VERIFIER', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'],
};

const DEVICE = 'us-east-1_device';
/** A B of SRP: the clients compute with any that is not 0. Nobody checks the result. */
const SRP = { SRP_B: 'a1'.repeat(384), SALT: 'b2'.repeat(16), SECRET_BLOCK: Buffer.from('block').toString('base64') };
const CHALLENGES: Record<string, Body | undefined> = {
  SMS_MFA: { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS', CODE_DELIVERY_DESTINATION: '+*******1234' },
  EMAIL_OTP: { CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL', CODE_DELIVERY_DESTINATION: 'm***' },
  SELECT_MFA_TYPE: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
  CUSTOM_CHALLENGE: { question: 'x' },
  PASSWORD_VERIFIER: { ...SRP, USER_ID_FOR_SRP: 'device', USERNAME: 'device' },
  DEVICE_PASSWORD_VERIFIER: { ...SRP, DEVICE_KEY: DEVICE, USERNAME: 'device' },
};

export async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const data of request) { text += String(data); }
  return text;
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', 4096, up));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * Cognito's part of the check, written apart from the proxy: it looks for the proof where the API reference has it, refuses what is wrong as Cognito
 * does, and has moto do the rest. It answers what moto lacks.
 */
export class Verifier {
  public readonly checked: Checked[] = [];
  /** The secrets that the client has now: two while a rotation overlaps. */
  public accepted: string[];
  public readonly server = createServer((request, response) => {
    void this.answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    });
  });
  private readonly users = new Map<string, string>();
  private readonly revoked = new Set<string>();

  /** @param original the secret that moto knows */
  public constructor(private readonly moto: string, private readonly clientId: string, private readonly original: string, private readonly password: string) {
    this.accepted = [original];
  }

  /** The hash that moto takes. */
  public hash(name: string, secret = this.original): string {
    return createHmac('sha256', secret).update(`${name}${this.clientId}`).digest('base64');
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: Body }> {
    const operation = String(request.headers['x-amz-target']).split('.')[1];
    const body = JSON.parse(await read(request)) as Body;
    const where = HASH_IN[operation];
    const [holder, name, member] = where ? [body[where] as Body, (body[where] as Body).USERNAME as string, 'SECRET_HASH'] : [body, body.Username as string, 'SecretHash'];
    let proof: Checked['proof'] = 'none needed';
    if (where || HASHED.includes(operation)) { proof = this.accepted.some((secret) => holder[member] === this.hash(name, secret)) ? 'right' : 'wrong'; }
    if (SECRET_IN_BODY.includes(operation)) { proof = this.accepted.includes(body.ClientSecret as string) ? 'right' : 'wrong'; }
    this.checked.push({ operation, proof, body: structuredClone(body) });
    if (proof === 'wrong') { return refused('NotAuthorizedException', `Unable to verify secret hash for client ${this.clientId}`); }
    if (where || HASHED.includes(operation)) { holder[member] = this.hash(name); }
    return this.lacking(operation, body) ?? this.remember(await this.ask(operation, body));
  }

  private lacking(operation: string, body: Body): Promise<{ status: number; body: Body }> | { status: number; body: Body } | undefined {
    const { AuthFlow, AuthParameters, ChallengeName, ChallengeResponses } = body;
    const challenge = (name: string, more: Body = {}) => ({ status: 200, body: { ChallengeName: name, Session: 'session-session-session', ChallengeParameters: {}, ...more } });
    if (operation === 'ResendConfirmationCode') { return { status: 200, body: { CodeDeliveryDetails: { DeliveryMedium: 'EMAIL', AttributeName: 'email', Destination: 'i***' } } }; }
    if (operation === 'RevokeToken') {
      this.revoked.add(body.Token as string);
      return { status: 200, body: {} };
    }
    if (operation === 'GetTokensFromRefreshToken') {
      if (this.revoked.has(body.RefreshToken as string)) { return refused('NotAuthorizedException', 'Refresh Token has been revoked'); }
      const name = this.users.get(body.RefreshToken as string) ?? '';
      return this.ask('InitiateAuth', {
        ClientId: this.clientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: body.RefreshToken, USERNAME: name, SECRET_HASH: this.hash(name) },
      });
    }
    if (operation === 'ConfirmDevice') { return { status: 200, body: { UserConfirmationNecessary: false } }; }
    const responses = (AuthParameters ?? ChallengeResponses ?? {}) as Body;
    const name = responses.USERNAME as string;
    const steps = SECOND_FACTORS[name];
    if (steps && (AuthFlow || ChallengeName)) {
      const next = steps[steps.indexOf(ChallengeName as string) + 1];
      const isNew = ChallengeName === 'PASSWORD_VERIFIER' && !responses.DEVICE_KEY;
      if (next && !isNew) { return challenge(next, { ChallengeParameters: CHALLENGES[next] ?? {} }); }
      return this.tokens(name).then((answer) => {
        if (isNew) { answer.body.AuthenticationResult.NewDeviceMetadata = { DeviceKey: DEVICE, DeviceGroupKey: 'group' }; }
        return answer;
      });
    }
    if (AuthFlow === 'USER_AUTH') { return challenge('SELECT_CHALLENGE', { AvailableChallenges: ['EMAIL_OTP', 'PASSWORD_SRP'] }); }
    if (ChallengeName === 'SELECT_CHALLENGE') { return challenge((ChallengeResponses as Body).ANSWER as string); }
    if (ChallengeName === 'EMAIL_OTP') {
      return this.tokens((ChallengeResponses as Body).USERNAME as string);
    }
    return undefined;
  }

  /** A finished sign-in. */
  private async tokens(USERNAME: string): Promise<{ status: number; body: Body }> {
    const answer = await this.ask('InitiateAuth', {
      ClientId: this.clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD: this.password, SECRET_HASH: this.hash(USERNAME) },
    });
    return this.remember(answer);
  }

  private async ask(operation: string, body: Body): Promise<{ status: number; body: Body }> {
    const response = await fetch(this.moto, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        'authorization': 'AWS4-HMAC-SHA256 Credential=a/20261126/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=x',
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) as Body };
  }

  /**
   * Whose refresh token it is; an SRP challenge that clients can compute with, since moto does no arithmetic; and the attributes that clients want to read
   * in a challenge for a new password.
   */
  private remember(answer: { status: number; body: Body }): { status: number; body: Body } {
    const { AuthenticationResult: result, ChallengeParameters: parameters } = answer.body;
    if (result?.RefreshToken) {
      const { username } = JSON.parse(Buffer.from(String(result.AccessToken).split('.')[1], 'base64url').toString()) as { username: string };
      this.users.set(result.RefreshToken as string, username);
    }
    if (parameters?.SRP_B) {
      parameters.USER_ID_FOR_SRP = parameters.USERNAME;
      parameters.SRP_B = String(parameters.SRP_B).replace(/^0*/, '1');
    }
    if (answer.body.ChallengeName === 'NEW_PASSWORD_REQUIRED') { answer.body.ChallengeParameters = { requiredAttributes: '[]', userAttributes: '{}', ...parameters }; }
    return answer;
  }
}

function refused(type: string, message: string): { status: number; body: Body } {
  return { status: 400, body: { __type: type, message } };
}
