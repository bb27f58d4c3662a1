import { UserPoolFixture } from '../../user-pool-fixture';

/** A CDK that is newer than the inventory. What has an error otherwise is a warning then, unless it cannot be a new value. */
jest.mock('aws-cdk-lib/package.json', (): object => ({ ...jest.requireActual('aws-cdk-lib/package.json'), version: '2.999.0' }));

const ID = 'value-newer-than-library';

function found(changes: object): string[] {
  const fixture = new UserPoolFixture();
  return fixture.judge(fixture.l1('confidential', changes)).filter(({ id }) => id === ID || id.endsWith('-enum')).map(({ id, level, property }) => `${level} ${id} ${property}`);
}

test.each([
  [{ explicitAuthFlows: ['ALLOW_INVENTED'] }, 'ExplicitAuthFlows'],
  [{ allowedOAuthFlows: ['code', 'invented'] }, 'AllowedOAuthFlows'],
  [{ refreshTokenRotation: { feature: 'INVENTED' } }, 'RefreshTokenRotation'],
  [{ preventUserExistenceErrors: 'INVENTED' }, 'PreventUserExistenceErrors'],
  [{ accessTokenValidity: 1, tokenValidityUnits: { accessToken: 'weeks' } }, 'TokenValidityUnits'],
])('%j is a warning', (changes, property) => {
  expect(found(changes)).toEqual([`warning ${ID} ${property}`]);
});

const POOL = 'AWS::Cognito::UserPool';

test.each<[string, string, Record<string, unknown>, string]>([
  ['UserPoolTier', POOL, { UserPoolTier: 'INVENTED' }, 'tier-enum'],
  ['Policies.SignInPolicy.AllowedFirstAuthFactors', POOL, { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'INVENTED'] } } }, 'first-factor-enum'],
  ['DcrConfiguration.EnableStatus', POOL, { DcrConfiguration: { EnableStatus: 'Invented' } }, 'dcr-status-enum'],
  ['DcrConfiguration.AuthenticatedGrantTypes', POOL, { DcrConfiguration: { EnableStatus: 'Enabled', AuthenticatedGrantTypes: ['code', 'invented'] } }, 'dcr-grant-enum'],
  ['DcrConfiguration.OpenDcrGrantTypes', POOL, { DcrConfiguration: { EnableStatus: 'Enabled', OpenDcrGrantTypes: ['invented'] } }, 'dcr-grant-enum'],
  ['UserSessionTracking', 'AWS::Cognito::UserPoolSessionConfigurationAttachment', { UserSessionTracking: 'INVENTED', TokenSession: { MaxPerUser: 20 } }, 'session-tracking-enum'],
  ['ProviderType', 'AWS::Cognito::UserPoolIdentityProvider', { ProviderName: 'Acme', ProviderType: 'Invented', ProviderDetails: {} }, 'idp-provider-type-enum'],
])('an unknown %s is a warning', (property, type, properties, error) => {
  const fixture = new UserPoolFixture();
  const findings = fixture.judgeNeighbour(fixture.neighbour(type, properties));
  expect(findings.filter(({ id }) => id === ID).map((finding) => `${finding.level} ${finding.property}`)).toEqual([`warning ${property}`]);
  expect(findings.map(({ id }) => id)).not.toContain(error);
});

test.each([
  [{ explicitAuthFlows: ['allow_user_srp_auth'] }, 'error auth-flow-enum ExplicitAuthFlows'],
  [{ preventUserExistenceErrors: 'true' }, 'error puee-enum PreventUserExistenceErrors'],
])('%j can be no new value', (changes, error) => {
  expect(found(changes)).toContain(error);
});

test.each([
  [{ explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_CLIENT_TOKEN_AUTH', 'ALLOW_TOKEN_EXCHANGE_DELEGATION'] }],
  [{ preventUserExistenceErrors: 'LEGACY', accessTokenValidity: 1, tokenValidityUnits: { accessToken: 'hours' } }],
])('%j is known', (changes) => {
  expect(found(changes)).toEqual([]);
});

test('the message names both versions and the values that are known', () => {
  const fixture = new UserPoolFixture();
  const [finding] = fixture.judge(fixture.l1('public', { explicitAuthFlows: ['ALLOW_INVENTED'] })).filter(({ id }) => id === ID);
  expect(finding.text).toMatch(/^'?ALLOW_INVENTED'? is not known to this version of the library, which was made for aws-cdk-lib \d+\.\d+\.\d+\. You use 2\.999\.0\. Update cdk-cognito-app-clients, or check the spelling\. It knows .*ALLOW_USER_SRP_AUTH/);
});
