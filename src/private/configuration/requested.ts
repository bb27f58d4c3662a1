import type { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { ConfiguredClient } from './configured-client';
import { ClientNow } from './configured-client';
import type { DeclaredConfiguration } from '../assembly/declared';
import { checkGiven, STRUCTS } from '../construction/given/structs';

/** The options of all targets. Each target takes some of them. */
interface Options {
  readonly redirectUri?: string;
  readonly logoutUri?: string;
  readonly baseUrl?: string;
  readonly domainUrl?: string;
  readonly scopes?: OAuthScope[];
}

/** The requirements of a target. */
interface Requirements {
  /** The callback paths of a framework. */
  readonly callbackPaths?: readonly string[];
  /** The scopes that a framework always requests. */
  readonly scopes?: readonly string[];
  /** True if the library's sign-out fails without a sign-out URL. */
  readonly needsLogoutUrl?: boolean;
  /** False if the app does not send its users to the user pool's domain. */
  readonly usesOAuth?: boolean;
  /** Whether the configuration contains the user pool's domain. */
  needsDomain?(now: ClientNow): boolean;
}

/** The options of a target, with scopes as names. */
export interface Requested extends Omit<Options, 'scopes'> {
  readonly scopes?: readonly string[];
}

/** Declares what a configuration makes the app request, so that rules can check it, and returns the options. */
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
