"""A proxy with a distribution that it creates, and one with a distribution of the app."""

from aws_cdk import App, CfnOutput, Stack
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_cognito as cognito
from aws_cdk.assertions import Template
from cdk_cognito_app_clients import ConfidentialAppClient, SecretHashProxy

stack = Stack(App(), "Stack")
client = ConfidentialAppClient(
    stack,
    "Web",
    user_pool=cognito.UserPool(stack, "Users"),
    disable_o_auth=True,
    auth_flows=cognito.AuthFlow(user_srp=True),
)
created = SecretHashProxy(stack, "Created", client=client, allowed_origins=["https://app.example.org"], create_distribution=True)
site = cloudfront.Distribution(
    stack, "Site", default_behavior=cloudfront.BehaviorOptions(origin=origins.HttpOrigin("site.example.org"))
)
own = SecretHashProxy(
    stack, "Own", client=client, allowed_origins=["https://app.example.org"], distribution=site, distribution_path="/sign-in"
)
for name, proxy in {"Created": created, "Own": own}.items():
    CfnOutput(stack, f"{name}Endpoint", value=proxy.endpoint)

template = Template.from_stack(stack)
template.resource_count_is("AWS::CloudFront::Distribution", 2)
template.has_resource_properties(
    "AWS::CloudFront::Distribution",
    {"DistributionConfig": {"CacheBehaviors": [{"PathPattern": "/sign-in", "Compress": False}]}},
)

try:
    SecretHashProxy(stack, "Wrong", client=client, allowed_origins=[], create_distribution=True, distribution=site)
except RuntimeError as error:
    assert "The proxy uses one distribution. Leave one of them out." in str(error), error
else:
    raise AssertionError("two distributions are accepted")
