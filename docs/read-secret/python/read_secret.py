import json
import os

from aws_secretsmanager_caching import SecretCache, SecretCacheConfig

ARN = os.environ["CLIENT_SECRET_ARN"]
cache = SecretCache(SecretCacheConfig(secret_refresh_interval=300))


def read_secret(refused: bool = False) -> dict[str, str]:
    """Set refused if Cognito answered invalid_client to the last value."""
    if refused:
        cache.refresh_secret_now(ARN)
    value: dict[str, str] = json.loads(cache.get_secret_string(ARN))
    return value
