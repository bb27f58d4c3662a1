import type { CfnResource } from 'aws-cdk-lib';
import { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { said } from './advice';
import { MachineClient, PublicAppClient } from '../../../../src';
import type { World } from '../../../world';

/** The same client with another domain, or without one. */
function withDomain(client: IConstruct, world: World, domainUrl?: string): IConstruct {
  world.stack.node.tryRemoveChild(client.node.id);
  return client instanceof MachineClient
    ? new MachineClient(world.stack, client.node.id, { userPool: world.pool, scopes: [OAuthScope.custom('api/read')], domainUrl })
    : new PublicAppClient(world.stack, client.node.id, { userPool: world.pool, callbackUrls: ['https://app.acme.org/'], domainUrl });
}

export const poolDomainAdvice: Record<string, Advice> = {
  'domain-of-another-pool': {
    built: (message, construct, world) => {
      if (message.includes('Remove domainUrl:')) { return withDomain(construct, world); }
      if (said(message, /Write the (URL|name) of a domain of the client's own pool\.$/) === 'URL') { return withDomain(construct, world, 'https://auth.acme.org'); }
      (construct as CfnResource).addPropertyOverride('DefaultActions.0.AuthenticateCognitoConfig.UserPoolDomain', 'auth.acme.org');
      return construct;
    },
  },
  'callback-on-own-domain': {
    client: (message, { callbackUrLs }) => ({ callbackUrLs: [...callbackUrLs!.slice(0, -1), said(message, /such as (\S+)\. /)] }),
  },
};
