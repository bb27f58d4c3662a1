package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscognito"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	clients "github.com/cdk-cognito-app-clients/cdk-cognito-app-clients-go/cdkcognitoappclients"
)

// NewBakeryStack makes a bakery: its customers' app, its shop on the web, a nightly program, and kiosks that are older than this library.
func NewBakeryStack(scope constructs.Construct, id string, props *awscdk.StackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, props)

	userPool := awscognito.NewUserPool(stack, jsii.String("Customers"), &awscognito.UserPoolProps{
		SignInAliases: &awscognito.SignInAliases{Email: jsii.Bool(true)},
	})
	userPool.AddDomain(jsii.String("SignInPages"), &awscognito.UserPoolDomainOptions{
		CognitoDomain:       &awscognito.CognitoDomainOptions{DomainPrefix: jsii.String("acme-bakery")},
		ManagedLoginVersion: awscognito.ManagedLoginVersion_CLASSIC_HOSTED_UI,
	})
	readOrders := awscognito.NewResourceServerScope(&awscognito.ResourceServerScopeProps{
		ScopeName:        jsii.String("read"),
		ScopeDescription: jsii.String("Read all orders"),
	})
	orders := userPool.AddResourceServer(jsii.String("Orders"), &awscognito.UserPoolResourceServerOptions{
		Identifier: jsii.String("orders"),
		Scopes:     &[]awscognito.ResourceServerScope{readOrders},
	})

	mobile := clients.NewPublicAppClient(stack, jsii.String("Mobile"), &clients.PublicAppClientProps{
		UserPool:             userPool,
		Platform:             clients.PublicPlatform_NATIVE,
		CallbackUrls:         jsii.Strings("org.acme.bakery:/signed-in"),
		LogoutUrls:           jsii.Strings("org.acme.bakery:/signed-out"),
		RefreshTokenValidity: awscdk.Duration_Days(jsii.Number(90)),
	})

	shop := clients.NewConfidentialAppClient(stack, jsii.String("Shop"), &clients.ConfidentialAppClientProps{
		UserPool:            userPool,
		CallbackUrls:        jsii.Strings("https://bakery.acme.org/oauth2/callback"),
		AccessTokenValidity: awscdk.Duration_Minutes(jsii.Number(30)),
	})
	shop.AddLogoutUrl(jsii.String("https://bakery.acme.org/"))

	plan := clients.NewMachineClient(stack, jsii.String("BakingPlan"), &clients.MachineClientProps{
		UserPool: userPool,
		Scopes:   &[]awscognito.OAuthScope{awscognito.OAuthScope_ResourceServer(orders, readOrders)},
	})
	makePlan := awslambda.NewFunction(stack, jsii.String("MakeBakingPlan"), &awslambda.FunctionProps{
		Runtime:     awslambda.Runtime_NODEJS_22_X(),
		Handler:     jsii.String("index.handler"),
		Code:        awslambda.Code_FromInline(jsii.String("exports.handler = async () => process.env.CLIENT_SECRET_ARN;")),
		Environment: plan.Configuration().Environment(nil).Variables(),
	})
	plan.Secret().GrantRead(makePlan, nil)
	plan.AddSecretRotation(nil)

	kiosk := awscognito.NewUserPoolClient(stack, jsii.String("Kiosk"), &awscognito.UserPoolClientProps{
		UserPool:  userPool,
		AuthFlows: &awscognito.AuthFlow{UserSrp: jsii.Bool(true)},
		OAuth: &awscognito.OAuthSettings{
			Flows:        &awscognito.OAuthFlows{ImplicitCodeGrant: jsii.Bool(true)},
			Scopes:       &[]awscognito.OAuthScope{awscognito.OAuthScope_OPENID(), awscognito.OAuthScope_EMAIL()},
			CallbackUrls: jsii.Strings("https://kiosk.acme.org/signed-in"),
		},
		SupportedIdentityProviders:      &[]awscognito.UserPoolClientIdentityProvider{awscognito.UserPoolClientIdentityProvider_COGNITO()},
		PreventUserExistenceErrors:      jsii.Bool(true),
		EnableTokenRevocation:           jsii.Bool(true),
		RefreshTokenRotationGracePeriod: awscdk.Duration_Seconds(jsii.Number(10)),
		WriteAttributes: awscognito.NewClientAttributes().WithStandardAttributes(&awscognito.StandardAttributesMask{
			Email:    jsii.Bool(true),
			Fullname: jsii.Bool(true),
		}),
	})
	awscdk.Validations_Of(kiosk).Acknowledge(&awscdk.Acknowledgment{
		Id:     jsii.String("cdk-cognito-app-clients::implicit-discouraged"),
		Reason: jsii.String("the kiosks are replaced in March"),
	})

	awscdk.NewCfnOutput(stack, jsii.String("MobileClientId"), &awscdk.CfnOutputProps{Value: mobile.UserPoolClientId()})
	awscdk.NewCfnOutput(stack, jsii.String("MobileConfiguration"), &awscdk.CfnOutputProps{Value: mobile.Configuration().AppAuth(nil).Json()})
	awscdk.NewCfnOutput(stack, jsii.String("ShopSignIn"), &awscdk.CfnOutputProps{
		Value: shop.SignInUrl(&clients.SignInUrlOptions{RedirectUri: jsii.String("https://bakery.acme.org/oauth2/callback")}),
	})

	return stack
}

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	NewBakeryStack(app, "Bakery", &awscdk.StackProps{})
	clients.AppClientRules_Apply(app)
	app.Synth(nil)
}
