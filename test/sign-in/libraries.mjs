/** What an app sets itself, beside the configuration it is given. */
const OWN = 'a secret of the app, for its session cookies';

/** The libraries, in the order they run: the configuration it gets, and what the app does. */
export const LIBRARIES = [
  {
    name: 'protocol',
    configurations: { OidcClientTs: 'output OidcClientTsJson', Strict: 'output StrictJson', Phone: 'output PhoneJson', Web: 'container OpenidClient', Machine: 'container Machine' },
  },
  {
    name: 'openid-client',
    packages: ['openid-client', 'aws-jwt-verify'],
    driver: 'web-app',
    container: 'OpenidClient',
    variables: {
      CHECKS: '/refreshes /reads-the-user-info /aws-jwt-verify-accepts-the-access-token /aws-jwt-verify-refuses-other-tokens',
      SIGN_OUT_PATH: '/logout',
    },
    refreshes: true,
    signsOut: true,
  },
  { name: 'passport', packages: ['openid-client', 'passport'], driver: 'web-app', container: 'Passport' },
  {
    name: 'auth-js',
    packages: ['@auth/express'],
    driver: 'web-app',
    container: 'AuthJs',
    variables: { SIGN_IN_PATH: '/auth/signin', SIGN_OUT_PATH: '/logout', AUTH_SECRET: OWN, AUTH_URL: 'https://www.acme.org' },
    signsOut: true,
  },
  {
    name: 'next-auth-4',
    packages: ['next-auth'],
    driver: 'web-app',
    container: 'NextAuth4',
    variables: {
      SIGN_IN_PATH: '/api/auth/signin', SIGN_OUT_PATH: '/api/auth/signout', SIGN_OUT_RETURN: 'callbackUrl', NEXTAUTH_SECRET: OWN, NEXTAUTH_URL: 'https://www.acme.org',
    },
    signsOut: true,
  },
  {
    name: 'express-openid-connect',
    packages: ['express-openid-connect'],
    driver: 'web-app',
    container: 'ExpressOpenidConnect',
    variables: { BASE_URL: 'https://www.acme.org', SESSION_SECRET: OWN, CHECKS: '/refreshes', SIGN_OUT_PATH: '/logout' },
    refreshes: true,
    signsOut: true,
  },
  { name: 'authlib', packages: ['Authlib', 'Flask'], driver: 'web-app', python: 'apps/flask_app.py', container: 'Authlib', variables: { SESSION_SECRET: OWN, SIGN_OUT_PATH: '/logout' }, signsOut: true },
  { name: 'mozilla-django-oidc', packages: ['mozilla-django-oidc', 'Django'], driver: 'web-app', python: 'apps/django_app.py', container: 'Django', variables: { SIGN_IN_PATH: '/oidc/authenticate/', SIGN_OUT_PATH: '/sign-out/' }, signsOut: true },
  { name: 'django-allauth', packages: ['django-allauth', 'Django'], driver: 'web-app', python: 'apps/django_app.py', container: 'Allauth', variables: { SIGN_IN_PATH: '/accounts/oidc/cognito/login/', SIGN_OUT_PATH: '/sign-out/' }, signsOut: true },
  {
    name: 'spring-boot',
    driver: 'web-app',
    java: 'apps/spring-boot',
    container: 'SpringBoot',
    variables: { SIGN_IN_PATH: '/oauth2/authorization/cognito', SIGN_OUT_PATH: '/logout', SERVER_FORWARD_HEADERS_STRATEGY: 'framework' },
    signsOut: true,
  },
  {
    name: 'oauth2-proxy',
    driver: 'web-app',
    go: 'github.com/oauth2-proxy/oauth2-proxy/v7',
    container: 'Oauth2Proxy',
    variables: {
      SIGN_IN_PATH: '/oauth2/start',
      HOME_PATH: '/oauth2/userinfo',
      SIGN_OUT_PATH: '/oauth2/sign_out',
      SIGN_OUT_RETURN: 'rd',
      OAUTH2_PROXY_COOKIE_SECRET: '0123456789abcdef0123456789abcdef',
      OAUTH2_PROXY_EMAIL_DOMAINS: '*',
      OAUTH2_PROXY_UPSTREAMS: 'static://200',
      OAUTH2_PROXY_REVERSE_PROXY: 'true',
    },
    signsOut: true,
  },
  {
    name: 'mcp-sdk',
    packages: ['@modelcontextprotocol/sdk'],
    output: 'McpHostJson',
    client: 'McpClient',
    refreshes: true,
  },
  { name: 'machine', container: 'Machine', variables: { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' }, user: false },
  { name: 'oidc-client-ts', packages: ['oidc-client-ts'], driver: 'browser', output: 'OidcClientTsJson', variables: { SITE: 'spa.acme.org' }, refreshes: true, signsOut: true },
  {
    name: 'react-oidc-context',
    packages: ['react-oidc-context', 'oidc-client-ts', 'react', 'react-dom'],
    driver: 'browser',
    output: 'ReactOidcContextJson',
    variables: { SITE: 'react.acme.org', BUTTON: '#sign-in' },
    refreshes: true,
    signsOut: true,
  },
  { name: 'app-auth', packages: ['@openid/appauth'], output: 'AppAuthJson', refreshes: true },
  { name: 'amplify', packages: ['aws-amplify'], driver: 'browser', output: 'AmplifyJson', variables: { SITE: 'amplify.acme.org', BUTTON: '#sign-in' }, refreshes: true, signsOut: true },
];

/** The apps of examples/full-stack. */
export const EXAMPLES = [
  {
    name: 'example-site',
    driver: 'browser',
    packages: ['oidc-client-ts'],
    client: 'Spa',
    variables: {
      BUTTON: '#sign-in',
      REFRESHES: 'no',
      SIGNED_IN: "document.querySelector('#user')?.textContent === 'jane@acme.org' && document.querySelectorAll('#orders li').length === 2",
    },
    signsOut: true,
  },
  { name: 'example-server', driver: 'web-app', container: 'Server', client: 'Web', variables: { SIGN_OUT_PATH: '/logout' }, signsOut: true },
];
