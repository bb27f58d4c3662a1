import { CfnResource, Names } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Unconvertible } from './private/assembly/declared';
import { checkGiven, STRUCTS } from './private/construction/given/structs';
import { amountIn } from './private/construction/settings';
import { METADATA_POLICY } from './private/service/types';
import type { ClientIdMetadataPolicyOptions } from './props/client-id-metadata-policy-options';
import type { IPublicAppClient } from './public-app-client';

/**
 * Properties of a `ClientIdMetadataPolicy`.
 */
export interface ClientIdMetadataPolicyProps extends ClientIdMetadataPolicyOptions {
  /**
   * The client whose scopes and token lifetimes the apps get.
   *
   * It must have no secret and must allow the code grant. Create a separate client for such apps, with scopes that any stranger may have.
   */
  readonly client: IPublicAppClient;
}

const LONGEST_NAME = 32;

/**
 * Allows apps of others to sign users in without a registration in the user pool.
 *
 * Such an app identifies itself with the URL of a document that describes it, and sends this URL as its `client_id`. Cognito reads the document,
 * and accepts the request if the URL matches one of the patterns. The app gets the scopes, token lifetimes and identity providers of `client`. It
 * has no secret and cannot use the client credentials grant.
 *
 * The user pool must be on the plan ESSENTIALS or PLUS and must have a domain.
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
    // A generic resource, because the newest CDK on npm has no L1 for it.
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
