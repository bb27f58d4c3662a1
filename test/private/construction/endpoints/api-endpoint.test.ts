import { Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { apiEndpointOf } from '../../../../src/private/construction/endpoints/api-endpoint';

test('the endpoint of the API is in the Region of the user pool', () => {
  expect(apiEndpointOf(UserPool.fromUserPoolId(new Stack(), 'Pool', 'eu-west-1_abcdefghi'))).toBe('https://cognito-idp.eu-west-1.amazonaws.com/');
});
