"""mozilla-django-oidc and django-allauth, each with its recipe, behind a proxy that ends TLS."""
import os
import runpy
from wsgiref.simple_server import make_server

import django
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.urls import include, path, reverse

ALLAUTH = os.environ['APP'] == 'django-allauth'
RECIPE = 'recipes/allauth_settings.py' if ALLAUTH else 'recipes/django_oidc_settings.py'
recipe = {name: value for name, value in runpy.run_path(RECIPE).items() if name.isupper()}

APPS = ['django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions', 'django.contrib.messages']
MIDDLEWARE = [
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
]
if ALLAUTH:
    APPS += ['allauth', 'allauth.account', 'allauth.socialaccount', 'allauth.socialaccount.providers.openid_connect']
    MIDDLEWARE += ['allauth.account.middleware.AccountMiddleware']
    recipe['AUTHENTICATION_BACKENDS'] = ['allauth.account.auth_backends.AuthenticationBackend']
    # The pages of allauth's sign-in are forms; the links go straight to the provider.
    recipe['SOCIALACCOUNT_LOGIN_ON_GET'] = True
    recipe['ACCOUNT_DEFAULT_HTTP_PROTOCOL'] = 'https'
else:
    APPS += ['mozilla_django_oidc']

settings.configure(
    SECRET_KEY='x' * 50,
    ALLOWED_HOSTS=['*'],
    ROOT_URLCONF=__name__,
    DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': os.path.join(os.path.dirname(os.environ['SIGN_IN_CERTIFICATE']), f'{os.environ["APP"]}.sqlite')}},
    TEMPLATES=[{'BACKEND': 'django.template.backends.django.DjangoTemplates', 'APP_DIRS': True, 'OPTIONS': {'context_processors': [
        'django.template.context_processors.request', 'django.contrib.auth.context_processors.auth', 'django.contrib.messages.context_processors.messages']}}],
    INSTALLED_APPS=APPS,
    MIDDLEWARE=MIDDLEWARE,
    LOGIN_REDIRECT_URL='/',
    SECURE_PROXY_SSL_HEADER=('HTTP_X_FORWARDED_PROTO', 'https'),
    USE_TZ=True,
    DEBUG_PROPAGATE_EXCEPTIONS=True,
    **recipe,
)
django.setup()
call_command('migrate', verbosity=0)


def sign_out(request):
    return HttpResponse(f'<form method="post" action="{reverse("account_logout" if ALLAUTH else "oidc_logout")}"><input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}"></form>')


urlpatterns = [
    path('sign-out/', sign_out),
    path('', lambda request: HttpResponse(request.user.email if request.user.is_authenticated else 'nobody')),
    path('accounts/' if ALLAUTH else 'oidc/', include('allauth.urls' if ALLAUTH else 'mozilla_django_oidc.urls')),
]

make_server('127.0.0.1', int(os.environ['APP_PORT']), get_wsgi_application()).serve_forever()
