from aws_cdk import App, Duration, Stack
from aws_cdk import aws_cognito as cognito
from cdk_cognito_app_clients import AppClientRules, PublicAppClient

app = App()
stack = Stack(app, "Violation")
user_pool = cognito.UserPool(stack, "Users")
PublicAppClient(
    stack,
    "Spa",
    user_pool=user_pool,
    callback_urls=["http://app.acme.org/signed-in"],
    access_token_validity=Duration.days(2),
    refresh_token_validity=Duration.days(3),
)
cognito.UserPoolClient(
    stack,
    "Old",
    user_pool=user_pool,
    o_auth=cognito.OAuthSettings(
        flows=cognito.OAuthFlows(client_credentials=True), scopes=[cognito.OAuthScope.OPENID]
    ),
)
AppClientRules.apply(app)
app.synth()
