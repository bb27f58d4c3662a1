import { rotationConfiguration, seedConfiguration } from '../../lambda/client-secret/configuration';

const ENVIRONMENT = { SECRET_ARN: 'arn', USER_POOL_ID: 'pool', CLIENT_ID: 'client', OVERLAP_SECONDS: '60', ISSUER: 'https://issuer', TOKEN_ENDPOINT: 'https://token' };
const CONFIGURATION = { secretId: 'arn', client: { userPoolId: 'pool', clientId: 'client' }, tokenEndpoint: 'https://token' };

test('the environment is the configuration of the rotation and of the seed', () => {
  expect(rotationConfiguration(ENVIRONMENT)).toEqual({ ...CONFIGURATION, overlap: 60_000 });
  expect(seedConfiguration(ENVIRONMENT)).toEqual({ ...CONFIGURATION, issuer: 'https://issuer' });
});

test.each([undefined, ''])('without a token endpoint (%j) no token is requested', (TOKEN_ENDPOINT) => {
  expect(seedConfiguration({ ...ENVIRONMENT, TOKEN_ENDPOINT })).toEqual({ ...CONFIGURATION, tokenEndpoint: undefined, issuer: 'https://issuer' });
});

test.each(['SECRET_ARN', 'USER_POOL_ID', 'CLIENT_ID', 'OVERLAP_SECONDS'])('the rotation needs %s', (name) => {
  for (const value of [undefined, '']) {
    expect(() => rotationConfiguration({ ...ENVIRONMENT, [name]: value }))
      .toThrow(`the function has no environment variable ${name}: deploy the stack of the app client again, which writes it`);
  }
});

test.each(['SECRET_ARN', 'USER_POOL_ID', 'CLIENT_ID', 'ISSUER'])('the seed needs %s', (name) => {
  expect(() => seedConfiguration({ ...ENVIRONMENT, [name]: undefined })).toThrow(`no environment variable ${name}:`);
});

test.each([['0', 0], ['0.5', 500]])('an overlap of %s seconds', (OVERLAP_SECONDS, overlap) => {
  expect(rotationConfiguration({ ...ENVIRONMENT, OVERLAP_SECONDS }).overlap).toBe(overlap);
});

test.each(['-1', 'a day', 'NaN'])('an overlap of %s is none', (OVERLAP_SECONDS) => {
  expect(() => rotationConfiguration({ ...ENVIRONMENT, OVERLAP_SECONDS }))
    .toThrow('OVERLAP_SECONDS is not a number of seconds: deploy the stack of the app client again, which writes it');
});
