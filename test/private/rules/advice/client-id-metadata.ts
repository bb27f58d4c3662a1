import type { CfnResource } from 'aws-cdk-lib';
import type { Advice } from './advice';
import { planIn, said } from './advice';
import { PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';
import type { Properties } from '../cases/case';

/** Another client takes the place of the one that the policy names. */
const namesPublicClient: Advice = {
  built: (message, policy, fixture) => {
    said(message, /Name a client (with the code grant|without a secret|without it)/);
    const client = new PublicAppClient(fixture.stack, 'Other', { userPool: fixture.pool, callbackUrls: ['https://app.acme.org/callback'] });
    (policy as CfnResource).addPropertyOverride('ClientId', client.userPoolClientId);
  },
};

const patternsOf = ({ URLPatterns }: Properties) => URLPatterns as string[] | undefined ?? [];

export const clientIdMetadataAdvice: Record<string, Advice | readonly Advice[]> = {
  'cimd-policy-name': { neighbour: (message, failing) => ({ ...failing, PolicyName: said(message, /such as '([^']+)'/) }) },
  'cimd-url-patterns': { neighbour: (message, failing) => ({ ...failing, URLPatterns: [said(message, /such as '([^']+)'/)] }) },
  'cimd-cache-duration': { neighbour: (message, failing) => ({ ...failing, CacheDuration: Number(said(message, /such as (\d+)/)) }) },
  'cimd-client-grant': namesPublicClient,
  'cimd-client-secret': namesPublicClient,
  'cimd-client-admin-scope': namesPublicClient,
  'cimd-pattern-open': {
    neighbour: (message, failing) => {
      const open = [said(message, /^'([^']+)' lets/), ...[.../The same is true of (.*)\.$/.exec(message)?.[1].matchAll(/'([^']+)'/g) ?? []].map(([, pattern]) => pattern)];
      const document = said(message, /such as '([^']+)'/);
      return { ...failing, URLPatterns: [...new Set(patternsOf(failing).map((pattern) => open.includes(pattern) ? document : pattern))] };
    },
  },
  'cimd-pattern-twice': {
    built: (message, policy, fixture) => {
      const twice = [...said(message, /^(.*) (?:is|are) already/).matchAll(/'([^']+)'/g)].map(([, pattern]) => pattern);
      const first = l1Of(fixture.stack.node.findChild('First'));
      const patterns = (of: CfnResource) => (of as unknown as { _cfnProperties: { URLPatterns: string[] } })._cfnProperties.URLPatterns;
      const kept = patterns(first).filter((pattern) => !twice.includes(pattern));
      if (kept.length === 0) { fixture.stack.node.tryRemoveChild('First'); } else { first.addPropertyOverride('URLPatterns', kept); }
      (policy as CfnResource).addPropertyOverride('URLPatterns', [...new Set(patterns(policy as CfnResource))]);
    },
  },
  'cimd-policy-tier': {
    built: (message, _, fixture: UserPoolFixture) => l1Of(fixture.pool).addPropertyOverride('UserPoolTier', planIn(message)),
  },
};
