import { CfnResource, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnUserPoolDomain, OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { BuiltCase, RuleCase } from './case';
import { MachineClient, PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const URL = 'https://app.acme.org/';
const CERTIFICATE = 'arn:aws:acm:us-east-1:111111111111:certificate/x';
const OWN = 'https://acme.auth.eu-west-1.amazoncognito.com';
const OTHER = 'https://other.auth.eu-west-1.amazoncognito.com';

/** The domain of the client's own pool. */
function ownDomain(fixture: UserPoolFixture, domain = 'acme', stack: Stack = fixture.stack): CfnUserPoolDomain {
  return new CfnUserPoolDomain(stack, 'OwnDomain', { userPoolId: fixture.pool.userPoolId, domain, customDomainConfig: domain.includes('.') ? { certificateArn: CERTIFICATE } : undefined });
}

/** A second pool with a domain. */
function otherDomain(fixture: UserPoolFixture, domain = 'other', stack: Stack = fixture.stack): CfnUserPoolDomain {
  const pool = new UserPool(stack, 'OtherPool');
  return new CfnUserPoolDomain(stack, 'OtherDomain', { userPoolId: pool.userPoolId, domain, customDomainConfig: domain.includes('.') ? { certificateArn: CERTIFICATE } : undefined });
}

function client(fixture: UserPoolFixture, domainUrl?: string): PublicAppClient {
  return new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: [URL], logoutUrls: [URL], domainUrl });
}

const elsewhere = (fixture: UserPoolFixture, region: string) => new Stack(fixture.app, 'Other', { env: { region, account: '111111111111' } });
const prefixed = (name: string) => `https://${name}.auth.eu-west-1.amazoncognito.com`;

type Built = BuiltCase['rejects'][number];

