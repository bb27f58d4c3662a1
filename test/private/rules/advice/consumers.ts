import type { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPoolClient, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { at, removeNamed, said } from './advice';
import { ConfidentialAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of, SOUND } from '../../../user-pool-fixture';

const CALLBACK = 'https://app.acme.org/oauth2/idpresponse';

/** Where each type of consumer has the id of a client, and the pool in the form that it takes. The property is the one that messages name. */
const PLACES: Readonly<Record<string, { readonly id: string; readonly isList?: boolean; readonly pool: string; readonly named: (pool: UserPool) => string }>> = {
  'Actions.AuthenticateCognitoConfig': place('Actions.0.AuthenticateCognitoConfig.', 'UserPoolClientId', 'UserPoolArn', (pool) => pool.userPoolArn),
  'DefaultActions.AuthenticateCognitoConfig': place('DefaultActions.0.AuthenticateCognitoConfig.', 'UserPoolClientId', 'UserPoolArn', (pool) => pool.userPoolArn),
  'ClientId': place('', 'ClientId', 'UserPoolId', (pool) => pool.userPoolId),
  'JwtConfiguration.Audience': place('JwtConfiguration.', 'Audience', 'Issuer', (pool) => `https://${pool.userPoolProviderName}`, true),
  'CognitoIdentityProviders': place('CognitoIdentityProviders.0.', 'ClientId', 'ProviderName', (pool) => pool.userPoolProviderName),
  'UserPoolConfig': place('UserPoolConfig.', 'AppIdClientRegex', 'UserPoolId', (pool) => pool.userPoolId),
  'AdditionalAuthenticationProviders': place('AdditionalAuthenticationProviders.0.UserPoolConfig.', 'AppIdClientRegex', 'UserPoolId', (pool) => pool.userPoolId),
  'Configuration.CognitoUserPoolConfiguration.ClientIds': place('Configuration.CognitoUserPoolConfiguration.', 'ClientIds', 'UserPoolArn', (pool) => pool.userPoolArn, true),
  ...Object.fromEntries(['AllowedClients', 'AllowedAudience'].map((list) => [
    `AuthorizerConfiguration.CustomJWTAuthorizer.${list}`,
    place('AuthorizerConfiguration.CustomJWTAuthorizer.', list, 'DiscoveryUrl', (pool) => `${pool.userPoolProviderUrl}/.well-known/openid-configuration`, true),
  ])),
};

function place(below: string, id: string, pool: string, named: (pool: UserPool) => string, isList = false) {
  return { id: `${below}${id}`, pool: `${below}${pool}`, named, isList };
}

/** The client of which a message shows the path. */
function clientSaid(message: string, fixture: UserPoolFixture): CfnUserPoolClient {
  return at(said(message, /[Tt]he client '([^']+)'/), fixture);
}

/** The listener or rule names another client. */
function authenticateBy(consumer: IConstruct, clientId: string): void {
  const l1 = l1Of(consumer);
  l1.addPropertyOverride(`${l1.cfnResourceType.endsWith('Listener') ? 'DefaultActions' : 'Actions'}.0.AuthenticateCognitoConfig.UserPoolClientId`, clientId);
}

const usesConfidential: Advice = {
  built: (message, consumer, { stack, pool: userPool }) => {
    said(message, /[Uu]se a (ConfidentialAppClient)/);
    authenticateBy(consumer, new ConfidentialAppClient(stack, 'Advised', { userPool, callbackUrls: [CALLBACK] }).userPoolClientId);
  },
};

/** A way out that a message names for clients of the CDK alone; for those of this library it names the other one. */
function orConfidential(pattern: RegExp, change: (client: CfnUserPoolClient) => void): Advice[] {
  return [usesConfidential, {
    built: (message, consumer, fixture) => {
      if (!pattern.test(message)) { return usesConfidential.built!(message, consumer, fixture); }
      change(clientSaid(message, fixture));
    },
  }];
}

/** The pool that a client belongs to. */
function poolOf(client: CfnUserPoolClient, { app }: UserPoolFixture): Pick<UserPool, 'userPoolArn'> {
  const id = JSON.stringify(client.stack.resolve(client.userPoolId));
  const pools = app.node.findAll().filter((construct): construct is UserPool => construct instanceof UserPool);
  const pool = pools.find(({ stack, userPoolId }) => stack === client.stack && JSON.stringify(stack.resolve(userPoolId)) === id);
  return pool ?? { userPoolArn: `arn:aws:cognito-idp:eu-west-1:111111111111:userpool/${client.userPoolId}` };
}

/** A client of the user pool that the message names, or the user pool of the client. */
const ofOnePool: readonly Advice[] = [
  {
    built: (message, consumer, fixture) => {
      const { id, isList } = PLACES[said(message, /\(([\w.]+)\) is not a client of/)];
      const named = said(message, /this resource names, '([^']+)'/);
      said(message, /(Write a client of that user pool)/);
      const userPoolId = named.includes('/') ? at<CfnUserPool>(named, fixture).ref : named;
      const client = new CfnUserPoolClient(fixture.stack, 'Advised', { ...SOUND.confidential, callbackUrLs: [CALLBACK], userPoolId });
      l1Of(consumer).addPropertyOverride(id, isList ? [client.ref] : client.ref);
    },
  },
  {
    built: (message, consumer, fixture) => {
      const { pool, named } = PLACES[said(message, /\(([\w.]+)\) is not a client of/)];
      said(message, /or the (user pool of that client)\.$/);
      l1Of(consumer).addPropertyOverride(pool, named(poolOf(at(said(message, /^'([^']+)'/), fixture), fixture) as UserPool));
    },
  },
];

export const consumerAdvice: Record<string, Advice | readonly Advice[]> = {
  'alb-client-secret': orConfidential(/or set (GenerateSecret to true|generateSecret: true) on that client/, (client) => { client.generateSecret = true; }),
  'alb-client-machine': usesConfidential,
  'identity-pool-client-machine': [
    {
      built: (message, identities, fixture) => {
        said(message, /Write the (id) of a client that signs users in\./);
        l1Of(identities).addPropertyOverride('CognitoIdentityProviders.0.ClientId', fixture.l1('public', {}, 'Advised').ref);
      },
    },
    {
      built: (message, identities) => {
        said(message, /use an IAM role and (remove) its client here\.$/);
        l1Of(identities).addPropertyDeletionOverride('CognitoIdentityProviders');
      },
    },
  ],
  'alb-client-code-grant': orConfidential(/Set AllowedOAuthFlowsUserPoolClient to true and add code to AllowedOAuthFlows/, (client) => {
    client.allowedOAuthFlowsUserPoolClient = true;
    client.allowedOAuthFlows = [...client.allowedOAuthFlows!, 'code'];
  }),
  'alb-client-callback': {
    built: (message, _, fixture) => {
      const client = clientSaid(message, fixture);
      client.callbackUrLs = [...client.callbackUrLs!, said(message, /Add '([^']+)' to its callback URLs/)];
    },
  },
  'alb-client-scopes': [
    {
      built: (message, _, fixture) => {
        const client = clientSaid(message, fixture);
        said(message, /Add (it|them) to the scopes of the client/);
        client.allowedOAuthScopes = [...client.allowedOAuthScopes!, ...said(message, /requests (.+?), which/).split(', ')];
      },
    },
    {
      built: (message, consumer, fixture) => {
        const [scope] = clientSaid(message, fixture).allowedOAuthScopes!;
        l1Of(consumer).addPropertyOverride(`Actions.0.AuthenticateCognitoConfig.${said(message, /or write another (Scope) here\.$/)}`, scope);
      },
    },
  ],
  'client-of-another-pool': ofOnePool,
  'tokens-of-another-pool': ofOnePool,
  'secret-in-outputs': {
    built: (message, _, fixture) => {
      said(message, /(Remove it there)/);
      removeNamed(said(message, /can be read in the output '([^']+)'/), fixture);
    },
  },
};

