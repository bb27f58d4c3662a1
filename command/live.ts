import { DEEPEST, TOO_DEEP, Unreadable } from './yaml-document';
import type { Data, Source } from './yaml-source';
import {
  BRANDING, DOMAIN, IDENTITY_PROVIDER, RESOURCE_SERVER, USER_POOL, USER_POOL_CLIENT,
} from '../src/private/service/types';

/** The member of each response of a describe call, and its resource type. */
const ANSWERS: Readonly<Record<string, string>> = {
  UserPool: USER_POOL,
  UserPoolClient: USER_POOL_CLIENT,
  ResourceServer: RESOURCE_SERVER,
  IdentityProvider: IDENTITY_PROVIDER,
  DomainDescription: DOMAIN,
};

/** Members of a response that cannot be set. The value of the secret is removed here, before any other code reads it. */
const NOT_SET: ReadonlySet<string> = new Set([
  'ClientId', 'ClientSecret', 'ClientSecretArn', 'ClientType', 'CreationDate', 'LastModifiedDate', 'Id', 'Arn', 'Name', 'Status', 'Version',
  'EstimatedNumberOfUsers', 'SchemaAttributes', 'Domain', 'CustomDomain', 'AWSAccountId', 'S3Bucket', 'CloudFrontDistribution', 'SmsConfigurationFailure',
  'EmailConfigurationFailure', 'UserPoolTags',
]);

/** The responses of the service as a template: `DescribeUserPoolClient` and others, one JSON document after another. */
export function templateOfAnswers(text: string): Source {
  const resources: Data = {};
  const given = new Set<string>();
  const lines = new Map<string, number>();
  const answers = documentsIn(text);
  const pools = new Map(answers.flatMap(({ value }, index) => isMap(value.UserPool) ? [[String(value.UserPool.Id), `Pool${index}`] as const] : []));
  answers.forEach(({ value, line }, index) => {
    const [kind] = Object.keys(value);
    const type = Object.hasOwn(ANSWERS, String(kind)) ? ANSWERS[kind] : undefined;
    const answer = value[kind];
    if (type === undefined || !isMap(answer)) {
      throw new Unreadable(`document ${index + 1} (line ${line}) holds ${kind === undefined ? 'nothing' : /^[A-Za-z]{1,40}$/.test(kind) ? `'${kind}'` : 'something else'}, and not one of ${Object.keys(ANSWERS).join(', ')}`);
    }
    given.add(type);
    const id = type === USER_POOL ? `Pool${index}` : nameFor(kind, answer, resources);
    lines.set(id, line);
    resources[id] = { Type: type, Properties: propertiesOf(type, answer, pools) };
    if (type === USER_POOL && !answers.some((other) => 'DomainDescription' in other.value)) { Object.assign(resources, domainsOf(answer, id)); }
  });
  for (const type of [RESOURCE_SERVER, IDENTITY_PROVIDER, BRANDING]) {
    // Resources that were not described may exist.
    if (!given.has(type)) { resources[`NotDescribed${type.replace(/\W/g, '')}`] = { Type: type, Condition: 'NotDescribed', Properties: { UserPoolId: { Ref: 'NotDescribed' } } }; }
  }
  // All resources exist, so none is created too late.
  const others = Object.keys(resources).filter((id) => (resources[id] as Data).Type !== USER_POOL_CLIENT);
  for (const resource of Object.values(resources) as Data[]) { if (resource.Type === USER_POOL_CLIENT) { resource.DependsOn = others; } }
  return {
    data: { Resources: resources },
    lineOf: (_, id) => lines.get(id) ?? 1,
    repeated: [],
    comments: [],
  };
}

function propertiesOf(type: string, answer: Data, pools: ReadonlyMap<string, string>): Data {
  const properties: Data = {};
  for (const [name, value] of Object.entries(answer)) {
    if (!NOT_SET.has(name) || (name === 'Name' && type === RESOURCE_SERVER) || (name === 'Domain' && type === DOMAIN)) { properties[name] = value; }
  }
  const pool = pools.get(String(answer.UserPoolId));
  if (pool !== undefined) { properties.UserPoolId = { Ref: pool }; }
  if (type === USER_POOL_CLIENT) { properties.GenerateSecret = 'ClientSecret' in answer || 'ClientSecretArn' in answer; }
  if (type === USER_POOL) {
    properties.UserPoolName = answer.Name;
    // The response also lists the standard attributes.
    properties.Schema = Array.isArray(answer.SchemaAttributes)
      ? answer.SchemaAttributes.filter(isMap).map((attribute) => ({ ...attribute, Name: String(attribute.Name).replace(/^custom:/, '') }))
      : undefined;
  }
  return properties;
}

function domainsOf(pool: Data, poolId: string): Data {
  return Object.fromEntries(['Domain', 'CustomDomain'].flatMap((name) => typeof pool[name] === 'string'
    // Only the response of DescribeUserPoolDomain contains the version of the pages.
    ? [[`${poolId}${name}`, { Type: DOMAIN, Properties: { UserPoolId: { Ref: poolId }, Domain: pool[name], ManagedLoginVersion: { Ref: 'NotDescribed' } } }]]
    : []));
}

function nameFor(kind: string, answer: Data, taken: Data): string {
  const name = String(answer.ClientName ?? answer.Identifier ?? answer.ProviderName ?? answer.Domain ?? kind).replace(/[^A-Za-z0-9]/g, '') || kind;
  let id = name;
  for (let n = 2; id in taken; n += 1) { id = `${name}${n}`; }
  return id;
}

/** JSON documents, one after another, with any white space between them. */
function documentsIn(text: string): { readonly value: Data; readonly line: number }[] {
  const documents: { value: Data; line: number }[] = [];
  let depth = 0;
  let start = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (inText) {
      if (character === '\\') { i += 1; } else if (character === '"') { inText = false; }
    } else if (character === '"') {
      inText = true;
    } else if (character === '{' || (character === '[' && depth > 0)) {
      if (depth === 0) { start = i; }
      depth += 1;
      if (depth > DEEPEST) { throw new Unreadable(TOO_DEEP); }
    } else if (character === '}' || (character === ']' && depth > 0)) {
      depth -= 1;
      if (depth === 0) { documents.push({ value: parsed(text.slice(start, i + 1), documents.length + 1), line: text.slice(0, start).split('\n').length }); }
    } else if (depth === 0 && !/\s/.test(character)) {
      throw new Unreadable(`there is '${character}' between two JSON documents`);
    }
  }
  if (depth !== 0 || inText) { throw new Unreadable('the last JSON document does not end'); }
  if (documents.length === 0) { throw new Unreadable('there is no JSON document'); }
  return documents;
}

/** The message of JSON.parse quotes the text, which may contain a secret. */
function parsed(text: string, number: number): Data {
  try {
    return JSON.parse(text) as Data;
  } catch {
    throw new Unreadable(`document ${number} is not JSON`);
  }
}

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
