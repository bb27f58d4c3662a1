import pytest
from aws_cdk import App, Stack
from aws_cdk import aws_cognito as cognito
from aws_cdk.assertions import Annotations, Match, Template
from cdk_cognito_app_clients import PublicAppClient


def stack_with(*callback_urls: str) -> Stack:
    stack = Stack(App(), "Stack")
    user_pool = cognito.UserPool(stack, "Users")
    user_pool.add_domain("Domain", cognito_domain=cognito.CognitoDomainOptions(domain_prefix="acme"))
    PublicAppClient(stack, "Web", user_pool=user_pool, callback_urls=list(callback_urls))
    return stack


def test_settings() -> None:
    Template.from_stack(stack_with("https://app.example.org/")).has_resource_properties(
        "AWS::Cognito::UserPoolClient",
        {"CallbackURLs": ["https://app.example.org/"], "GenerateSecret": False},
    )


def test_error() -> None:
    stack = stack_with("http://app.example.org/")
    with pytest.raises(RuntimeError, match="cdk-cognito-app-clients::callback-https"):
        Template.from_stack(stack)


def test_warning() -> None:
    Annotations.from_stack(stack_with("https://app.example.org/", "http://localhost:3000/")).has_warning(
        "*", Match.string_like_regexp("redirect-localhost-in-prod")
    )


def test_no_warning() -> None:
    Annotations.from_stack(stack_with("https://app.example.org/")).has_no_warning(
        "*", Match.string_like_regexp("cdk-cognito-app-clients::")
    )
