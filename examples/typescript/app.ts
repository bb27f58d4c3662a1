import { App, CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { AppClientRules, ConfidentialAppClient, MachineClient, PublicAppClient, PublicPlatform } from 'cdk-cognito-app-clients';
import type { Construct } from 'constructs';

/** A bakery: its customers' app, its shop on the web, a nightly program, and kiosks that are older than this library. */
class BakeryStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const userPool = new cognito.UserPool(this, 'Customers', { signInAliases: { email: true } });
    userPool.addDomain('SignInPages', {
      cognitoDomain: { domainPrefix: 'acme-bakery' },
      managedLoginVersion: cognito.ManagedLoginVersion.CLASSIC_HOSTED_UI,
    });
    const readOrders = new cognito.ResourceServerScope({ scopeName: 'read', scopeDescription: 'Read all orders' });
    const orders = userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [readOrders] });

    const mobile = new PublicAppClient(this, 'Mobile', {
      userPool,
      platform: PublicPlatform.NATIVE,
      callbackUrls: ['org.acme.bakery:/signed-in'],
      logoutUrls: ['org.acme.bakery:/signed-out'],
      refreshTokenValidity: Duration.days(90),
    });

    const shop = new ConfidentialAppClient(this, 'Shop', {
      userPool,
      callbackUrls: ['https://bakery.acme.org/oauth2/callback'],
      accessTokenValidity: Duration.minutes(30),
    });
    shop.addLogoutUrl('https://bakery.acme.org/');

    const plan = new MachineClient(this, 'BakingPlan', {
      userPool,
      scopes: [cognito.OAuthScope.resourceServer(orders, readOrders)],
    });
    const makePlan = new lambda.Function(this, 'MakeBakingPlan', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => process.env.CLIENT_SECRET_ARN;'),
      environment: plan.configuration.environment().variables,
    });
    plan.secret.grantRead(makePlan);
    plan.addSecretRotation();

    const kiosk = new cognito.UserPoolClient(this, 'Kiosk', {
      userPool,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { implicitCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL],
        callbackUrls: ['https://kiosk.acme.org/signed-in'],
      },
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      refreshTokenRotationGracePeriod: Duration.seconds(10),
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes({ email: true, fullname: true }),
    });
    Validations.of(kiosk).acknowledge({
      id: 'cdk-cognito-app-clients::implicit-discouraged',
      reason: 'the kiosks are replaced in March',
    });

    new CfnOutput(this, 'MobileClientId', { value: mobile.userPoolClientId });
    new CfnOutput(this, 'MobileConfiguration', { value: mobile.configuration.appAuth().json });
    new CfnOutput(this, 'ShopSignIn', {
      value: shop.signInUrl({ redirectUri: 'https://bakery.acme.org/oauth2/callback' }),
    });
  }
}

const app = new App();
new BakeryStack(app, 'Bakery');
AppClientRules.apply(app);
app.synth();
