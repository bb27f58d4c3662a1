import type { SecretValue } from 'aws-cdk-lib';
import { Lazy, Resource } from 'aws-cdk-lib';
import type { IUserPoolRef, UserPoolClientReference } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { ClientSecretGrants } from './client-secret-grants';
import { assemblyAround } from './private/assembly/synth-run';
import { issuerOf } from './private/construction/endpoints/issuer';
import { givenDomainUrl, signInPageUrl, signOutPageUrl } from './private/construction/endpoints/page-urls';
import { AUTHORIZATION_PATH, REVOCATION_PATH, TOKEN_PATH, USER_INFO_PATH } from './private/construction/endpoints/paths';
import { checkGiven, STRUCTS } from './private/construction/given/structs';
import { noSecret } from './private/construction/no-secret';
import type { ClientWithSecretAttributes } from './props/app-client-attributes';
import type { SignInUrlOptions, SignOutUrlOptions } from './props/sign-in-url-options';
import type { IUserAppClient } from './user-app-client-base';

/** An imported client of any kind. The interface that is returned to users hides the members that its kind does not have. */
export class ImportedClient extends Resource implements IUserAppClient {
  public readonly userPool: IUserPoolRef;
  public readonly userPoolClientId: string;
  public readonly grants: ClientSecretGrants;

  constructor(
    scope: Construct, id: string, private readonly className: 'PublicAppClient' | 'ConfidentialAppClient' | 'MachineClient',
    private readonly attributes: ClientWithSecretAttributes,
  ) {
    super(scope, id);
    checkGiven(this, STRUCTS.AppClientAttributes, attributes);
    this.userPool = attributes.userPool;
    this.userPoolClientId = attributes.userPoolClientId;
    this.grants = ClientSecretGrants._of(this, () => this.rotated().secret, (act) => act(this.rotated().rotationFunction));
  }

  public get userPoolClientRef(): UserPoolClientReference {
    return { userPoolId: this.userPool.userPoolRef.userPoolId, clientId: this.userPoolClientId };
  }

  public get secret(): ISecret {
    return this.given('secret', 'secretsmanager.Secret.fromSecretCompleteArn(…) of the one that the client\'s own stack hands out');
  }

  /** Throws if one of them is absent, before anything is granted. */
  private rotated(): { secret: ISecret; rotationFunction: IFunction } {
    return { secret: this.secret, rotationFunction: this.given('rotationFunction', 'lambda.Function.fromFunctionArn(…) of the one that rotates the secret') };
  }

  public get userPoolClientSecret(): SecretValue {
    if (this.className === 'PublicAppClient') { throw noSecret(this); }
    return this.secret.secretValueFromJson('client_secret');
  }

  public get issuer(): string {
    return Lazy.uncachedString({ produce: (context) => issuerOf(this.userPool, assemblyAround(this, context)) });
  }

  public get tokenEndpoint(): string { return `${this.domainUrl()}${TOKEN_PATH}`; }
  public get authorizationEndpoint(): string { return `${this.domainUrl()}${AUTHORIZATION_PATH}`; }
  public get userInfoEndpoint(): string { return `${this.domainUrl()}${USER_INFO_PATH}`; }
  public get revocationEndpoint(): string { return `${this.domainUrl()}${REVOCATION_PATH}`; }

  public signInUrl(options: SignInUrlOptions): string {
    checkGiven(this, STRUCTS.SignInUrlOptions, options, 'signInUrl()');
    const { redirectUri, signInPath, domainUrl } = options;
    return signInPageUrl(this.domainUrl(domainUrl), this.userPoolClientId, redirectUri, signInPath);
  }

  public signOutUrl(options: SignOutUrlOptions): string {
    checkGiven(this, STRUCTS.SignOutUrlOptions, options, 'signOutUrl()');
    const { logoutUri, domainUrl } = options;
    return signOutPageUrl(this.domainUrl(domainUrl), this.userPoolClientId, logoutUri);
  }

  private domainUrl(given?: string): string {
    return givenDomainUrl(given ?? this.given('domainUrl', "'https://auth.example.org'"));
  }

  private given<K extends keyof ClientWithSecretAttributes>(name: K, example: string): NonNullable<ClientWithSecretAttributes[K]> {
    const value = this.attributes[name];
    if (value === undefined) {
      throw new Error(`the imported client '${this.node.path}' has no ${name}: pass ${name} to from${this.className}Attributes(), such as ${example}.`);
    }
    return value as NonNullable<ClientWithSecretAttributes[K]>;
  }
}
