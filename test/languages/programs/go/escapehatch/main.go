package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscognito"
	"github.com/aws/jsii-runtime-go"
	clients "github.com/cdk-cognito-app-clients/cdk-cognito-app-clients-go/cdkcognitoappclients"
)

func main() {
	defer jsii.Close()

	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Stack"), nil)
	client := clients.NewPublicAppClient(stack, jsii.String("Web"), &clients.PublicAppClientProps{
		UserPool:     awscognito.NewUserPool(stack, jsii.String("Users"), nil),
		CallbackUrls: jsii.Strings("https://app.example.org/"),
	})

	l1 := client.Node().DefaultChild().(awscognito.CfnUserPoolClient)
	l1.AddPropertyOverride(jsii.String("ClientName"), "web")
	l1.OverrideLogicalId(jsii.String("WebClient"))

	assertions.Template_FromStack(stack, nil).TemplateMatches(map[string]any{
		"Resources": map[string]any{"WebClient": map[string]any{"Properties": map[string]any{"ClientName": "web"}}},
	})
}
