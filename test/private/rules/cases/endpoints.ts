import { Fn } from 'aws-cdk-lib';
import { CfnUserPoolDomain, OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { made as make } from './made';
import type { MachineClientProps, PublicAppClientProps } from '../../../../src';
import { MachineClient, PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const URL = 'https://app.acme.org/';

/** A client that something is asked of, on a pool with or without a domain. */
const client = (ask: (client: PublicAppClient) => void, props: Partial<PublicAppClientProps> = {}, domain?: 'before' | 'after' | 'conditional') => (fixture: UserPoolFixture) => {
  const addDomain = () => new CfnUserPoolDomain(fixture.stack, 'D', { userPoolId: fixture.pool.userPoolId, domain: 'acme' });
  if (domain === 'before') { addDomain(); }
  const made = make(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: [URL], logoutUrls: [URL], ...props });
  ask(made);
  if (domain === 'after') { addDomain(); }
  if (domain === 'conditional') { addDomain().cfnOptions.condition = { logicalId: 'Some' } as never; }
  return made;
};

const endpoint = (name: 'tokenEndpoint' | 'authorizationEndpoint' | 'userInfoEndpoint' | 'revocationEndpoint') => (made: PublicAppClient) => { void made[name]; };
const signIn = (domainUrl?: string) => (made: PublicAppClient) => { made.signInUrl({ redirectUri: URL, domainUrl }); };
const signOut = (logoutUri = URL, domainUrl?: string) => (made: PublicAppClient) => { made.signOutUrl({ logoutUri, domainUrl }); };
const GIVEN = 'https://auth.acme.org';

const job = (props: Partial<MachineClientProps> = {}) => (fixture: UserPoolFixture) =>
  make(MachineClient, fixture.stack, 'J', { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')], ...props });

export const endpointCases: RuleCase[] = [
  // A domain that was named may be outside of the app.
  { rule: 'oauth-needs-domain', judges: 'client', accepts: [client(() => {}, { domainUrl: GIVEN }), client(signIn(GIVEN))], rejects: [client(() => {})] },
  { rule: 'machine-needs-domain', judges: 'client', accepts: [job({ domainUrl: GIVEN })], rejects: [job()] },
  {
    rule: 'endpoint-needs-domain',
    judges: 'client',
    accepts: [
      client((made) => { void made.issuer; }),
      client(endpoint('tokenEndpoint'), {}, 'before'),
      client(endpoint('revocationEndpoint'), {}, 'after'),
      client(endpoint('userInfoEndpoint'), { domainUrl: GIVEN }),
      client(signIn(GIVEN)), client(signIn(), { domainUrl: GIVEN }), client(signIn(), {}, 'after'),
      client(signOut(URL, GIVEN)), client(signOut(), {}, 'before'),
    ],
    rejects: [
      ...(['tokenEndpoint', 'authorizationEndpoint', 'userInfoEndpoint', 'revocationEndpoint'] as const).map((name) => client(endpoint(name))),
      client(signIn()), client(signOut()), client(signIn(), {}, 'conditional'),
      (fixture) => client(endpoint('tokenEndpoint'), { userPool: UserPool.fromUserPoolId(fixture.stack, 'Import', 'eu-west-1_abcdefghi') })(fixture),
    ],
  },
  {
    rule: 'sign-out-url-registered',
    judges: 'client',
    accepts: [
      client(signOut()), client(signOut(), { logoutUrls: ['https://other.acme.org/', URL] }),
      client((made) => { signOut('https://late.acme.org/')(made); made.addLogoutUrl('https://late.acme.org/'); }),
      client(signOut(Fn.importValue('Url'))), client(signOut(), { logoutUrls: [Fn.importValue('Url')] }), client(signOut(), { logoutUrls: Fn.split(',', Fn.importValue('Urls')) }),
    ],
    rejects: [
      client(signOut('https://app.acme.org')), client(signOut(), { logoutUrls: undefined }), client(signOut(), { logoutUrls: [] }), client(signOut('')),
    ],
  },
];
