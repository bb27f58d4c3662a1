from typing import cast

from aws_cdk import App, CfnResource, Stack
from aws_cdk import aws_cognito as cognito
from aws_cdk.assertions import Template
from cdk_cognito_app_clients import PublicAppClient

stack = Stack(App(), "Stack")
user_pool = cognito.UserPool(stack, "Users")
client = PublicAppClient(stack, "Web", user_pool=user_pool, callback_urls=["https://app.example.org/"])

l1 = client.node.default_child
assert isinstance(l1, cognito.CfnUserPoolClient)
l1.override_logical_id("WebClient")

# The same without a check at run time.
cast(CfnResource, client.node.default_child).add_property_override("ClientName", "web")

resource = Template.from_stack(stack).to_json()["Resources"]["WebClient"]
assert resource["Properties"]["ClientName"] == "web"
