import { RemovalPolicy, Token } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ManagedLoginBranding } from '../../../props/managed-login-branding';

/** Returns the faults of a value with their places, or nothing. Only TypeScript prevents its users from passing something else. */
export type Kind = (value: unknown, place: string) => readonly string[];

const NONE: readonly never[] = [];

export function optional(kind: Kind): Kind {
  return (value, place) => value === undefined ? NONE : kind(value, place);
}

/** A list of values of one kind. Rules report absent items in a list of texts. */
export function listOf(kind: Kind, example: string): Kind {
  return (value, place) => Array.isArray(value)
    ? value.flatMap((item, i) => kind === TEXT && (item === undefined || item === null) ? [] : kind(item, `${place}[${i}]`))
    : wrong(value, place, `a list, such as ${example}`);
}

/** A struct. Unknown members are ignored, because they may belong to a user's subclass. */
export function struct<P>(fields: Fields<P>): Kind {
  const members = Object.entries<Kind>(fields);
  return (value, place) => {
    if (!isObject(value)) { return wrong(value, place, `an object, such as { ${members[0][0]} }`); }
    const faults: string[] = [];
    for (const [name, kind] of members) {
      const found = kind(value[name], place === '' ? name : `${place}.${name}`);
      if (found.length > 0) { faults.push(...found); }
    }
    return faults;
  };
}

/** A kind for every member of a struct. The compiler checks that none is missing. */
export type Fields<P> = { readonly [name in keyof P]-?: Kind };

export const TEXT = is((value) => typeof value === 'string', 'a text');
/** A text that no rule checks later, so a list of them must have no absent item. */
export const WHOLE_TEXT = is((value) => typeof value === 'string', 'a text');
/** The id of an existing client. It is never empty or the print of a missing value. */
export const CLIENT_ID: Kind = (value, place) => typeof value !== 'string' || isClientId(value)
  ? TEXT(value, place)
  : wrong(value, place, 'the id of the app client, 1 to 128 letters and digits such as 1example23456789');
export const FLAG = is((value) => typeof value === 'boolean', 'true or false');
export const DURATION = is((value) => has(value, 'toSeconds') && has(value, 'isUnresolved'),
  (value) => `a Duration, such as Duration.minutes(${typeof value === 'number' ? value : 60})`);
export const USER_POOL = is((value) => has(value, 'userPoolRef') && hasText(value.userPoolRef, 'userPoolId'),
  'a UserPool or CfnUserPool, or UserPool.fromUserPoolId(scope, id, userPoolId) for one made elsewhere');
export const CONFIDENTIAL_CLIENT = is((value) => has(value, 'signInUrl') && has(value, 'grants'),
  'a ConfidentialAppClient, or ConfidentialAppClient.fromConfidentialAppClientAttributes(…) for one made elsewhere');
/** Rules report a client with a secret, because an imported client may be of either kind. */
export const PUBLIC_CLIENT = is((value) => has(value, 'userPoolClientId') && has(value, 'userPool'),
  'a PublicAppClient, or PublicAppClient.fromPublicAppClientAttributes(…) for one made elsewhere');
export const WEB_ACL = is((value) => has(value, 'webAclRef'), 'a wafv2.CfnWebACL');
/** An imported distribution takes no behavior. */
export const DISTRIBUTION = is((value) => has(value, 'addBehavior'), 'a cloudfront.Distribution that your CDK app creates', 'hidden');
/** A path that is the same in CloudFront, which reads wildcards, and in API Gateway, which reads parameters. */
export const PATH = is((value) => typeof value === 'string' && /^(?:\/(?!\.+(?:\/|$))[\w.~-]+)+$/.test(value), 'a path, such as \'/cognito\'');
export const SCOPE = named('scopeName', 'OAuthScope.OPENID, or OAuthScope.custom(\'<identifier>/<scope>\')');
export const SERVER_SCOPE = is((value) => hasText(value, 'scopeName') && hasText(value, 'scopeDescription'),
  'new ResourceServerScope({ scopeName: \'tools\', scopeDescription: \'Use the tools\' })');
/** A URL that names a resource. It must be known at synth. */
export const KNOWN_URL = is((value) => typeof value === 'string' && !Token.isUnresolved(value) && !value.includes('{{resolve:'),
  'the URL as it is, such as \'https://mcp.example.org/mcp\'');
