import { CfnOutput, Stack, StackProps } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { PublicAppClient } from 'cdk-cognito-app-clients';
import { Construct } from 'constructs';

export class ShopStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const userPool = new cognito.UserPool(this, 'Users', { selfSignUpEnabled: true, signInAliases: { email: true } });
    userPool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: 'acme-shop' },
      managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });

    const spa = new PublicAppClient(this, 'Spa', {
      userPool,
      callbackUrls: ['https://shop.example.org/'],
      logoutUrls: ['https://shop.example.org/'],
    });

    new CfnOutput(this, 'SignInConfig', { value: spa.configuration.oidcClientTs().json });
  }
}
