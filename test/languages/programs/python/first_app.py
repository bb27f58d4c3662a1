from aws_cdk import App, CfnOutput, Stack
from aws_cdk import aws_cognito as cognito
from cdk_cognito_app_clients import PublicAppClient

app = App()
stack = Stack(app, "Shop")

user_pool = cognito.UserPool(stack, "Users")
user_pool.add_domain(
    "Domain",
    cognito_domain=cognito.CognitoDomainOptions(domain_prefix="acme-shop"),
    managed_login_version=cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
)

spa = PublicAppClient(
    stack,
    "Spa",
    user_pool=user_pool,
    callback_urls=["https://shop.example.org/"],
    logout_urls=["https://shop.example.org/"],
)
CfnOutput(stack, "SignInConfig", value=spa.configuration.oidc_client_ts().json)

app.synth()
