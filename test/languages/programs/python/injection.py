"""Sets a default of an organization for every public client, which its author may still override."""

import jsii
from aws_cdk import App, Duration, IPropertyInjector, PropertyInjectors, Stack
from aws_cdk import aws_cognito as cognito
from aws_cdk.assertions import Template
from cdk_cognito_app_clients import PublicAppClient


@jsii.implements(IPropertyInjector)
class ShortAccessTokens:
    @property
    def construct_unique_id(self) -> str:
        return PublicAppClient.PROPERTY_INJECTION_ID

    def inject(self, original_props, *, id, scope):
        assert isinstance(original_props, dict), type(original_props)
        assert original_props["callbackUrls"] == ["https://app.acme.org/signed-in"], original_props
        return {"accessTokenValidity": Duration.minutes(15), **original_props}


app = App()
stack = Stack(app, "Stack")
PropertyInjectors.of(app).add(ShortAccessTokens())
user_pool = cognito.UserPool(stack, "Users")
PublicAppClient(stack, "Default", user_pool=user_pool, callback_urls=["https://app.acme.org/signed-in"])
PublicAppClient(
    stack,
    "Own",
    user_pool=user_pool,
    callback_urls=["https://app.acme.org/signed-in"],
    access_token_validity=Duration.minutes(30),
)

clients = Template.from_stack(stack).find_resources("AWS::Cognito::UserPoolClient")
assert sorted(client["Properties"]["AccessTokenValidity"] for client in clients.values()) == [15, 30], clients
