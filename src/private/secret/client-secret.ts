import type { IResolveContext } from 'aws-cdk-lib';
import { Fn, Lazy, Stack } from 'aws-cdk-lib';
import type { CfnUserPoolClient, IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { tokenEndpoint } from './token-endpoint';
import type { ClientSecretOptions } from '../../client-secret-options';

/**
 * The secret of a client in Secrets Manager, with what an app needs to get a token, in the names of RFC 7591 and RFC 8414.
 *
 * CloudFormation fills in the value from the client's own attribute: one resource, no Lambda.
 */
export function clientSecret(scope: Construct, client: CfnUserPoolClient, userPool: IUserPoolRef, options: ClientSecretOptions = {}): Secret {
  const secret = new Secret(scope, 'Secret', {
    ...options,
    description: `Client secret of ${scope.node.path}`,
  });
  const resource = secret.node.defaultChild as CfnSecret;
  resource.generateSecretString = undefined;
  resource.secretString = Lazy.uncachedString({ produce: (context) => Stack.of(secret).toJsonString(content(client, userPool, context)) });
  return secret;
}

function content(client: CfnUserPoolClient, userPool: IUserPoolRef, context: IResolveContext): Record<string, unknown> {
  const { userPoolId } = userPool.userPoolRef;
  return {
    client_id: client.ref,
    client_secret: client.attrClientSecret,
    issuer: `https://cognito-idp.${userPool.env.region}.amazonaws.com/${userPoolId}`,
    token_endpoint: tokenEndpoint(client, userPool, context.preparing),
    scope: client.allowedOAuthScopes && Fn.join(' ', client.allowedOAuthScopes),
  };
}
