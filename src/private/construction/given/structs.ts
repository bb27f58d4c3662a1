import type { AuthFlow } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Fields, Kind } from './kinds';
import {
  ARCHITECTURE, ATTRIBUTES, BRANDING, CLIENT_ID, CONFIDENTIAL_CLIENT, DISTRIBUTION, DOMAIN_URL, DURATION, FLAG, flags, FUNCTION, KEY, KNOWN_URL,
  listOf, LOG_GROUP, MANAGED_POLICY, NUMBER, oneOf, optional, PATH, PROVIDER, PUBLIC_CLIENT, QUEUE, REMOVAL_POLICY, SCOPE, SECRET, SECURITY_GROUP,
  SERVER_SCOPE, struct, SUBNETS, TEXT, TRACING, USER_POOL, VPC, WEB_ACL, WHOLE_TEXT,
} from './kinds';
import type { AppClientAttributes, ClientWithSecretAttributes } from '../../../props/app-client-attributes';
import type { AppClientProps } from '../../../props/app-client-props';
import type { ClientIdMetadataPolicyOptions } from '../../../props/client-id-metadata-policy-options';
import type { ClientSecretFunctionOptions, ClientSecretOptions, ClientSecretRotationOptions } from '../../../props/client-secret-options';
import type { ConfidentialAppClientProps } from '../../../props/confidential-app-client-props';
import type { GrafanaConfigurationOptions, SignInConfigurationOptions } from '../../../props/configuration-options';
import type { MachineClientProps } from '../../../props/machine-client-props';
import type { ManagedLoginTerms } from '../../../props/managed-login-terms';
import type { McpServerAccessProps } from '../../../props/mcp-server-access-options';
import type { PublicAppClientProps } from '../../../props/public-app-client-props';
import { PublicPlatform } from '../../../props/public-app-client-props';
import type { SecretHashProxyOptions } from '../../../props/secret-hash-proxy-options';
import type { SignInUrlOptions, SignOutUrlOptions } from '../../../props/sign-in-url-options';
import { TokenExchange } from '../../../props/token-exchange';
import type { UserAppClientProps } from '../../../props/user-app-client-props';

const AUTH_FLOWS: Record<keyof AuthFlow, true> = { userSrp: true, userPassword: true, adminUserPassword: true, custom: true, user: true };
const URLS = optional(listOf(TEXT, '[\'https://app.example.org/callback\']'));
const SCOPES = listOf(SCOPE, '[OAuthScope.custom(\'<identifier>/<scope>\')]');

const TOKEN_EXCHANGE = optional(listOf(oneOf('TokenExchange', TokenExchange), '[TokenExchange.DELEGATION]'));

const APP_CLIENT: Fields<AppClientProps> = {
  userPool: USER_POOL,
  userPoolClientName: optional(TEXT),
  domainUrl: optional(DOMAIN_URL),
  accessTokenValidity: optional(DURATION),
  enableTokenRevocation: optional(FLAG),
};

const USER_APP: Fields<UserAppClientProps> = {
  ...APP_CLIENT,
  callbackUrls: URLS,
  logoutUrls: URLS,
  defaultRedirectUri: optional(TEXT),
  scopes: optional(SCOPES),
  supportedIdentityProviders: optional(listOf(PROVIDER, '[UserPoolClientIdentityProvider.COGNITO]')),
  disableOAuth: optional(FLAG),
  disableApiSignIn: optional(FLAG),
  managedLoginBranding: optional(BRANDING),
  terms: optional(struct<ManagedLoginTerms>({ termsOfUse: TEXT, privacyPolicy: TEXT })),
  authFlows: optional(flags(Object.keys(AUTH_FLOWS))),
  authSessionValidity: optional(DURATION),
  ssoSession: optional(DURATION),
  idTokenValidity: optional(DURATION),
  refreshTokenValidity: optional(DURATION),
  refreshTokenRotation: optional(FLAG),
  refreshTokenRotationGracePeriod: optional(DURATION),
  preventUserExistenceErrors: optional(FLAG),
  readAttributes: optional(ATTRIBUTES),
  writeAttributes: optional(ATTRIBUTES),
};

const SECRET_OPTIONS = optional(struct<ClientSecretOptions>({
  secretName: optional(TEXT),
  encryptionKey: optional(KEY),
  removalPolicy: optional(REMOVAL_POLICY),
}));

const FUNCTION_OPTIONS = struct<ClientSecretFunctionOptions>({
  vpc: optional(VPC),
  vpcSubnets: optional(SUBNETS),
  securityGroups: optional(listOf(SECURITY_GROUP, '[securityGroup]')),
  logGroup: optional(LOG_GROUP),
  environmentEncryption: optional(KEY),
  reservedConcurrentExecutions: optional(NUMBER),
  deadLetterQueue: optional(QUEUE),
  tracing: optional(TRACING),
  architecture: optional(ARCHITECTURE),
  permissionsBoundary: optional(MANAGED_POLICY),
});

