package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscognito"
	"github.com/aws/jsii-runtime-go"
	clients "github.com/cdk-cognito-app-clients/cdk-cognito-app-clients-go/cdkcognitoappclients"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Violation"), nil)
	userPool := awscognito.NewUserPool(stack, jsii.String("Users"), nil)
	clients.NewPublicAppClient(stack, jsii.String("Spa"), &clients.PublicAppClientProps{
		UserPool:             userPool,
		CallbackUrls:         jsii.Strings("http://app.acme.org/signed-in"),
		AccessTokenValidity:  awscdk.Duration_Days(jsii.Number(2)),
		RefreshTokenValidity: awscdk.Duration_Days(jsii.Number(3)),
	})
	awscognito.NewUserPoolClient(stack, jsii.String("Old"), &awscognito.UserPoolClientProps{
		UserPool: userPool,
		OAuth: &awscognito.OAuthSettings{
			Flows:  &awscognito.OAuthFlows{ClientCredentials: jsii.Bool(true)},
			Scopes: &[]awscognito.OAuthScope{awscognito.OAuthScope_OPENID()},
		},
	})
	clients.AppClientRules_Apply(app)
	app.Synth(nil)
}
