import { main } from '../../command/main';

const POOL_ID = 'eu-west-1_abcDEF123';
const SECRET = 'the-value-of-the-secret-0123456789';

const client = (changes: object = {}) => JSON.stringify({
  UserPoolClient: {
    UserPoolId: POOL_ID,
    ClientName: 'web app',
    ClientId: '0123456789abcdefghijklmnop',
    LastModifiedDate: '2026-11-01T10:00:00+00:00',
    CreationDate: '2026-11-01T10:00:00+00:00',
    RefreshTokenValidity: 30,
    TokenValidityUnits: {},
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    SupportedIdentityProviders: ['COGNITO'],
    CallbackURLs: ['https://www.example.org/cb'],
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'orders/read'],
    AllowedOAuthFlowsUserPoolClient: true,
    PreventUserExistenceErrors: 'ENABLED',
    EnableTokenRevocation: true,
    WriteAttributes: ['email'],
    AuthSessionValidity: 3,
    ...changes,
  },
}, undefined, 4);

const pool = (changes: object = {}) => JSON.stringify({
  UserPool: {
    Id: POOL_ID,
    Name: 'users',
    Arn: `arn:aws:cognito-idp:eu-west-1:111111111111:userpool/${POOL_ID}`,
    LambdaConfig: {},
    Policies: { PasswordPolicy: { MinimumLength: 8 }, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } },
    SchemaAttributes: [{ Name: 'email', AttributeDataType: 'String', Mutable: true, Required: false }, { Name: 'custom:dept', AttributeDataType: 'String', Mutable: true, Required: false }],
    UserPoolTier: 'ESSENTIALS',
    EstimatedNumberOfUsers: 3,
    Domain: 'acme',
    ...changes,
  },
});

function live(input: string): { code: number; ids: string[]; all: string } {
  let out = '';
  let err = '';
  const code = main(['check', '--live', '-', '--format', 'json'], { readInput: () => input, out: (text) => { out += text; }, err: (text) => { err += text; }, isTerminal: false, version: '0' });
  return { code, ids: out === '' ? [] : JSON.parse(out).findings.map(({ id }: { id: string }) => id.split('::')[1]).sort(), all: out + err };
}

test('a sound client of a pool that nobody described', () => {
  expect(live(client())).toMatchObject({ code: 0, ids: [] });
});

test('errors and warnings of what runs today', () => {
  const { code, ids } = live(client({ AllowedOAuthFlows: ['code', 'implicit'], PreventUserExistenceErrors: 'LEGACY' }));
  expect(code).toBe(0);
  expect(ids).toEqual(['implicit-discouraged', 'puee-default-legacy']);
});

test('several answers, one after another, and a pool that is known by its answer', () => {
  const server = JSON.stringify({ ResourceServer: { UserPoolId: POOL_ID, Identifier: 'orders', Name: 'orders', Scopes: [{ ScopeName: 'write', ScopeDescription: 'w' }] } });
  expect(live(`${pool()}\n${client()}`).ids).toEqual([]);
  expect(live(`${pool()}${client({ WriteAttributes: ['email', 'custom:unknown'] })}`).ids).toEqual(['write-attribute-exists']);
  expect(live(`${pool()}\n\n${client()}\n${server}`).ids).toEqual(['scope-must-be-known']);
  expect(live(`${pool({ Domain: undefined })}\n${client()}`).ids).toEqual(['oauth-needs-domain']);
});

test('the value of the secret is never printed, and tells that there is one', () => {
  const { all, ids } = live(client({ ClientSecret: SECRET, AllowedOAuthFlows: ['client_credentials'] }));
  expect(all).not.toContain(SECRET);
  expect(ids).not.toContain('client-credentials-needs-secret');
  expect(live(client({ AllowedOAuthFlows: ['client_credentials'] })).ids.join()).toContain('secret');
});

test.each([
  ['nothing', '', 'there is no JSON document'],
  ['half a document', client().slice(0, 200), 'the last JSON document does not end'],
  ['no JSON', `{ ${SECRET} }`, 'document 1 is not JSON'],
  ['another answer', '{"UserPools": []}', "document 1 (line 1) holds 'UserPools'"],
  ['a key that is no answer', `{"${SECRET}": {}}`, 'document 1 (line 1) holds something else'],
  ['a key that JavaScript gives a meaning to', '{"__proto__": {}}', 'document 1 (line 1) holds'],
  ['a list of answers', `[${client()}]`, "there is '[' between two JSON documents"],
  ['a deep document', `{"UserPoolClient":${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}}`, 'it is nested more than 200 levels deep'],
  ['deep lists', `{"UserPoolClient":${'['.repeat(60_000)}${']'.repeat(60_000)}}`, 'it is nested more than 200 levels deep'],
  ['brackets that do not match', '{"UserPoolClient":{]}', 'is not JSON'],
  ['a closing brace alone', '}', ''],
  ['text between', `${client()} and ${client()}`, "there is 'a' between two JSON documents"],
])('%s is one sentence without the text', (_, input, reason) => {
  const { code, all } = live(input);
  expect(code).toBe(2);
  expect(all).toContain(reason);
  expect(all).not.toContain(SECRET);
});

test.each([
  ['a secret in a place of its own', { Nested: { ClientSecret: SECRET } }],
  ['a secret as a list', { ClientSecret: [SECRET] }],
  ['secrets with ids', { ClientSecrets: [{ ClientSecretId: 'x', ClientSecretValue: SECRET }] }],
])('%s is not printed either', (_, changes) => {
  const { code, all } = live(client(changes));
  expect(code).toBeLessThan(2);
  expect(all).not.toContain(SECRET);
});

test.each([{ SchemaAttributes: 'x' }, { SchemaAttributes: [null, 1, { Name: {} }] }, { Id: {} }, { Domain: [], LambdaConfig: 3 }, { Policies: [] }])('an answer of the wrong shape breaks nothing: %j', (changes) => {
  expect(live(`${pool(changes)}\n${client()}`).code).toBeLessThan(2);
});
