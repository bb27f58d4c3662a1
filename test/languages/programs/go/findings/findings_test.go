package findings

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscognito"
	"github.com/aws/jsii-runtime-go"
	clients "github.com/cdk-cognito-app-clients/cdk-cognito-app-clients-go/cdkcognitoappclients"
)

func stackWith(callbackUrls ...string) awscdk.Stack {
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Stack"), nil)
	userPool := awscognito.NewUserPool(stack, jsii.String("Users"), nil)
	userPool.AddDomain(jsii.String("Domain"), &awscognito.UserPoolDomainOptions{
		CognitoDomain: &awscognito.CognitoDomainOptions{DomainPrefix: jsii.String("acme")},
	})
	clients.NewPublicAppClient(stack, jsii.String("Web"), &clients.PublicAppClientProps{
		UserPool:     userPool,
		CallbackUrls: jsii.Strings(callbackUrls...),
	})
	return stack
}

// failure returns what body panics with. jsii reports every error as a panic.
func failure(body func()) (text string) {
	defer func() {
		if reason := recover(); reason != nil {
			text = fmt.Sprint(reason)
		}
	}()
	body()
	return ""
}

func TestSettings(t *testing.T) {
	assertions.Template_FromStack(stackWith("https://app.example.org/"), nil).HasResourceProperties(
		jsii.String("AWS::Cognito::UserPoolClient"),
		map[string]any{"CallbackURLs": []string{"https://app.example.org/"}, "GenerateSecret": false},
	)
}

func TestError(t *testing.T) {
	stack := stackWith("http://app.example.org/")
	text := failure(func() { assertions.Template_FromStack(stack, nil) })
	if !strings.Contains(text, "cdk-cognito-app-clients::callback-https") {
		t.Errorf("synth failed with: %q", text)
	}
}

func TestWarning(t *testing.T) {
	stack := stackWith("https://app.example.org/", "http://localhost:3000/")
	assertions.Annotations_FromStack(stack).HasWarning(
		jsii.String("*"), assertions.Match_StringLikeRegexp(jsii.String("redirect-localhost-in-prod")))
}

func TestNoWarning(t *testing.T) {
	assertions.Annotations_FromStack(stackWith("https://app.example.org/")).HasNoWarning(
		jsii.String("*"), assertions.Match_StringLikeRegexp(jsii.String("cdk-cognito-app-clients::")))
}
