package org.acme.bakery;

import io.github.cdkcognitoappclients.ConfidentialAppClient;
import io.github.cdkcognitoappclients.MachineClient;
import io.github.cdkcognitoappclients.PublicAppClient;
import io.github.cdkcognitoappclients.PublicPlatform;
import io.github.cdkcognitoappclients.SignInUrlOptions;
import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.ClientAttributes;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.ManagedLoginVersion;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.ResourceServerScope;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttributesMask;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientIdentityProvider;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.amazon.awscdk.services.cognito.UserPoolResourceServer;
import software.amazon.awscdk.services.cognito.UserPoolResourceServerOptions;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.constructs.Construct;

/** A bakery: its customers' app, its shop on the web, a nightly program, and kiosks that are older than this library. */
public class BakeryStack extends Stack {
    public BakeryStack(final Construct scope, final String id, final StackProps props) {
        super(scope, id, props);

        UserPool userPool = UserPool.Builder.create(this, "Customers")
                .signInAliases(SignInAliases.builder().email(true).build())
                .build();
        userPool.addDomain("SignInPages", UserPoolDomainOptions.builder()
                .cognitoDomain(CognitoDomainOptions.builder().domainPrefix("acme-bakery").build())
                .managedLoginVersion(ManagedLoginVersion.CLASSIC_HOSTED_UI)
                .build());
        ResourceServerScope readOrders = ResourceServerScope.Builder.create()
                .scopeName("read")
                .scopeDescription("Read all orders")
                .build();
        UserPoolResourceServer orders = userPool.addResourceServer("Orders", UserPoolResourceServerOptions.builder()
                .identifier("orders")
                .scopes(List.of(readOrders))
                .build());

        PublicAppClient mobile = PublicAppClient.Builder.create(this, "Mobile")
                .userPool(userPool)
                .platform(PublicPlatform.NATIVE)
                .callbackUrls(List.of("org.acme.bakery:/signed-in"))
                .logoutUrls(List.of("org.acme.bakery:/signed-out"))
                .refreshTokenValidity(Duration.days(90))
                .build();

        ConfidentialAppClient shop = ConfidentialAppClient.Builder.create(this, "Shop")
                .userPool(userPool)
                .callbackUrls(List.of("https://bakery.acme.org/oauth2/callback"))
                .accessTokenValidity(Duration.minutes(30))
                .build();
        shop.addLogoutUrl("https://bakery.acme.org/");

        MachineClient plan = MachineClient.Builder.create(this, "BakingPlan")
                .userPool(userPool)
                .scopes(List.of(OAuthScope.resourceServer(orders, readOrders)))
                .build();
        Function makePlan = Function.Builder.create(this, "MakeBakingPlan")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => process.env.CLIENT_SECRET_ARN;"))
                .environment(plan.getConfiguration().environment().getVariables())
                .build();
        plan.getSecret().grantRead(makePlan);
        plan.addSecretRotation();

        UserPoolClient kiosk = UserPoolClient.Builder.create(this, "Kiosk")
                .userPool(userPool)
                .authFlows(AuthFlow.builder().userSrp(true).build())
                .oAuth(OAuthSettings.builder()
                        .flows(OAuthFlows.builder().implicitCodeGrant(true).build())
                        .scopes(List.of(OAuthScope.OPENID, OAuthScope.EMAIL))
                        .callbackUrls(List.of("https://kiosk.acme.org/signed-in"))
                        .build())
                .supportedIdentityProviders(List.of(UserPoolClientIdentityProvider.COGNITO))
                .preventUserExistenceErrors(true)
                .enableTokenRevocation(true)
                .refreshTokenRotationGracePeriod(Duration.seconds(10))
                .writeAttributes(new ClientAttributes().withStandardAttributes(
                        StandardAttributesMask.builder().email(true).fullname(true).build()))
                .build();
        Validations.of(kiosk).acknowledge(Acknowledgment.builder()
                .id("cdk-cognito-app-clients::implicit-discouraged")
                .reason("the kiosks are replaced in March")
                .build());

        CfnOutput.Builder.create(this, "MobileClientId").value(mobile.getUserPoolClientId()).build();
        CfnOutput.Builder.create(this, "MobileConfiguration").value(mobile.getConfiguration().appAuth().getJson()).build();
        CfnOutput.Builder.create(this, "ShopSignIn")
                .value(shop.signInUrl(SignInUrlOptions.builder()
                        .redirectUri("https://bakery.acme.org/oauth2/callback")
                        .build()))
                .build();
    }
}
