import type { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { ConfiguredClient } from './configured-client';
import { ClientNow } from './configured-client';
import type { DeclaredConfiguration } from '../assembly/declared';
import { checkGiven, STRUCTS } from '../construction/given/structs';

/** What a configuration may be told; each target takes some of it. */
interface Options {
  readonly redirectUri?: string;
  readonly logoutUri?: string;
  readonly baseUrl?: string;
  readonly domainUrl?: string;
  readonly scopes?: OAuthScope[];
}

/** What a target makes of its options. */
interface Requirements {
  /** The paths that a framework takes codes at. */
  readonly callbackPaths?: readonly string[];
  /** The scopes that a framework requests by itself. */
  readonly scopes?: readonly string[];
  /** True where the library's sign-out fails without a sign-out URL. */
  readonly needsLogoutUrl?: boolean;
  /** False where the app does not send its users to the pool's domain. */
  readonly usesOAuth?: boolean;
  /** Whether the configuration names the pool's domain. */
  needsDomain?(now: ClientNow): boolean;
}

/** Options as a target reads them, with scopes as names. */
export interface Requested extends Omit<Options, 'scopes'> {
  readonly scopes?: readonly string[];
}

/** Has the rules judge what a configuration makes the app request, and gives the options back. */
export function requested(client: ConfiguredClient, target: string, options: Options | undefined, requirements: Requirements): Requested {
  const { declared, resource } = client;
  checkGiven(resource.node.scope, STRUCTS.ConfigurationOptions, options ?? {}, `configuration.${target}()`);
  const { redirectUri, logoutUri, baseUrl, domainUrl, scopes } = options ?? {};
  const { callbackPaths, needsLogoutUrl, usesOAuth = true, needsDomain } = requirements;
  const names = scopes?.map((scope) => scope.scopeName);
  const configuration: DeclaredConfiguration = {
    target,
    redirectUri,
    logoutUri,
    baseUrl: baseUrl === undefined ? undefined : withoutSlash(baseUrl),
    callbackPaths,
    scopes: requirements.scopes ?? names,
    needsLogoutUrl,
    usesOAuth,
    lacksDomain: (assembly) => {
      const now = new ClientNow(client, assembly);
      return needsDomain?.(now) === true && now.domainUrl(domainUrl) === undefined;
    },
  };
  declared.configurations.push(configuration);
  if (domainUrl !== undefined) { declared.givenDomains.push({ member: `configuration.${target}()`, url: domainUrl }); }
  return { redirectUri, logoutUri, baseUrl: configuration.baseUrl, domainUrl, scopes: names };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
