package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudfront"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudfrontorigins"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscognito"
	"github.com/aws/jsii-runtime-go"
	clients "github.com/cdk-cognito-app-clients/cdk-cognito-app-clients-go/cdkcognitoappclients"
)

func main() {
	defer jsii.Close()

	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Stack"), nil)
	client := clients.NewConfidentialAppClient(stack, jsii.String("Web"), &clients.ConfidentialAppClientProps{
		UserPool:     awscognito.NewUserPool(stack, jsii.String("Users"), nil),
		DisableOAuth: jsii.Bool(true),
		AuthFlows:    &awscognito.AuthFlow{UserSrp: jsii.Bool(true)},
	})
	origins := jsii.Strings("https://app.example.org")
	created := clients.NewSecretHashProxy(stack, jsii.String("Created"), &clients.SecretHashProxyProps{
		Client: client, AllowedOrigins: origins, CreateDistribution: jsii.Bool(true),
	})
	site := awscloudfront.NewDistribution(stack, jsii.String("Site"), &awscloudfront.DistributionProps{
		DefaultBehavior: &awscloudfront.BehaviorOptions{Origin: awscloudfrontorigins.NewHttpOrigin(jsii.String("site.example.org"), nil)},
	})
	own := clients.NewSecretHashProxy(stack, jsii.String("Own"), &clients.SecretHashProxyProps{
		Client: client, AllowedOrigins: origins, Distribution: site, DistributionPath: jsii.String("/sign-in"),
	})
	for id, endpoint := range map[string]*string{"Created": created.Endpoint(), "Own": own.Endpoint()} {
		awscdk.NewCfnOutput(stack, jsii.String(id+"Endpoint"), &awscdk.CfnOutputProps{Value: endpoint})
	}

	template := assertions.Template_FromStack(stack, nil)
	template.ResourceCountIs(jsii.String("AWS::CloudFront::Distribution"), jsii.Number(2))
	template.HasResourceProperties(jsii.String("AWS::CloudFront::Distribution"), map[string]any{
		"DistributionConfig": map[string]any{"CacheBehaviors": []any{map[string]any{"PathPattern": "/sign-in", "Compress": false}}},
	})
}
