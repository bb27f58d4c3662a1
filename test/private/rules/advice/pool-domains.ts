import type { CfnResource } from 'aws-cdk-lib';
import { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { said } from './advice';
import { MachineClient, PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

/** The same client with another domain, or without one. */
function withDomain(client: IConstruct, fixture: UserPoolFixture, domainUrl?: string): IConstruct {
  fixture.stack.node.tryRemoveChild(client.node.id);
  return client instanceof MachineClient
    ? new MachineClient(fixture.stack, client.node.id, { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')], domainUrl })
    : new PublicAppClient(fixture.stack, client.node.id, { userPool: fixture.pool, callbackUrls: ['https://app.acme.org/'], domainUrl });
}

export const poolDomainAdvice: Record<string, Advice> = {
  'domain-of-another-pool': {
    built: (message, construct, fixture) => {
      if (message.includes('Remove domainUrl:')) { return withDomain(construct, fixture); }
      if (said(message, /Write the (URL|name) of a domain of the client's own pool\.$/) === 'URL') { return withDomain(construct, fixture, 'https://auth.acme.org'); }
      (construct as CfnResource).addPropertyOverride('DefaultActions.0.AuthenticateCognitoConfig.UserPoolDomain', 'auth.acme.org');
      return construct;
    },
  },
  'callback-on-own-domain': {
    client: (message, { callbackUrLs }) => ({ callbackUrLs: [...callbackUrLs!.slice(0, -1), said(message, /such as (\S+)\. /)] }),
  },
};
