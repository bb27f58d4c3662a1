import type { CfnResource } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import { CfnUserPoolIdentityProvider, CfnUserPoolResourceServer } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { said } from './advice';
import type { UserPoolFixture } from '../../../user-pool-fixture';

/** Moves what the message names, and orders it where the message says so. */
function move(message: string, client: IConstruct, fixture: UserPoolFixture): void {
  const path = said(message, /needs the [a-z ]+ '([^']+)',/);
  said(message, /(Move the (?:resource server|identity provider) to the stack of the client)/);
  const found = fixture.app.node.findAll().find(({ node }) => node.path === path) as CfnResource;
  const moved = remade(found, Stack.of(client), fixture);
  found.node.scope!.node.tryRemoveChild(found.node.id);
  if (message.includes('call client.node.addDependency() with it')) { client.node.addDependency(moved); }
}

function remade(resource: CfnResource, stack: Stack, { pool: { userPoolId } }: UserPoolFixture): IConstruct {
  if (resource instanceof CfnUserPoolResourceServer) {
    const { identifier, name, scopes } = resource;
    return new CfnUserPoolResourceServer(stack, 'Moved', { userPoolId, identifier, name, scopes });
  }
  const { providerName, providerType, providerDetails } = resource as CfnUserPoolIdentityProvider;
  return new CfnUserPoolIdentityProvider(stack, 'Moved', { userPoolId, providerName, providerType, providerDetails });
}

export const deploymentOrderAdvice: Record<string, Advice> = {
  'scope-deployed-later': { built: move },
  'idp-deployed-later': { built: move },
};
