import { Fn, Stack } from 'aws-cdk-lib';
import { hostOfUrl } from '../../../../src/private/construction/endpoints/page-urls';

const stack = new Stack();

describe('the host of a URL', () => {
  test.each([['https://auth.acme.org', 'auth.acme.org'], ['HTTPS://auth.acme.org', 'auth.acme.org'], ['auth.acme.org', 'auth.acme.org'], ['x-https://auth', 'x-https://auth']])(
    'of %s', (url, host) => { expect(hostOfUrl(url)).toBe(host); });

  test('of a URL that only CloudFormation knows', () => {
    expect(stack.resolve(hostOfUrl(Fn.ref('Url')))).toEqual({ 'Fn::Select': [1, { 'Fn::Split': ['://', { Ref: 'Url' }] }] });
  });
});
