import { configuration } from '../../lambda/secret-hash-proxy/configuration';

const ENVIRONMENT = { CLIENT_ID: 'client', SECRET_ARN: 'arn', COGNITO_ENDPOINT: 'https://cognito' };
const CONFIGURATION = { clientId: 'client', secretId: 'arn', cognito: 'https://cognito', allowedOrigins: [], propagatesAddress: false };

test('the environment is the configuration', () => {
  expect(configuration(ENVIRONMENT)).toEqual(CONFIGURATION);
  expect(configuration(ENVIRONMENT)).not.toHaveProperty('distributionSecretId');
  expect(configuration({ ...ENVIRONMENT, ALLOWED_ORIGINS: ' https://a  https://b', PROPAGATE_ADDRESS: 'true', DISTRIBUTION_SECRET_ARN: 'other' }))
    .toEqual({ ...CONFIGURATION, allowedOrigins: ['https://a', 'https://b'], propagatesAddress: true, distributionSecretId: 'other' });
});

test.each(['CLIENT_ID', 'SECRET_ARN', 'COGNITO_ENDPOINT', 'DISTRIBUTION_SECRET_ARN'])('%s must not be empty', (name) => {
  expect(() => configuration({ ...ENVIRONMENT, [name]: '' }))
    .toThrow(`the function has no environment variable ${name}: deploy the stack of the proxy again, which writes it`);
});
