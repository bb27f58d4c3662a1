import os

AUTHENTICATION_BACKENDS = ['mozilla_django_oidc.auth.OIDCAuthenticationBackend']
# client.signOutUrl({ logoutUri }). A form of the app posts to `oidc_logout`.
LOGOUT_REDIRECT_URL = os.environ['SIGN_OUT_URL']

for name, value in os.environ.items():
    if name.startswith('OIDC_'):
        globals()[name] = value == 'True' if value in ('True', 'False') else value
