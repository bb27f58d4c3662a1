import os

# A form of the app posts to `account_logout`.
ACCOUNT_LOGOUT_REDIRECT_URL = os.environ['SIGN_OUT_URL']

SOCIALACCOUNT_PROVIDERS = {
    'openid_connect': {
        'SCOPE': os.environ['SCOPE'].split(),
        'OAUTH_PKCE_ENABLED': True,
        'APPS': [
            {
                'provider_id': 'cognito',
                'name': 'Cognito',
                'client_id': os.environ['CLIENT_ID'],
                'secret': os.environ['CLIENT_SECRET'],
                'settings': {
                    'server_url': os.environ['ISSUER'],
                    'oauth_pkce_enabled': True,
                    'token_auth_method': 'client_secret_basic',
                    # Cognito's userInfo endpoint returns email_verified as the text 'true' (https://github.com/pocketbase/pocketbase/pull/6657),
                    # which Django's field refuses. The ID token has a boolean.
                    'fetch_userinfo': False,
                },
            },
        ],
    },
}
