import { file, run } from './command';

/** What the author of a template gets who follows a message to the letter. Each case takes what it writes from the message. */
type Resource = { Type: string; Properties: Record<string, unknown>; DependsOn?: readonly string[] };
type Resources = Record<string, Resource>;

interface Found { readonly id: string; readonly logicalId: string; readonly property: string; readonly text: string }

let written = 0;

function check(Resources: Resources): Found[] {
  written += 1;
  return (JSON.parse(run(['check', '--format', 'json', file(`advice/${written}.json`, JSON.stringify({ Resources }))]).out) as { findings: Found[] }).findings
    .map((found) => ({ ...found, id: found.id.split('::')[1] }));
}

function said(text: string, pattern: RegExp): string[] {
  const groups = pattern.exec(text);
  if (!groups) { throw new Error(`the message does not say ${pattern}: ${text}`); }
  return groups.slice(1);
}

const Pool: Resource = { Type: 'AWS::Cognito::UserPool', Properties: {} };
const UserPoolId = { Ref: 'Pool' };
const Api: Resource = {
  Type: 'AWS::Cognito::UserPoolResourceServer', Properties: { UserPoolId, Identifier: 'api', Name: 'api', Scopes: [{ ScopeName: 'read', ScopeDescription: 'read' }] },
};
const Okta: Resource = {
  Type: 'AWS::Cognito::UserPoolIdentityProvider',
  Properties: { UserPoolId, ProviderName: 'Okta', ProviderType: 'SAML', ProviderDetails: { MetadataURL: 'https://idp.acme.org/metadata' } },
};
const Domain: Resource = { Type: 'AWS::Cognito::UserPoolDomain', Properties: { UserPoolId, Domain: 'acme' } };

function client(properties: Record<string, unknown> = {}): Resource {
  return {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      UserPoolId,
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      CallbackURLs: ['https://app.acme.org/callback'],
      SupportedIdentityProviders: ['COGNITO'],
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      WriteAttributes: ['email'],
      ...properties,
    },
  };
}

const MACHINE = {
  GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['api/read'], CallbackURLs: undefined, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
};

function changed(resources: Resources, logicalId: string, change: Partial<Resource>): Resources {
  const { Properties, ...rest } = change;
  const resource = resources[logicalId];
  return { ...resources, [logicalId]: { ...resource, ...rest, Properties: { ...resource.Properties, ...Properties } } };
}

/** `DependsOn: [Okta]` */
function dependsOn(text: string): string[] {
  return said(text, /DependsOn: \[([\w, ]+)\]/)[0].split(', ');
}

/** `!Sub '${Api}/<scope name>'` */
function scopeIn(text: string, name: string): unknown {
  return { 'Fn::Sub': said(text, /!Sub '([^']+)'/)[0].replace('<scope name>', name).replace('<resource server>', 'Api') };
}

