import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly } from './assembly';

/** What a construct of this library knows about its client and the template does not show. */
export interface Declared {
  readonly kind: 'public' | 'confidential' | 'machine';
  readonly platform?: 'browser' | 'native';
  readonly apiSignIn: ApiSignIn;
  /** The prop for the managed login style. `undefined` means the default. */
  readonly branding?: 'made' | 'none';
  readonly unconvertible: Unconvertible[];
  /** True if the prop `ssoSession` has the service's default, which CloudFormation does not accept. */
  readonly defaultSsoSession?: boolean;
  /** The redirect URLs of `signInUrl()`. */
  readonly signInRedirects: string[];
  /** What the configurations of the client make the app request. */
  readonly configurations: DeclaredConfiguration[];
  /** The sign-out URLs of `signOutUrl()`. */
  readonly signOutRedirects: string[];
  /** The members that were read for a URL on the user pool's domain, without a given domain. */
  readonly onDomain: string[];
  /** The members to which a URL on the user pool's domain was passed, and the URL. */
  readonly givenDomains: GivenDomain[];
  /** Whether the value of the secret was read, to be written to a resource. */
  secretValueUsed?: boolean;
  /** Whether a principal has a grant to rotate the secret. */
  rotationGranted?: boolean;
  /** The secret in Secrets Manager with the client secret, and with rotation the custom resource that writes its first value. */
  storedSecret?: CfnResource;
  firstValue?: CfnResource;
  /** How the secret is rotated. A duration that is a token is left out. */
  secretRotation?: { readonly intervalHours?: number; readonly overlapHours?: number };
  /** The URL of the user pool's domain, as given or as the assembly shows it. `undefined` if it is unknown. */
  domainUrl(assembly: Assembly): string | undefined;
  /** The providers of the user pool that are not in the client's default list, in the current assembly. */
  leftOut(assembly: Assembly): readonly LeftOut[];
}

/** The URL of a domain that was passed to a member of a client. */
export interface GivenDomain {
  readonly member: string;
  readonly url: string;
}

/** What one configuration makes the app request. */
export interface DeclaredConfiguration {
  /** The method that was called. */
  readonly target: string;
  /** The redirect URL that was passed. */
  readonly redirectUri?: string;
  /** The sign-out URL that was passed. */
  readonly logoutUri?: string;
  /** The callback paths of the framework, below `baseUrl` if it was passed. */
  readonly callbackPaths?: readonly string[];
  readonly baseUrl?: string;
  /** The scopes that the app requests, if they are not the scopes of the client. */
  readonly scopes?: readonly string[];
  /** The library cannot sign users out without a sign-out URL. */
  readonly needsLogoutUrl?: boolean;
  /** True if the app signs its users in at the user pool's domain. */
  readonly usesOAuth: boolean;
  /** True if the configuration contains the user pool's domain, and the domain is unknown. */
  lacksDomain(assembly: Assembly): boolean;
}

/**
 * Whether users sign in through the API. `closed`: by the prop or the default. `closed-without-flows`: `authFlows` has no flow that is
 * true. `closed-beside-flows`: the prop closes it and `authFlows` allows flows. `no-users`: a machine client.
 */
export type ApiSignIn = 'open' | 'closed' | 'closed-without-flows' | 'closed-beside-flows' | 'no-users';

/** A provider that is not in a client's default list, and the reason. */
export interface LeftOut {
  readonly path: string;
  readonly reason: LeftOutReason;
}

export type LeftOutReason = 'depends-on-the-client' | 'conditional-elsewhere' | 'name-unknown' | 'stack-not-depended-on';

/** A duration made from a token, in a unit that CloudFormation does not accept here. */
export interface Unconvertible {
  readonly prop: string;
  readonly unit: string;
}

/** By L1. It lives as long as the L1 and not only for one synth. It is a map because the L1 belongs to CDK, so this library adds no member to it. */
const declared = new WeakMap<CfnResource, Declared>();

export function declare(client: CfnResource, what: Declared): void {
  declared.set(client, what);
}

export function declaredOf(client: CfnResource): Declared | undefined {
  return declared.get(client);
}
