import {
  CfnUserPool, CfnUserPoolClient, FeaturePlan, ManagedLoginVersion, NumberAttribute, ProviderAttribute, StandardThreatProtectionMode, UserPool,
  UserPoolIdentityProviderFacebook, UserPoolIdentityProviderOidc,
} from 'aws-cdk-lib/aws-cognito';
import type { UserPoolProps } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import { NEIGHBOUR_CLASSES, propsOf } from './props-of';
import { classOf } from '../../../src/private/assembly/written-class';
import { NEIGHBOUR_TOPICS } from '../../../src/private/rules';
import { propOf } from '../../../src/private/service/props';
import { l1Of, UserPoolFixture } from '../../user-pool-fixture';

/**
 * Users who wrote an L2 read its props, also where a finding is not about a client.
 */
type Make = (fixture: UserPoolFixture) => IConstruct;

function pool(props: UserPoolProps): Make {
  return ({ stack }) => {
    const userPool = new UserPool(stack, 'Users', props);
    userPool.addClient('App');
    return userPool;
  };
}

test.each<[id: string, make: Make, label: string, text: RegExp]>([
  ['threat-protection-without-tier', pool({ standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION }), 'standardThreatProtectionMode', /featurePlan is absent.*Set featurePlan: FeaturePlan\.PLUS\./],
  ['tier-threat-protection', pool({ standardThreatProtectionMode: StandardThreatProtectionMode.AUDIT_ONLY, featurePlan: FeaturePlan.LITE }), 'standardThreatProtectionMode', /Set featurePlan: FeaturePlan\.PLUS, or set standardThreatProtectionMode: StandardThreatProtectionMode\.NO_ENFORCEMENT\.$/],
  ['schema-standard-type', pool({ customAttributes: { email: new NumberAttribute() } }), 'Schema', /Remove it from customAttributes, and write it in standardAttributes\.$/],
  ['pool-web-authn-relying-party-format', pool({ passkeyRelyingPartyId: 'https://acme.org' }), 'passkeyRelyingPartyId', /domain name/],
  ['domain-custom-config', ({ pool: userPool, stack }) => {
    const certificate = { certificateRef: { certificateId: 'arn:aws:acm:us-east-1:111111111111:certificate/x', certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/x' }, env: stack.env, node: stack.node };
    return userPool.addDomain('Domain', { customDomain: { domainName: 'acme', certificate: certificate as never } });
  }, 'customDomain', /Remove customDomain, and set cognitoDomain, or write a domain such as auth\.example\.org\.$/],
  ['tier-managed-login', ({ stack }) => new UserPool(stack, 'Lite', { featurePlan: FeaturePlan.LITE })
    .addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' }, managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN }),
  'managedLoginVersion', /^managedLoginVersion is 2.*Set managedLoginVersion: ManagedLoginVersion\.CLASSIC_HOSTED_UI, or set featurePlan: FeaturePlan\.ESSENTIALS on the user pool\.$/],
  ['rs-scope-description', ({ pool: userPool }) => userPool.addResourceServer('Empty', { identifier: 'empty', scopes: [{ scopeName: 'a', scopeDescription: '' }] }), 'scopes', /in scopeDescription\.$/],
  ['idp-oidc-openid-scope', ({ stack, pool: userPool }) => new UserPoolIdentityProviderOidc(stack, 'Oidc', {
    userPool, clientId: 'a', clientSecret: 'b', issuerUrl: 'https://idp.acme.org', scopes: ['email', 'profile'],
  }), 'scopes', /Write \['openid', 'email', 'profile'\]\.$/],
  ['idp-oidc-issuer-https', ({ stack, pool: userPool }) => new UserPoolIdentityProviderOidc(stack, 'Oidc', {
    userPool, clientId: 'a', clientSecret: 'b', issuerUrl: 'http://idp.acme.org',
  }), 'issuerUrl', /https/],
  ['idp-details-empty', ({ stack, pool: userPool }) => new UserPoolIdentityProviderFacebook(stack, 'Facebook', { userPool, clientId: 'a', clientSecret: '' }), 'ProviderDetails', /^clientSecret is empty/],
  ['idp-mapped-attribute-exists', ({ stack, pool: userPool }) => new UserPoolIdentityProviderFacebook(stack, 'Facebook', {
    userPool, clientId: 'a', clientSecret: 'b', attributeMapping: { custom: { 'custom:role': ProviderAttribute.other('role') } },
  }), 'attributeMapping', /Add it to customAttributes of the user pool with mutable: true/],
])('%s', (id, make, label, text) => {
  const fixture = new UserPoolFixture();
  const resource = l1Of(make(fixture));
  const findings = fixture.judgeNeighbour(resource);
  const finding = findings.find((each) => each.id === id);
  if (!finding) { throw new Error(`not found: ${findings.map((each) => each.id).join(', ')}`); }
  expect(propOf(finding.property, classOf(resource))).toBe(label);
  expect(finding.text).toMatch(text);
});

test('an L1 pool has no method that adds a domain', () => {
  const fixture = new UserPoolFixture();
  const users = new CfnUserPool(fixture.stack, 'Users');
  const client = new CfnUserPoolClient(fixture.stack, 'App', {
    userPoolId: users.ref, allowedOAuthFlowsUserPoolClient: true, allowedOAuthFlows: ['code'], allowedOAuthScopes: ['openid'], callbackUrLs: ['https://app.acme.org/callback'],
  });
  expect(fixture.judge(client).find(({ id }) => id === 'oauth-needs-domain')?.text).toContain('Add one: new CfnUserPoolDomain(…, { userPoolId, domain }).');
});

test('the table of props names what the sources declare', () => {
  const properties = new Set(NEIGHBOUR_TOPICS.flatMap(({ rules }) => rules.map(({ property }) => property)));
  const wrong = NEIGHBOUR_CLASSES.flatMap((written) => [...properties].map((property) => [written, property, propOf(property, written)] as const)
    .filter(([, property, prop]) => prop !== property && !propsOf(written).has(prop)));
  expect(wrong).toEqual([]);
});
