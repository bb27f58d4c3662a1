import { CfnResource, Names } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Unconvertible } from './private/assembly/declared';
import { checkGiven, STRUCTS } from './private/construction/given/structs';
import { amountIn } from './private/construction/settings';
import { METADATA_POLICY } from './private/service/types';
import type { ClientIdMetadataPolicyOptions } from './props/client-id-metadata-policy-options';
import type { IPublicAppClient } from './public-app-client';

/**
 * What a policy for client id metadata documents is made of.
 */
export interface ClientIdMetadataPolicyProps extends ClientIdMetadataPolicyOptions {
  /**
   * The client whose scopes and token lifetimes the apps get. It has no secret and allows the code grant.
   *
   * Give such apps a client of their own, with the scopes that a stranger may have.
   */
  readonly client: IPublicAppClient;
}

const LONGEST_NAME = 32;

/**
 * Lets apps of others sign users in without being registered in the user pool: they identify themselves by the URL of a document that describes them.
 *
 * Such an app sends the URL as its `client_id`. Cognito reads the document there, and takes the request if the URL matches one of the patterns. The app then has
 * the scopes, token lifetimes and identity providers of `client`. It is a public client: it has no secret, and there is no client credentials grant.
 *
 * The plan of the pool must be ESSENTIALS or PLUS, and the pool needs a domain.
 *
 * @example
 * const client = new PublicAppClient(this, 'Hosts', { userPool, callbackUrls: ['https://app.example.com/callback'] });
 * new ClientIdMetadataPolicy(this, 'KnownHosts', { client, urlPatterns: ['https://app.example.com/oauth/client.json'] });
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-client-id-metadata.html
 */
export class ClientIdMetadataPolicy extends Construct {
  /** The client whose scopes and token lifetimes the apps get. */
  public readonly client: IPublicAppClient;

  constructor(scope: Construct, id: string, props: ClientIdMetadataPolicyProps) {
    super(scope, id);
    checkGiven(this, STRUCTS.ClientIdMetadataPolicyProps, props);
    const { client, urlPatterns, cacheDuration, policyName } = props;
    this.client = client;
    const unconvertible: Unconvertible[] = [];
    const CacheDuration = amountIn('seconds', 'cacheDuration', cacheDuration, unconvertible);
    // A generic resource: the L1 is younger than the newest CDK that npm serves.
    new CfnResource(this, 'Resource', {
      type: METADATA_POLICY,
      properties: {
        UserPoolId: client.userPool.userPoolRef.userPoolId,
        ClientId: client.userPoolClientId,
        PolicyName: policyName ?? Names.uniqueResourceName(this, { maxLength: LONGEST_NAME }),
        URLPatterns: [...urlPatterns],
        CacheDuration,
      },
    });
    this.node.addValidation({
      validate: () => unconvertible.map(({ prop, unit }) => `${prop} is a token in ${unit}, which cannot be converted. Write Duration.seconds(token).`),
    });
  }
}
