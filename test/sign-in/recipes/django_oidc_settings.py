import os

AUTHENTICATION_BACKENDS = ['mozilla_django_oidc.auth.OIDCAuthenticationBackend']

for name, value in os.environ.items():
    if name.startswith('OIDC_'):
        globals()[name] = value == 'True' if value in ('True', 'False') else value