test.each<[id: string, failing: Resources, follow: (text: string, failing: Resources) => Resources]>([
  ['oauth-needs-domain', { Pool, Client: client() }, (text, failing) => {
    const [Type, pool] = said(text, /Add one: (AWS::\w+::\w+) with UserPoolId: !Ref (\w+) and a prefix in Domain\./);
    return { ...failing, Domain: { Type, Properties: { UserPoolId: { Ref: pool }, Domain: 'acme' } } };
  }],
  ['machine-needs-domain', { Pool, Api, Client: client({ ...MACHINE, AllowedOAuthScopes: [{ 'Fn::Sub': '${Api}/read' }] }) }, (text, failing) => {
    const [Type, pool] = said(text, /Add one: (AWS::\w+::\w+) with UserPoolId: !Ref (\w+) and a prefix in Domain\./);
    return { ...failing, Domain: { Type, Properties: { UserPoolId: { Ref: pool }, Domain: 'acme' } } };
  }],
  ['scope-needs-dependson', { Pool, Api, Domain, Client: client({ AllowedOAuthScopes: ['openid', 'api/read'] }) },
    (text, failing) => changed(failing, 'Client', { DependsOn: dependsOn(text) })],
  ['scope-needs-dependson', { Pool, Api, Domain, Client: client({ AllowedOAuthScopes: ['openid', 'api/read'] }) },
    (text, failing) => changed(failing, 'Client', { Properties: { AllowedOAuthScopes: ['openid', scopeIn(text, 'read')] } })],
  ['client-credentials-custom-scopes-only', { Pool, Api, Domain, Client: client({ ...MACHINE, AllowedOAuthScopes: ['openid'] }) },
    (text, failing) => changed(failing, 'Client', { Properties: { AllowedOAuthScopes: [scopeIn(text, 'read')] } })],
  ['idp-needs-dependson', { Pool, Okta, Domain, Client: client({ SupportedIdentityProviders: ['COGNITO', 'Okta'] }) },
    (text, failing) => changed(failing, 'Client', { DependsOn: dependsOn(text) })],
  ['oauth-needs-managed-login-style', { Pool, Domain: { ...Domain, Properties: { ...Domain.Properties, ManagedLoginVersion: 2 } }, Client: client() }, (text, failing) => {
    const [Type] = said(text, /Add (AWS::\w+::\w+) with UserPoolId, ClientId and UseCognitoProvidedValues: true\./);
    return { ...failing, Style: { Type, Properties: { UserPoolId, ClientId: { Ref: 'Client' }, UseCognitoProvidedValues: true } } };
  }],
  ['ui-customization-domain', { Pool, Client: client(), Look: { Type: 'AWS::Cognito::UserPoolUICustomizationAttachment', Properties: { UserPoolId, ClientId: 'ALL' } } }, (text, failing) => {
    const [Type, pool] = said(text, /Add a domain: (AWS::\w+::\w+) with UserPoolId: !Ref (\w+) and a prefix in Domain\. Add a dependency on it: DependsOn: \[<domain>\]\./);
    return { ...changed(failing, 'Look', { DependsOn: ['Domain'] }), Domain: { Type, Properties: { UserPoolId: { Ref: pool }, Domain: 'acme' } } };
  }],
  ['ui-customization-needs-dependson', { Pool, Domain, Client: client(), Look: { Type: 'AWS::Cognito::UserPoolUICustomizationAttachment', Properties: { UserPoolId, ClientId: 'ALL' } } },
    (text, failing) => changed(failing, 'Look', { DependsOn: dependsOn(text) })],
  ['client-credentials-needs-secret', { Pool, Api, Domain, Client: client({ ...MACHINE, GenerateSecret: false, AllowedOAuthScopes: [{ 'Fn::Sub': '${Api}/read' }] }) },
    (text, failing) => changed(failing, 'Client', { Properties: { GenerateSecret: said(text, /Set GenerateSecret to (true)/)[0] === 'true' } })],
  ['dependency-circle', { Pool, Domain, Okta: { ...Okta, DependsOn: ['Client'] }, Client: { ...client(), DependsOn: ['Okta'] } }, (text, failing) => {
    const [one] = said(text, /'(\w+)' → .*Remove one of these dependencies, in DependsOn, /);
    return changed(failing, one, { DependsOn: [] });
  }],
  ['idp-removing-cognito-does-not-block-sdk', { Pool, Okta, Domain, Client: { ...client({ SupportedIdentityProviders: [{ Ref: 'Okta' }] }) } },
    (text, failing) => changed(failing, 'Pool', { Properties: { [said(text, /AllowAdminCreateUserOnly: true in (\w+)\./)[0]]: { AllowAdminCreateUserOnly: true } } })],
  ['rotation-tier', { Pool: { ...Pool, Properties: { UserPoolTier: 'LITE' } }, Domain, Client: client({ RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }) },
    (text, failing) => changed(failing, 'Pool', { Properties: { UserPoolTier: said(text, /set UserPoolTier to (\w+) on the user pool/)[0] } })],
])('the advice of %s works in a template', (id, failing, follow) => {
  const before = check(failing);
  const finding = before.find((found) => found.id === id);
  if (!finding) { throw new Error(`not found: ${before.map((found) => found.id).join(', ')}`); }
  const after = check(follow(finding.text, failing));
  expect(after.filter((found) => found.id === id || !before.some((other) => other.id === found.id))).toEqual([]);
});