export const PROVIDER = named('name', 'UserPoolClientIdentityProvider.COGNITO, or UserPoolClientIdentityProvider.custom(\'<name>\')');
export const ATTRIBUTES = is((value) => has(value, 'attributes'), 'new ClientAttributes().withStandardAttributes({ email: true })');
export const BRANDING = is((value) => value instanceof ManagedLoginBranding, 'ManagedLoginBranding.cognitoDefault()');
export const KEY = is((value) => has(value, 'keyArn'), 'a kms.Key', 'hidden');
export const SECRET = is((value) => has(value, 'secretArn'), 'a secretsmanager.Secret, such as Secret.fromSecretCompleteArn(…)', 'hidden');
export const FUNCTION = is((value) => has(value, 'functionArn'), 'a lambda.Function, such as Function.fromFunctionArn(…)', 'hidden');
export const NUMBER = is((value) => typeof value === 'number', 'a number');
export const VPC = is((value) => has(value, 'vpcId'), 'an ec2.Vpc, such as Vpc.fromLookup(…)', 'hidden');
export const SUBNETS = is((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'a SubnetSelection, such as { subnetType: SubnetType.PRIVATE_WITH_EGRESS }', 'hidden');
export const SECURITY_GROUP = is((value) => has(value, 'securityGroupId'), 'an ec2.SecurityGroup', 'hidden');
export const LOG_GROUP = is((value) => has(value, 'logGroupArn'), 'a logs.LogGroup', 'hidden');
export const QUEUE = is((value) => has(value, 'queueArn'), 'an sqs.Queue', 'hidden');
export const MANAGED_POLICY = is((value) => has(value, 'managedPolicyArn'), 'an iam.ManagedPolicy, such as ManagedPolicy.fromManagedPolicyName(…)', 'hidden');
export const ARCHITECTURE = is((value) => has(value, 'dockerPlatform'), 'Architecture.ARM_64 or Architecture.X86_64', 'hidden');
export const TRACING: Kind = (value, place) => {
  // Loaded on demand, because only options of a function use it.
  const { Tracing } = require('aws-cdk-lib/aws-lambda') as typeof lambda; // eslint-disable-line @typescript-eslint/no-require-imports
  return oneOf('Tracing', Tracing)(value, place);
};
export const GRANTEE = is((value) => has(value, 'grantPrincipal'), 'a principal, such as an iam.Role or a lambda.Function', 'hidden');
export const CONSTRUCT = is((value) => Construct.isConstruct(value), 'a construct, such as the App');
export const REMOVAL_POLICY = oneOf('RemovalPolicy', RemovalPolicy);
export const DOMAIN_URL = is(isDomainUrl, 'an https URL without a path, such as https://auth.example.org');

/** A TypeScript enum is a text in every other language. */
export function oneOf(name: string, values: Readonly<Record<string, string>>): Kind {
  return is((value) => Object.values(values).includes(value as string), Object.keys(values).map((member) => `${name}.${member}`).join(' or '));
}

/** Booleans by name. An unknown name is misspelled. */
export function flags(names: readonly string[]): Kind {
  return (value, place) => isObject(value)
    ? Object.entries(value).flatMap(([name, flag]) => names.includes(name)
      ? optional(FLAG)(flag, `${place}.${name}`)
      : [`${place}.${name} is not known. Write one of ${names.join(', ')}.`])
    : wrong(value, place, `an object, such as { ${names[0]}: true }`);
}

function is(fits: (value: unknown) => boolean, write: string | ((value: unknown) => string), hidden?: 'hidden'): Kind {
  return (value, place) => fits(value) ? NONE : wrong(value, place, typeof write === 'function' ? write(value) : write, hidden);
}

/** An object with a name that its class does not check, such as `OAuthScope.custom(undefined)`. */
function named(member: string, write: string): Kind {
  return (value, place) => {
    if (!has(value, member)) { return wrong(value, place, write); }
    return typeof value[member] === 'string' ? [] : wrong(value[member], `${place}.${member}`, write);
  };
}

function wrong(value: unknown, place: string, write: string, hidden?: 'hidden'): string[] {
  return [`${place} is ${described(value, hidden)}. Write ${write}.`];
}

function isClientId(value: string): boolean {
  return Token.isUnresolved(value) || value.includes('{{resolve:') || /^(?!(undefined|null|None|NaN)$)[\w+]{1,128}$/.test(value);
}

/** For a URL with a token or a dynamic reference, only the start is checked. */
function isDomainUrl(value: unknown): boolean {
  if (typeof value !== 'string') { return false; }
  return Token.isUnresolved(value) || value.includes('{{resolve:') ? /^(https:|[^a-z])/i.test(value) : /^https:\/\/[^/?#]+\/*$/.test(value);
}

function has<M extends string>(value: unknown, member: M): value is Readonly<Record<M, unknown>> {
  return typeof value === 'object' && value !== null && member in value;
}

function hasText(value: unknown, member: string): boolean {
  return has(value, member) && typeof value[member] === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LONGEST = 60;

/** Describes a value without showing what may be a secret. */
function described(value: unknown, hidden?: 'hidden'): string {
  switch (typeof value) {
    case 'undefined': return 'absent';
    case 'string': return hidden || Token.isUnresolved(value) ? 'a text' : `the text '${value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}'`;
    case 'number': return Token.isUnresolved(value) ? 'a number' : `the number ${value}`;
    case 'boolean': return String(value);
    case 'object': return value === null ? 'null' : Array.isArray(value) ? 'a list' : `an object${classOf(value)}`;
    default: return `a ${typeof value}`;
  }
}

/** The class name, without the number that the build of aws-cdk-lib adds to some names. */
function classOf(value: object): string {
  const name = (value.constructor as { name?: string } | undefined)?.name?.replace(/\d+$/, '');
  return !name || name === 'Object' ? '' : ` of class ${name}`;
}
