"""Creates clients, and prints the time in seconds and the requests to the jsii kernel: `python clients.py ours|l2 <number>`."""

import json
import sys
import time

from jsii._kernel.providers.process import _NodeProcess

requests = 0
send = _NodeProcess.send


def counted(self, *args, **kwargs):
    global requests
    requests += 1
    return send(self, *args, **kwargs)


_NodeProcess.send = counted

from aws_cdk import App, Duration, Stack  # noqa: E402
from aws_cdk import aws_cognito as cognito  # noqa: E402
from cdk_cognito_app_clients import MachineClient, PublicAppClient, PublicPlatform  # noqa: E402

kind, number = sys.argv[1], int(sys.argv[2])
app = App()
stack = Stack(app, "Stack")
user_pool = cognito.UserPool(stack, "Users")
domain = user_pool.add_domain("SignIn", cognito_domain=cognito.CognitoDomainOptions(domain_prefix="acme"))


def make(n: int):
    urls = [f"https://app{n}.acme.org/signed-in"]
    if kind == "ours":
        return PublicAppClient(stack, f"Client{n}", user_pool=user_pool, callback_urls=urls)
    return cognito.UserPoolClient(stack, f"Client{n}", user_pool=user_pool, o_auth=cognito.OAuthSettings(callback_urls=urls))


def requests_of(do) -> int:
    before = requests
    do()
    return requests - before


before = requests
start = time.perf_counter()
for n in range(number):
    make(n)
made = time.perf_counter()
for_clients = requests - before
before = requests
app.synth()
end = time.perf_counter()
result = {"construct": made - start, "synth": end - made, "requests": for_clients, "synth_requests": requests - before}

if kind == "ours":
    client = make(number)
    machine = MachineClient(stack, "Machine", user_pool=user_pool, scopes=[cognito.OAuthScope.custom("api/read")])
    result["operations"] = {
        "a client": requests_of(lambda: make(number + 1)),
        "a client with a lifetime, a scope and a platform": requests_of(
            lambda: PublicAppClient(
                stack,
                "Full",
                user_pool=user_pool,
                platform=PublicPlatform.NATIVE,
                scopes=[cognito.OAuthScope.custom("api/read")],
                access_token_validity=Duration.minutes(30),
            )
        ),
        "`add_callback_url`": requests_of(lambda: client.add_callback_url("https://app.acme.org/second")),
        "`user_pool_client_id`": requests_of(lambda: client.user_pool_client_id),
        "`sign_in_url`": requests_of(lambda: client.sign_in_url(redirect_uri="https://app.acme.org/second", domain_url="https://auth.acme.org")),
        "`secret`, then `secret_arn`": requests_of(lambda: machine.secret.secret_arn),
        "`add_secret_rotation`": requests_of(machine.add_secret_rotation),
    }
print(json.dumps(result))
