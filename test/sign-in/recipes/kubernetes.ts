import type { Stack } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import * as eks from 'aws-cdk-lib/aws-eks';
import { PublicAppClient, PublicPlatform } from 'cdk-cognito-app-clients';

/** Lets the users of a user pool sign in to an EKS cluster with kubelogin, which listens on port 8000. */
export function signInToCluster(stack: Stack, userPool: IUserPool, clusterName: string): PublicAppClient {
  const client = new PublicAppClient(stack, 'Kubelogin', {
    userPool,
    platform: PublicPlatform.NATIVE,
    callbackUrls: ['http://localhost:8000'],
  });
  new eks.CfnIdentityProviderConfig(stack, 'Cognito', {
    clusterName,
    type: 'oidc',
    oidc: {
      issuerUrl: client.issuer,
      clientId: client.userPoolClientId,
      usernameClaim: 'email',
      groupsClaim: 'cognito:groups',
      groupsPrefix: 'cognito:',
    },
  });
  return client;
}
