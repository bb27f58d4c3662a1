from aws_cdk import Acknowledgment, App, CfnOutput, Duration, Stack, Validations
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_lambda as lambda_
from cdk_cognito_app_clients import (
    AppClientRules,
    ConfidentialAppClient,
    MachineClient,
    PublicAppClient,
    PublicPlatform,
)
from constructs import Construct


class BakeryStack(Stack):
    """A bakery: its customers' app, its shop on the web, a nightly program, and kiosks that are older than this library."""

    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        user_pool = cognito.UserPool(self, "Customers", sign_in_aliases=cognito.SignInAliases(email=True))
        user_pool.add_domain(
            "SignInPages",
            cognito_domain=cognito.CognitoDomainOptions(domain_prefix="acme-bakery"),
            managed_login_version=cognito.ManagedLoginVersion.CLASSIC_HOSTED_UI,
        )
        read_orders = cognito.ResourceServerScope(scope_name="read", scope_description="Read all orders")
        orders = user_pool.add_resource_server("Orders", identifier="orders", scopes=[read_orders])

        mobile = PublicAppClient(
            self,
            "Mobile",
            user_pool=user_pool,
            platform=PublicPlatform.NATIVE,
            callback_urls=["org.acme.bakery:/signed-in"],
            logout_urls=["org.acme.bakery:/signed-out"],
            refresh_token_validity=Duration.days(90),
        )

        shop = ConfidentialAppClient(
            self,
            "Shop",
            user_pool=user_pool,
            callback_urls=["https://bakery.acme.org/oauth2/callback"],
            access_token_validity=Duration.minutes(30),
        )
        shop.add_logout_url("https://bakery.acme.org/")

        plan = MachineClient(
            self,
            "BakingPlan",
            user_pool=user_pool,
            scopes=[cognito.OAuthScope.resource_server(orders, read_orders)],
        )
        make_plan = lambda_.Function(
            self,
            "MakeBakingPlan",
            runtime=lambda_.Runtime.NODEJS_22_X,
            handler="index.handler",
            code=lambda_.Code.from_inline("exports.handler = async () => process.env.CLIENT_SECRET_ARN;"),
            environment=plan.configuration.environment().variables,
        )
        plan.secret.grant_read(make_plan)
        plan.add_secret_rotation()

        kiosk = cognito.UserPoolClient(
            self,
            "Kiosk",
            user_pool=user_pool,
            auth_flows=cognito.AuthFlow(user_srp=True),
            o_auth=cognito.OAuthSettings(
                flows=cognito.OAuthFlows(implicit_code_grant=True),
                scopes=[cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL],
                callback_urls=["https://kiosk.acme.org/signed-in"],
            ),
            supported_identity_providers=[cognito.UserPoolClientIdentityProvider.COGNITO],
            prevent_user_existence_errors=True,
            enable_token_revocation=True,
            refresh_token_rotation_grace_period=Duration.seconds(10),
            write_attributes=cognito.ClientAttributes().with_standard_attributes(email=True, fullname=True),
        )
        Validations.of(kiosk).acknowledge(
            Acknowledgment(
                id="cdk-cognito-app-clients::implicit-discouraged",
                reason="the kiosks are replaced in March",
            )
        )

        CfnOutput(self, "MobileClientId", value=mobile.user_pool_client_id)
        CfnOutput(self, "MobileConfiguration", value=mobile.configuration.app_auth().json)
        CfnOutput(
            self,
            "ShopSignIn",
            value=shop.sign_in_url(redirect_uri="https://bakery.acme.org/oauth2/callback"),
        )


app = App()
BakeryStack(app, "Bakery")
AppClientRules.apply(app)
app.synth()
