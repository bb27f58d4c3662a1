"""Runs the snippets of the README and the API, translated to Python, each in a stack of its own."""

import json
import re
import sys

from aws_cdk import App, Stack
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_lambda as lambda_

with open("snippets.json") as file:
    given = json.load(file)

broken = 0
for snippet in given["snippets"]:
    app = App()
    stack = Stack(app, "Stack")
    user_pool = cognito.UserPool(stack, "Users")
    names = {
        "self": stack,
        "app": app,
        "user_pool": user_pool,
        "domain": user_pool.add_domain("SignIn", cognito_domain=cognito.CognitoDomainOptions(domain_prefix="acme")),
        "fn": lambda_.Function(
            stack,
            "Function",
            runtime=lambda_.Runtime.NODEJS_22_X,
            handler="index.handler",
            code=lambda_.Code.from_inline("exports.handler = async () => {};"),
        ),
        # What a snippet only declares is a comment in Python.
        **{name: f"{name}.example.org" for name in re.findall(r"^# (\w+): str$", snippet["code"], re.MULTILINE)},
    }
    try:
        exec(compile(given["imports"], "imports", "exec"), names)
        exec(compile(snippet["code"], snippet["where"], "exec"), names)
    except Exception as error:
        broken += 1
        print(f"{snippet['where']}: {type(error).__name__}: {error}\n{snippet['code']}\n", file=sys.stderr)

sys.exit(1 if broken else 0)
