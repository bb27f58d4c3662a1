"""A client of an organization: it has props of its own, a default, and a method that does more than ours."""

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_cognito as cognito
from aws_cdk.assertions import Template
from cdk_cognito_app_clients import ConfidentialAppClient, PublicAppClient


class StaffApp(ConfidentialAppClient):
    def __init__(self, scope, construct_id, *, host: str, **props) -> None:
        super().__init__(
            scope,
            construct_id,
            callback_urls=[f"https://{host}/signed-in"],
            refresh_token_validity=Duration.hours(12),
            **props,
        )
        self.host = host

    def add_callback_url(self, url: str) -> None:
        super().add_callback_url(f"https://{self.host}{url}")


app = App()
stack = Stack(app, "Stack")
user_pool = cognito.UserPool(stack, "Users")
staff = StaffApp(stack, "Staff", host="staff.acme.org", user_pool=user_pool)
staff.add_callback_url("/second")

template = Template.from_stack(stack)
template.has_resource_properties(
    "AWS::Cognito::UserPoolClient",
    {
        "CallbackURLs": ["https://staff.acme.org/signed-in", "https://staff.acme.org/second"],
        "RefreshTokenValidity": 720,
    },
)

try:
    PublicAppClient(stack, "Spa", user_pool=user_pool).user_pool_client_secret
except RuntimeError as error:
    assert "has no secret" in str(error), error
else:
    raise AssertionError("a public client has no secret")
