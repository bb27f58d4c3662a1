import type { Circle } from './circles';
import type { ConfigurationFacts } from './configurations';
import type { LateNeighbour } from './ordering';
import type { PartialUpdate } from './partial-updates';
import type { OtherPoolsDomain } from './pool-domains';
import type { OtherName, WrongType } from './property-faults';
import type { ApiSignIn, LeftOut } from '../assembly/declared';
import type { Fact, ListFact } from '../assembly/text';
import type { WrittenClass } from '../service/props';

/** The kind of app that a client is for. `unknown` if the template does not show it. */
export type ClientKind = 'public' | 'confidential' | 'machine' | 'unknown';

export interface TokenLifetime {
  /** Absent, unknown, or the number in the template. */
  readonly amount: Fact<number>;
  /** Absent, unknown, or the unit in the template. */
  readonly unit: Fact<string>;
}

export interface Rotation {
  readonly feature: Fact<string>;
  readonly graceSeconds: Fact<number>;
}

/** By the facts that contain them. */
export type UnusualUrls = Readonly<Record<'callbackUrls' | 'logoutUrls' | 'defaultRedirectUri', readonly string[]>>;

/** An app client as in the template. It is plain data without tokens. */
export interface ClientFacts {
  readonly kind: ClientKind;
  /** True if a construct of this library created it. */
  readonly ours: boolean;
  /** The class of the construct in the user's code. Messages use its names. */
  readonly written: WrittenClass;
  readonly platform: 'browser' | 'native' | undefined;
  /** Whether the construct allows sign-in through the API. `undefined` for clients that this library did not create. */
  readonly apiSignIn: ApiSignIn | undefined;
  readonly clientName: Fact<string>;
  /** The id of the user pool as text, with marks. */
  readonly userPoolId: Fact<string>;
  readonly generateSecret: Fact<boolean>;
  readonly oauth: Fact<boolean>;
  readonly grants: Fact<ListFact>;
  readonly scopes: Fact<ListFact>;
  readonly callbackUrls: Fact<ListFact>;
  readonly logoutUrls: Fact<ListFact>;
  readonly defaultRedirectUri: Fact<string>;
  /** The redirect URLs that are not plain. Almost all are plain, and the rules about the form of a URL need not read them. */
  readonly unusualUrls: UnusualUrls;
  readonly authFlows: Fact<ListFact>;
  readonly providers: Fact<ListFact>;
  readonly readAttributes: Fact<ListFact>;
  readonly writeAttributes: Fact<ListFact>;
  readonly accessToken: TokenLifetime;
  readonly idToken: TokenLifetime;
  readonly refreshToken: TokenLifetime;
  readonly authSessionMinutes: Fact<number>;
  /** Absent, unknown, or the block in the template. */
  readonly rotation: Fact<Rotation>;
  readonly preventUserExistenceErrors: Fact<string>;
  readonly revocation: Fact<boolean>;
  readonly propagateContext: Fact<boolean>;
  readonly analytics: Fact<Readonly<Record<string, unknown>>>;
  /** List items that are undefined, for example `CallbackURLs[0]`. */
  readonly missingItems: readonly string[];
  /** Names of properties, and of members inside of properties, that the resource type does not have. */
  readonly otherNames: readonly OtherName[];
  readonly wrongTypes: readonly WrongType[];
  /** Neighbours in the same stack that the client names without a reference, so that CloudFormation may create them later. */
  readonly unorderedScopes: readonly string[];
  readonly unorderedProviders: readonly string[];
  /** Scopes and providers whose resource is in a stack that is deployed after the client's stack. */
  readonly lateScopes: readonly LateNeighbour[];
  readonly lateProviders: readonly LateNeighbour[];
  /** It depends on a resource that is not of Cognito, such as a custom resource, which may create what the client names. */
  readonly waitsForOthers: boolean;
  /** Whether there is a managed login style for it. */
  readonly branded: Fact<boolean>;
  /** A custom resource gets its id, and may change its settings. */
  readonly changedLater: boolean;
  /** Resources that call `updateUserPoolClient` and omit some settings of the client. */
  readonly partialUpdates: readonly PartialUpdate[];
  /** Places where anyone who may read templates or configurations can read its secret. */
  readonly secretLeaks: readonly string[];
  /** Resources that can read its secret before it has its first value, because the client depends on them. */
  readonly earlySecretReaders: readonly string[];
  /** Places with a copy of its secret from the last deployment of the resource. */
  readonly secretCopies: readonly string[];
  readonly leftOutProviders: readonly LeftOut[];
  readonly signInRedirects: readonly string[];
  /** What its configurations make the app request. */
  readonly configurations: readonly ConfigurationFacts[];
  /** The resources that a redirect URL of the client refers to and that depend on the client. */
  readonly redirectCircle: readonly string[];
  /** The circle of the client and its user pool, if the user pool depends on the client. */
  readonly poolCircle: Circle | undefined;
  /** A circle of the client, or of its stored secret, and a dependency of either. */
  readonly dependencyCircle: Circle | undefined;
  readonly signOutRedirects: readonly string[];
  /** Whether the URL of the user pool's domain was passed, so that the domain may be outside of the app. */
  readonly domainGiven: boolean;
  /** The members that were read for a URL on the user pool's domain, if the domain is unknown. */
  readonly onUnknownDomain: readonly string[];
  /** The domains of other user pools that were passed to its members. */
  readonly otherPoolsDomains: readonly OtherPoolsDomain[];
  /** The URLs of domains that its members were given. */
  readonly givenDomains: readonly string[];
  readonly unconvertible: readonly { readonly prop: string; readonly unit: string }[];
  /** The prop `ssoSession` has the service's default, for which no resource is created. */
  readonly defaultSsoSession: boolean;
  readonly secretRotation: { readonly intervalHours?: number; readonly overlapHours?: number } | undefined;
  /** The value of the secret was read, to be written to a resource. */
  readonly secretValueUsed: boolean;
  /** Whether a principal has a grant to rotate the secret. */
  readonly rotationGranted: boolean;
  readonly deletionPolicy: Fact<string>;
  /** The Region and account of the client's stack, if they are known. */
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** The Region and account of its user pool, if the app shows them. */
  readonly poolRegion: string | undefined;
  readonly poolAccount: string | undefined;
}

/** Facts that differ between most clients of a user pool. The other facts are equal for most of them. */
export const OWN_FACTS = ['clientName', 'callbackUrls', 'logoutUrls', 'defaultRedirectUri', 'unusualUrls'] as const;
export type OwnFacts = Pick<ClientFacts, typeof OWN_FACTS[number]>;
