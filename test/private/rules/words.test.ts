import { Fn } from 'aws-cdk-lib';
import type { L1Props } from '../../user-pool-fixture';
import { UserPoolFixture } from '../../user-pool-fixture';

function finding(id: string, changes: L1Props) {
  const fixture = new UserPoolFixture();
  return fixture.judge(fixture.l1('public', changes)).find((each) => each.id === id);
}

describe('a quotation of the service', () => {
  test('shows the value as it is written', () => {
    expect(finding('redirect-no-fragment', { callbackUrLs: ['https://app.acme.org/$&$1#x'] })?.refusal).toBe('https://app.acme.org/$&$1#x cannot use fragment');
  });

  test('shows the first value of which everything is known', () => {
    const unknown = `https://${Fn.importValue('Host')}/#x`;
    expect(finding('redirect-no-fragment', { callbackUrLs: [unknown] })).toMatchObject({ refusal: undefined });
    expect(finding('redirect-no-fragment', { callbackUrLs: [unknown, 'https://b.acme.org/#'] })?.refusal).toBe('https://b.acme.org/# cannot use fragment');
  });

  test('is left out where it does not fit the case', () => {
    expect(finding('redirect-length', { callbackUrLs: [''] })).toMatchObject({ refusal: undefined });
  });
});

test('the advice for old names of flows fits the rotation of the client', () => {
  const advice = (feature: string) => finding('auth-flow-legacy-discouraged', { explicitAuthFlows: ['ADMIN_NO_SRP_AUTH'], refreshTokenRotation: { feature } })?.text;
  expect(advice('DISABLED')).toMatch(/Write ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH\.$/);
  expect(advice('ENABLED')).toMatch(/Write ALLOW_ADMIN_USER_PASSWORD_AUTH\.$/);
});
