import { Lazy, Stack } from 'aws-cdk-lib';
import type { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ClientWithSecret } from './content';
import { metadata } from './content';

/**
 * Creates the secret in Secrets Manager, with everything that an app needs to get a token, in the names of RFC 7591 and RFC 8414.
 *
 * Until rotation is added, CloudFormation takes the value from the client's attribute: one resource, no Lambda function.
 */
export function makeStore(client: ClientWithSecret): Secret {
  const secret = new Secret(client.scope, 'Secret', { ...client.options, description: `Client secret of ${client.scope.node.path}` });
  const resource = secret.node.defaultChild as CfnSecret;
  client.declared.storedSecret = resource;
  resource.generateSecretString = undefined;
  resource.secretString = Lazy.uncachedString({
    produce: (context) => {
      const { attrClientSecret: value } = client.resource;
      return Stack.of(secret).toJsonString({ client_secret: value, clientSecretValue: value, ...metadata(client, context) });
    },
  });
  return secret;
}
