import { CfnResource } from 'aws-cdk-lib';
import { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import type { BuiltCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';

/** The pool with a number of neighbours, of which its own resource server may be one. */
function poolWith(type: string, n: number, userPoolId?: string) {
  return (fixture: UserPoolFixture) => {
    for (let i = type.endsWith('ResourceServer') ? 1 : 0; i < n; i++) {
      new CfnResource(fixture.stack, `Neighbour${i}`, { type: `AWS::Cognito::${type}`, properties: { UserPoolId: userPoolId ?? fixture.pool.userPoolId } });
    }
    return fixture.pool;
  };
}

function pools(n: number) {
  return (fixture: UserPoolFixture) => Array.from({ length: n - 1 }, (_, i) => new CfnUserPool(fixture.stack, `Pool${i}`))[n - 2];
}

function quota(rule: string, type: string, granted: number, most: number): BuiltCase[] {
  const cases = [
    { rule, judges: 'neighbour' as const, accepts: [poolWith(type, granted), poolWith(type, granted + 1, 'eu-west-1_AbC123')], rejects: [poolWith(type, granted + 1)] },
    { rule: `${rule}-max`, judges: 'neighbour' as const, accepts: [poolWith(type, most)], rejects: [poolWith(type, most + 1)] },
  ];
  return granted === most ? cases.slice(0, 1) : cases;
}

export const quotaCases: BuiltCase[] = [
  ...quota('quota-clients-per-pool', 'UserPoolClient', 1000, 10_000),
  ...quota('quota-idps-per-pool', 'UserPoolIdentityProvider', 300, 1000),
  ...quota('quota-resource-servers', 'UserPoolResourceServer', 25, 300),
  ...quota('quota-branding-styles', 'ManagedLoginBranding', 20, 20),
  ...quota('quota-terms', 'Terms', 40, 40),
  { rule: 'quota-pools-per-region', judges: 'neighbour', accepts: [pools(1000)], rejects: [pools(1001)] },
];
