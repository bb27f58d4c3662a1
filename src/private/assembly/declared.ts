import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly } from './assembly';

/** What a construct of this library knows of its client and the template does not show. */
export interface Declared {
  readonly kind: 'public' | 'confidential' | 'machine';
  readonly platform?: 'browser' | 'native';
  readonly apiSignIn: ApiSignIn;
  /** What was said of the style of managed login; `undefined` where the default decides. */
  readonly branding?: 'made' | 'none';
  readonly unconvertible: Unconvertible[];
  /** The SSO session was said to be the default, which cannot be declared. */
  readonly defaultSsoSession?: boolean;
  /** The redirect URLs that sign-in URLs were made for. */
  readonly signInRedirects: string[];
  /** What the configurations of the client make its app request. */
  readonly configurations: DeclaredConfiguration[];
  /** The sign-out URLs that sign-out links were made for. */
  readonly signOutRedirects: string[];
  /** The members that were asked for a URL on the pool's domain, without being given the domain. */
  readonly onDomain: string[];
  /** The members that were given a URL on the pool's domain, and the URL. */
  readonly givenDomains: GivenDomain[];
  /** Whether the value of the secret was asked for, to be written into some resource. */
  secretValueUsed?: boolean;
  /** Whether a principal was allowed to rotate the secret. */
  rotationGranted?: boolean;
  /** The secret in Secrets Manager that holds the client's, and with rotation what writes the first value into it. */
  storedSecret?: CfnResource;
  firstValue?: CfnResource;
  /** How the secret is rotated; a time made of a token is left out. */
  secretRotation?: { readonly intervalHours?: number; readonly overlapHours?: number };
  /** The URL of the pool's domain, as given or as the assembly shows it; `undefined` where it is not known. */
  domainUrl(assembly: Assembly): string | undefined;
  /** The providers of the pool that are not in the client's default list, as the assembly is now. */
  leftOut(assembly: Assembly): readonly LeftOut[];
}

/** The URL of a domain that somebody passed to a member of a client. */
export interface GivenDomain {
  readonly member: string;
  readonly url: string;
}

/** What one configuration makes an app request of its client. */
export interface DeclaredConfiguration {
  /** The method that was called. */
  readonly target: string;
  /** The redirect URL that was passed. */
  readonly redirectUri?: string;
  /** The sign-out URL that was passed. */
  readonly logoutUri?: string;
  /** The paths that the framework takes codes at, below `baseUrl` where one was passed. */
  readonly callbackPaths?: readonly string[];
  readonly baseUrl?: string;
  /** The scopes that the app requests, where they are not simply those of the client. */
  readonly scopes?: readonly string[];
  /** The library refuses to sign out without a sign-out URL. */
  readonly needsLogoutUrl?: boolean;
  /** The app signs its users in at the pool's domain. */
  readonly usesOAuth: boolean;
  /** True where the configuration names the pool's domain and none is known. */
  lacksDomain(assembly: Assembly): boolean;
}

/**
 * Whether users sign in through the API: `closed` because a prop or a default says so, `closed-without-flows` where `authFlows` has nothing
 * true, `closed-beside-flows` where a prop says so and `authFlows` says otherwise. A machine has no users.
 */
export type ApiSignIn = 'open' | 'closed' | 'closed-without-flows' | 'closed-beside-flows' | 'no-users';

/** A provider that is not in a client's default list, and why. */
export interface LeftOut {
  readonly path: string;
  readonly reason: LeftOutReason;
}

export type LeftOutReason = 'depends-on-the-client' | 'conditional-elsewhere' | 'name-unknown' | 'stack-not-depended-on';

/** A duration made of a token, in a unit that CloudFormation does not take here. */
export interface Unconvertible {
  readonly prop: string;
  readonly unit: string;
}

const declared = new WeakMap<CfnResource, Declared>();

export function declare(client: CfnResource, what: Declared): void {
  declared.set(client, what);
}

export function declaredOf(client: CfnResource): Declared | undefined {
  return declared.get(client);
}