const APP_CLIENT_ATTRIBUTES: Fields<AppClientAttributes> = { userPool: USER_POOL, userPoolClientId: CLIENT_ID, domainUrl: optional(DOMAIN_URL) };

const METADATA_POLICY_OPTIONS: Fields<ClientIdMetadataPolicyOptions> = {
  urlPatterns: listOf(TEXT, '[\'https://app.example.com/oauth/client.json\']'),
  cacheDuration: optional(DURATION),
  policyName: optional(TEXT),
};

/** The public structs by name, with the kind of each member. */
export const STRUCTS = {
  SecretHashProxyProps: struct<SecretHashProxyOptions & { readonly client: unknown }>({
    client: CONFIDENTIAL_CLIENT,
    allowedOrigins: listOf(WHOLE_TEXT, '[\'https://app.example.org\']'),
    webAcl: optional(WEB_ACL),
    createDistribution: optional(FLAG),
    distribution: optional(DISTRIBUTION),
    distributionPath: optional(PATH),
    functionOptions: optional(FUNCTION_OPTIONS),
  }),
  McpServerAccessProps: struct<McpServerAccessProps>({
    userPool: USER_POOL,
    resource: KNOWN_URL,
    scopes: listOf(SERVER_SCOPE, '[new ResourceServerScope({ scopeName: \'tools\', scopeDescription: \'Use the tools\' })]'),
    callbackUrls: listOf(TEXT, '[\'https://host.example.com/oauth/callback\']'),
    platform: optional(oneOf('PublicPlatform', PublicPlatform)),
    domainUrl: optional(DOMAIN_URL),
    metadataPolicy: optional(struct<ClientIdMetadataPolicyOptions>(METADATA_POLICY_OPTIONS)),
  }),
  ClientIdMetadataPolicyProps: struct<ClientIdMetadataPolicyOptions & { readonly client: unknown }>({
    client: PUBLIC_CLIENT, ...METADATA_POLICY_OPTIONS,
  }),
  PublicAppClientProps: struct<PublicAppClientProps>({ ...USER_APP, platform: optional(oneOf('PublicPlatform', PublicPlatform)) }),
  ConfidentialAppClientProps: struct<ConfidentialAppClientProps>({
    ...USER_APP,
    enablePropagateAdditionalUserContextData: optional(FLAG),
    tokenExchange: TOKEN_EXCHANGE,
    secretOptions: SECRET_OPTIONS,
  }),
  MachineClientProps: struct<MachineClientProps>({ ...APP_CLIENT, scopes: SCOPES, tokenExchange: TOKEN_EXCHANGE, secretOptions: SECRET_OPTIONS }),
  AppClientAttributes: struct<ClientWithSecretAttributes>({
    ...APP_CLIENT_ATTRIBUTES, secret: optional(SECRET), rotationFunction: optional(FUNCTION),
  }),
  SignInUrlOptions: struct<SignInUrlOptions>({ redirectUri: TEXT, signInPath: optional(TEXT), domainUrl: optional(DOMAIN_URL) }),
  SignOutUrlOptions: struct<SignOutUrlOptions>({ logoutUri: TEXT, domainUrl: optional(DOMAIN_URL) }),
  /** The options of all configurations. Each takes some of them. */
  ConfigurationOptions: struct<SignInConfigurationOptions & GrafanaConfigurationOptions>({
    redirectUri: optional(TEXT), logoutUri: optional(TEXT), baseUrl: optional(TEXT), domainUrl: optional(DOMAIN_URL), scopes: optional(SCOPES),
  }),
  ClientSecretRotationOptions: struct<ClientSecretRotationOptions>({
    automaticallyAfter: optional(DURATION),
    overlap: optional(DURATION),
    rotateImmediatelyOnUpdate: optional(FLAG),
    functionOptions: optional(FUNCTION_OPTIONS),
  }),
};

/**
 * Throws one message with all faults of the value that a construct or a method got.
 *
 * @param call the method, if it is not the constructor
 */
export function checkGiven(construct: IConstruct | undefined, kind: Kind, given: unknown, call?: string): void {
  const problems = given === undefined && call === undefined ? ['nothing is given.', ...kind({}, '')] : kind(given, '');
  if (problems.length === 0) { return; }
  const prefix = [...construct ? [`'${construct.node.path}'`] : [], ...call === undefined ? [] : [call]].map((part) => `${part}: `).join('');
  throw new Error(prefix + problems.map((problem) => problem.startsWith(' ') ? `the argument${problem}` : problem).join(' '));
}