const ofClient: BuiltCase = {
  rule: 'domain-of-another-pool',
  judges: 'client',
  accepts: [
    (fixture) => { ownDomain(fixture); otherDomain(fixture); return client(fixture, OWN); },
    (fixture) => client(fixture, prefixed(ownDomain(fixture).ref)),
    (fixture) => { otherDomain(fixture); return client(fixture, 'https://auth.acme.org'); },
    // The same prefix in another Region is another domain, which may be the one that was made elsewhere for this pool.
    (fixture) => { otherDomain(fixture, 'other', elsewhere(fixture, 'eu-central-1')); return client(fixture, OTHER); },
    (fixture) => { otherDomain(fixture, 'other', elsewhere(fixture, 'eu-central-1')); return client(fixture, 'https://other.auth.eu-central-1.amazoncognito.com'); },
    (fixture) => { otherDomain(fixture).cfnOptions.condition = { logicalId: 'Some' } as never; return client(fixture, OTHER); },
    // One of two domains of this name is the pool's own.
    (fixture) => { ownDomain(fixture, 'auth.acme.org').cfnOptions.condition = { logicalId: 'Some' } as never; otherDomain(fixture, 'auth.acme.org'); return client(fixture, 'https://auth.acme.org'); },
    (fixture) => { otherDomain(fixture); return client(fixture, Fn.importValue('Url')); },
    (fixture) => { otherDomain(fixture, Lazy.string({ produce: () => ({ Ref: 'Parameter' }) as never })); return client(fixture, OTHER); },
    (fixture) => { otherDomain(fixture); return client(fixture, `${OTHER}.example.org`); },
    (fixture) => {
      const imported = UserPool.fromUserPoolId(fixture.stack, 'Imported', 'eu-west-1_abc');
      otherDomain(fixture);
      return new PublicAppClient(fixture.stack, 'C', { userPool: imported, callbackUrls: [URL], domainUrl: OTHER });
    },
  ],
  rejects: [
    (fixture) => { ownDomain(fixture); otherDomain(fixture); return client(fixture, OTHER); },
    (fixture) => { otherDomain(fixture); return client(fixture, `${OTHER}/`); },
    (fixture) => client(fixture, prefixed(otherDomain(fixture).ref)),
    (fixture) => client(fixture, `https://${otherDomain(fixture, 'auth.other.org').ref}`),
    (fixture) => { otherDomain(fixture, 'auth.other.org'); return client(fixture, 'https://auth.other.org'); },
    (fixture) => { otherDomain(fixture); const made = client(fixture, OWN); made.signInUrl({ redirectUri: URL, domainUrl: OTHER }); return made; },
    (fixture) => { otherDomain(fixture); const made = client(fixture, OWN); made.signOutUrl({ logoutUri: URL, domainUrl: OTHER }); return made; },
    (fixture) => { otherDomain(fixture); const made = client(fixture, OWN); made.configuration.oidcClientTs({ domainUrl: OTHER }); return made; },
    (fixture) => client(fixture, prefixed(otherDomain(fixture, 'other', elsewhere(fixture, 'eu-west-1')).ref)),
    (fixture) => {
      otherDomain(fixture);
      return new MachineClient(fixture.stack, 'C', { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')], domainUrl: OTHER });
    },
  ] satisfies Built[],
};

const CALLBACK = 'https://app.acme.org/oauth2/idpresponse';

function listener(fixture: UserPoolFixture, UserPoolDomain: unknown): CfnResource {
  return new CfnResource(fixture.stack, 'Listener', {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    properties: {
      DefaultActions: [{
        Type: 'authenticate-cognito',
        AuthenticateCognitoConfig: { UserPoolArn: fixture.pool.userPoolArn, UserPoolDomain, UserPoolClientId: fixture.l1('confidential', { callbackUrLs: [CALLBACK] }).ref },
      }],
    },
  });
}

export const poolDomainCases: RuleCase[] = [
  ofClient,
  {
    rule: 'domain-of-another-pool',
    judges: 'consumer',
    accepts: [
      (fixture) => listener(fixture, ownDomain(fixture).ref),
      (fixture) => { ownDomain(fixture); return listener(fixture, 'acme'); },
      (fixture) => { otherDomain(fixture); return listener(fixture, 'acme'); },
      (fixture) => { otherDomain(fixture); return listener(fixture, Fn.importValue('Domain')); },
      (fixture) => { otherDomain(fixture, 'other', elsewhere(fixture, 'eu-central-1')); return listener(fixture, 'other'); },
    ],
    rejects: [
      (fixture) => listener(fixture, otherDomain(fixture).ref),
      (fixture) => { ownDomain(fixture); otherDomain(fixture); return listener(fixture, 'other'); },
      (fixture) => { otherDomain(fixture, 'auth.other.org'); return listener(fixture, 'auth.other.org'); },
    ],
  },
  {
    rule: 'callback-on-own-domain',
    accepts: [
      (fixture) => { ownDomain(fixture); return { callbackUrLs: ['https://app.acme.org/oauth2/idpresponse'] }; },
      // A pool that another pool takes for its identity provider.
      (fixture) => ({ callbackUrLs: [`${prefixed(otherDomain(fixture).ref)}/oauth2/idpresponse`] }),
      (fixture) => { otherDomain(fixture); return { callbackUrLs: [`${OTHER}/oauth2/idpresponse`] }; },
      (fixture) => { ownDomain(fixture); return { callbackUrLs: ['https://acme.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse'] }; },
      (fixture) => { ownDomain(fixture, 'auth.acme.org'); return { callbackUrLs: ['https://auth.acme.org.example.net/'] }; },
    ],
    rejects: [
      (fixture) => { ownDomain(fixture); return { callbackUrLs: ['https://app.acme.org/', `${OWN}/oauth2/idpresponse`] }; },
      (fixture) => ({ callbackUrLs: [`${prefixed(ownDomain(fixture).ref)}/oauth2/idpresponse`] }),
      (fixture) => ({ callbackUrLs: [`https://${ownDomain(fixture, 'auth.acme.org').ref}/callback`] }),
      (fixture) => { ownDomain(fixture, 'auth.acme.org'); return { callbackUrLs: ['https://AUTH.acme.org'] }; },
      (fixture) => { ownDomain(fixture); return { callbackUrLs: [`https://acme.auth.${Fn.importValue('Region')}.amazoncognito.com/saml2/idpresponse`] }; },
    ],
  },
];
