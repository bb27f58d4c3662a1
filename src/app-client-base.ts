import type { SecretValue } from 'aws-cdk-lib';
import { Lazy, Resource } from 'aws-cdk-lib';
import type { IUserPoolClient, IUserPoolRef, UserPoolClientReference } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Assembly } from './private/assembly/assembly';
import type { Declared } from './private/assembly/declared';
import { declare } from './private/assembly/declared';
import { assemblyAround } from './private/assembly/synth-run';
import { checkClient } from './private/checks/check';
import type { ConfiguredClient } from './private/configuration/configured-client';
import { domainUrl } from './private/construction/endpoints/domain-url';
import { issuerOf } from './private/construction/endpoints/issuer';
import { givenDomainUrl, NO_DOMAIN } from './private/construction/endpoints/page-urls';
import { TOKEN_PATH } from './private/construction/endpoints/paths';
import { render } from './private/construction/render';
import type { Settings } from './private/construction/settings';
import { DEFAULT_SSO_SESSION_MINUTES } from './private/construction/sso-session';
import { Wiring } from './private/construction/wiring/wiring';
import type { AppClientProps } from './props/app-client-props';

/**
 * An app client of any kind.
 *
 * `userPoolClientSecret` is available on confidential and machine clients. On a public client, reading it throws an error.
 */
export interface IAppClient extends IUserPoolClient {
  /** The user pool that the client belongs to. */
  readonly userPool: IUserPoolRef;

  /**
   * The issuer of the client's tokens (`iss`). OpenID Connect discovery starts at this URL.
   *
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_IssuerConfigurationType.html
   */
  readonly issuer: string;

  /**
   * The URL of the token endpoint.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
   */
  readonly tokenEndpoint: string;
}

/**
 * The base class of all app clients of this library.
 *
 * Use it as a type for any app client. Do not extend it: extend `PublicAppClient`, `ConfidentialAppClient` or `MachineClient`.
 */
export abstract class AppClientBase extends Resource implements IAppClient {
  private made?: ConfiguredClient;

  /** The client secret. A public client has none, and reading this property throws an error. */
  public abstract readonly userPoolClientSecret: SecretValue;

  /**
   * Creates the L1 and registers the client for checks. Every app client is created here.
   *
   * @internal
   */
  protected _make(props: AppClientProps, settings: Settings, what: Pick<Declared, 'kind' | 'platform' | 'branding'>): void {
    const wiring = new Wiring(settings);
    const resource = new CfnUserPoolClient(this, 'Resource', render(settings, wiring.lists));
    wiring.bind(resource);
    const given = props.domainUrl === undefined ? undefined : givenDomainUrl(props.domainUrl);
    const declared: Declared = {
      ...what,
      leftOut: (assembly) => wiring.leftOut(assembly),
      domainUrl: (assembly) => given ?? domainUrl(resource, props.userPool, assembly),
      apiSignIn: settings.apiSignIn,
      unconvertible: settings.unconvertible,
      defaultSsoSession: settings.ssoSessionMinutes === DEFAULT_SSO_SESSION_MINUTES,
      signInRedirects: [],
      signOutRedirects: [],
      onDomain: [],
      givenDomains: given === undefined ? [] : [{ member: 'domainUrl', url: given }],
      configurations: [],
    };
    declare(resource, declared);
    checkClient(resource);
    this.made = { resource, declared, userPool: props.userPool };
  }

  private get client(): ConfiguredClient {
    if (!this.made) {
      throw new Error(`'${this.node.path}' extends a base class of cdk-cognito-app-clients, which makes no client by itself. `
        + 'Extend PublicAppClient, ConfidentialAppClient or MachineClient.');
    }
    return this.made;
  }

  /** @internal */
  protected get _resource(): CfnUserPoolClient { return this.client.resource; }

  /** @internal */
  protected get _declared(): Declared { return this.client.declared; }

  /** @internal */
  protected get _configured(): ConfiguredClient { return this.client; }

  /** The user pool that the client belongs to. */
  public get userPool(): IUserPoolRef {
    return this.client.userPool;
  }

  /** The id of the client. The app sends it with each request. It changes when the client is replaced. */
  public get userPoolClientId(): string {
    return this._resource.ref;
  }

  /** The name of the client: `userPoolClientName` of the props, or the name that CloudFormation generates. */
  public get userPoolClientName(): string {
    return this._resource.attrName;
  }

  /** The ids of the user pool and of the client, in the form that other constructs accept. */
  public get userPoolClientRef(): UserPoolClientReference {
    return { userPoolId: this.userPool.userPoolRef.userPoolId, clientId: this.userPoolClientId };
  }

  /**
   * The issuer of the client's tokens (`iss`). OpenID Connect discovery starts at this URL.
   *
   * The value depends on `IssuerConfiguration` of the user pool. For an imported user pool, and if `Type` is a token, it is the original issuer.
   *
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_IssuerConfigurationType.html
   */
  public get issuer(): string {
    return this._late((assembly) => issuerOf(this.userPool, assembly));
  }

  /**
   * The URL of the token endpoint.
   *
   * Synth fails if the domain of the user pool is not known (see the prop `domainUrl`).
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
   */
  public get tokenEndpoint(): string {
    return this._endpoint('tokenEndpoint', TOKEN_PATH);
  }

  /** @internal */
  protected _endpoint(name: string, path: string): string {
    return this._onDomain(name, undefined, (domain) => `${domain}${path}`);
  }

  /**
   * A URL on the user pool's domain. The domain is looked up when the template is rendered, so it can be declared after the client.
   *
   * @internal
   */
  protected _onDomain(name: string, given: string | undefined, url: (domain: string) => string): string {
    if (given !== undefined) {
      this._declared.givenDomains.push({ member: name, url: given });
      return url(givenDomainUrl(given));
    }
    this._declared.onDomain.push(name);
    return this._late((assembly) => url(this._declared.domainUrl(assembly) ?? NO_DOMAIN));
  }

  /** @internal */
  protected _late(text: (assembly: Assembly) => string): string {
    return Lazy.uncachedString({ produce: (context) => text(assemblyAround(this._resource, context)) });
  }
}
