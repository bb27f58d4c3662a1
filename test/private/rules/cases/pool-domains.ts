import { CfnResource, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnUserPoolDomain, OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { BuiltCase, RuleCase } from './case';
import { MachineClient, PublicAppClient } from '../../../../src';
import type { World } from '../../../world';

const URL = 'https://app.acme.org/';
const CERTIFICATE = 'arn:aws:acm:us-east-1:111111111111:certificate/x';
const OWN = 'https://acme.auth.eu-west-1.amazoncognito.com';
const OTHER = 'https://other.auth.eu-west-1.amazoncognito.com';

/** The domain of the client's own pool. */
function ownDomain(world: World, domain = 'acme', stack: Stack = world.stack): CfnUserPoolDomain {
  return new CfnUserPoolDomain(stack, 'OwnDomain', { userPoolId: world.pool.userPoolId, domain, customDomainConfig: domain.includes('.') ? { certificateArn: CERTIFICATE } : undefined });
}

/** A second pool with a domain. */
function otherDomain(world: World, domain = 'other', stack: Stack = world.stack): CfnUserPoolDomain {
  const pool = new UserPool(stack, 'OtherPool');
  return new CfnUserPoolDomain(stack, 'OtherDomain', { userPoolId: pool.userPoolId, domain, customDomainConfig: domain.includes('.') ? { certificateArn: CERTIFICATE } : undefined });
}

function client(world: World, domainUrl?: string): PublicAppClient {
  return new PublicAppClient(world.stack, 'C', { userPool: world.pool, callbackUrls: [URL], logoutUrls: [URL], domainUrl });
}

const elsewhere = (world: World, region: string) => new Stack(world.app, 'Other', { env: { region, account: '111111111111' } });
const prefixed = (name: string) => `https://${name}.auth.eu-west-1.amazoncognito.com`;

type Built = BuiltCase['rejects'][number];

const ofClient: BuiltCase = {
  rule: 'domain-of-another-pool',
  judges: 'client',
  accepts: [
    (world) => { ownDomain(world); otherDomain(world); return client(world, OWN); },
    (world) => client(world, prefixed(ownDomain(world).ref)),
    (world) => { otherDomain(world); return client(world, 'https://auth.acme.org'); },
    // The same prefix in another Region is another domain, which may be the one that was made elsewhere for this pool.
    (world) => { otherDomain(world, 'other', elsewhere(world, 'eu-central-1')); return client(world, OTHER); },
    (world) => { otherDomain(world, 'other', elsewhere(world, 'eu-central-1')); return client(world, 'https://other.auth.eu-central-1.amazoncognito.com'); },
    (world) => { otherDomain(world).cfnOptions.condition = { logicalId: 'Some' } as never; return client(world, OTHER); },
    // One of two domains of this name is the pool's own.
    (world) => { ownDomain(world, 'auth.acme.org').cfnOptions.condition = { logicalId: 'Some' } as never; otherDomain(world, 'auth.acme.org'); return client(world, 'https://auth.acme.org'); },
    (world) => { otherDomain(world); return client(world, Fn.importValue('Url')); },
    (world) => { otherDomain(world, Lazy.string({ produce: () => ({ Ref: 'Parameter' }) as never })); return client(world, OTHER); },
    (world) => { otherDomain(world); return client(world, `${OTHER}.example.org`); },
    (world) => {
      const imported = UserPool.fromUserPoolId(world.stack, 'Imported', 'eu-west-1_abc');
      otherDomain(world);
      return new PublicAppClient(world.stack, 'C', { userPool: imported, callbackUrls: [URL], domainUrl: OTHER });
    },
  ],
  rejects: [
    (world) => { ownDomain(world); otherDomain(world); return client(world, OTHER); },
    (world) => { otherDomain(world); return client(world, `${OTHER}/`); },
    (world) => client(world, prefixed(otherDomain(world).ref)),
    (world) => client(world, `https://${otherDomain(world, 'auth.other.org').ref}`),
    (world) => { otherDomain(world, 'auth.other.org'); return client(world, 'https://auth.other.org'); },
    (world) => { otherDomain(world); const made = client(world, OWN); made.signInUrl({ redirectUri: URL, domainUrl: OTHER }); return made; },
    (world) => { otherDomain(world); const made = client(world, OWN); made.signOutUrl({ logoutUri: URL, domainUrl: OTHER }); return made; },
    (world) => { otherDomain(world); const made = client(world, OWN); made.configuration.oidcClientTs({ domainUrl: OTHER }); return made; },
    (world) => client(world, prefixed(otherDomain(world, 'other', elsewhere(world, 'eu-west-1')).ref)),
    (world) => {
      otherDomain(world);
      return new MachineClient(world.stack, 'C', { userPool: world.pool, scopes: [OAuthScope.custom('api/read')], domainUrl: OTHER });
    },
  ] satisfies Built[],
};

const CALLBACK = 'https://app.acme.org/oauth2/idpresponse';

function listener(world: World, UserPoolDomain: unknown): CfnResource {
  return new CfnResource(world.stack, 'Listener', {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    properties: {
      DefaultActions: [{
        Type: 'authenticate-cognito',
        AuthenticateCognitoConfig: { UserPoolArn: world.pool.userPoolArn, UserPoolDomain, UserPoolClientId: world.l1('confidential', { callbackUrLs: [CALLBACK] }).ref },
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
      (world) => listener(world, ownDomain(world).ref),
      (world) => { ownDomain(world); return listener(world, 'acme'); },
      (world) => { otherDomain(world); return listener(world, 'acme'); },
      (world) => { otherDomain(world); return listener(world, Fn.importValue('Domain')); },
      (world) => { otherDomain(world, 'other', elsewhere(world, 'eu-central-1')); return listener(world, 'other'); },
    ],
    rejects: [
      (world) => listener(world, otherDomain(world).ref),
      (world) => { ownDomain(world); otherDomain(world); return listener(world, 'other'); },
      (world) => { otherDomain(world, 'auth.other.org'); return listener(world, 'auth.other.org'); },
    ],
  },
  {
    rule: 'callback-on-own-domain',
    accepts: [
      (world) => { ownDomain(world); return { callbackUrLs: ['https://app.acme.org/oauth2/idpresponse'] }; },
      // A pool that another pool takes for its identity provider.
      (world) => ({ callbackUrLs: [`${prefixed(otherDomain(world).ref)}/oauth2/idpresponse`] }),
      (world) => { otherDomain(world); return { callbackUrLs: [`${OTHER}/oauth2/idpresponse`] }; },
      (world) => { ownDomain(world); return { callbackUrLs: ['https://acme.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse'] }; },
      (world) => { ownDomain(world, 'auth.acme.org'); return { callbackUrLs: ['https://auth.acme.org.example.net/'] }; },
    ],
    rejects: [
      (world) => { ownDomain(world); return { callbackUrLs: ['https://app.acme.org/', `${OWN}/oauth2/idpresponse`] }; },
      (world) => ({ callbackUrLs: [`${prefixed(ownDomain(world).ref)}/oauth2/idpresponse`] }),
      (world) => ({ callbackUrLs: [`https://${ownDomain(world, 'auth.acme.org').ref}/callback`] }),
      (world) => { ownDomain(world, 'auth.acme.org'); return { callbackUrLs: ['https://AUTH.acme.org'] }; },
      (world) => { ownDomain(world); return { callbackUrLs: [`https://acme.auth.${Fn.importValue('Region')}.amazoncognito.com/saml2/idpresponse`] }; },
    ],
  },
];
