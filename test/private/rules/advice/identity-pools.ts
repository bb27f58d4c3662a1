import type { CfnIdentityPool } from 'aws-cdk-lib/aws-cognito';
import { CfnIdentityPoolRoleAttachment } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { said } from './advice';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

export const identityPoolAdvice: Record<string, Advice | readonly Advice[]> = {
  'identity-pool-provider-name': [{
    built: (message, identities, { pool }) => {
      said(message, /Write userPool\.(userPoolProviderName), or/);
      l1Of(identities).addPropertyOverride('CognitoIdentityProviders.0.ProviderName', pool.userPoolProviderName);
    },
  }, {
    built: (message, identities, { stack, pool }) => {
      l1Of(identities).addPropertyOverride('CognitoIdentityProviders.0.ProviderName', { 'Fn::GetAtt': [stack.getLogicalId(l1Of(pool)), said(message, /or Fn::GetAtt of (\w+) in a template\.$/)] });
    },
  }],
  'role-mapping-provider': [{
    built: (message, _, fixture) => {
      said(message, /Write (`\$\{userPool\.userPoolProviderName\}:\$\{client\.userPoolClientId\}`)/);
      return mapped(fixture, `${fixture.pool.userPoolProviderName}:${clientOf(fixture)}`);
    },
  }, {
    built: (message, _, fixture) => {
      const form = said(message, /or (cognito-idp\.<Region>\.amazonaws\.com\/<user pool id>:<client id>) in a template/);
      return mapped(fixture, form.replace('<Region>', fixture.stack.region).replace('<user pool id>', fixture.pool.userPoolId).replace('<client id>', clientOf(fixture)));
    },
  }],
};

function clientOf({ stack }: UserPoolFixture): string {
  return ((stack.node.findChild('Identities') as CfnIdentityPool).cognitoIdentityProviders as CfnIdentityPool.CognitoIdentityProviderProperty[])[0].clientId!;
}

/** The role mappings with another provider, which take the place of the wrong ones. */
function mapped({ stack }: UserPoolFixture, provider: string): IConstruct {
  stack.node.tryRemoveChild('Roles');
  return new CfnIdentityPoolRoleAttachment(stack, 'Roles', {
    identityPoolId: (stack.node.findChild('Identities') as CfnIdentityPool).ref,
    roleMappings: { users: { type: 'Token', ambiguousRoleResolution: 'Deny', identityProvider: provider } },
  });
}
