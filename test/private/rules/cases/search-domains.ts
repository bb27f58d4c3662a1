import { CfnResource, Fn } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { BuiltCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';

function search(fixture: UserPoolFixture, changes: Record<string, unknown> = {}, type = 'AWS::OpenSearchService::Domain'): IConstruct {
  return new CfnResource(fixture.stack, 'Search', {
    type,
    properties: { CognitoOptions: { Enabled: true, UserPoolId: fixture.pool.userPoolId, IdentityPoolId: 'eu-west-1:example', RoleArn: 'arn:aws:iam::111111111111:role/search', ...changes } },
  });
}

export const searchDomainCases: readonly BuiltCase[] = [{
  rule: 'search-needs-pool-domain',
  judges: 'consumer',
  accepts: [
    (fixture) => { fixture.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-search' } }); return search(fixture); },
    (fixture) => search(fixture, { Enabled: false }),
    (fixture) => search(fixture, { Enabled: Fn.importValue('Enabled') }),
    (fixture) => search(fixture, { UserPoolId: 'eu-west-1_AbCdEfGh1' }),
    (fixture) => search(fixture, { UserPoolId: Fn.importValue('UserPoolId') }),
    // A domain of an unknown pool may be the domain of this one.
    (fixture) => {
      new CfnResource(fixture.stack, 'Domain', { type: 'AWS::Cognito::UserPoolDomain', properties: { UserPoolId: Fn.importValue('UserPoolId'), Domain: 'acme-search' } });
      return search(fixture);
    },
    ({ stack }) => new CfnResource(stack, 'Search', { type: 'AWS::OpenSearchService::Domain', properties: {} }),
  ],
  rejects: [
    (fixture) => search(fixture),
    (fixture) => search(fixture, { Enabled: 'true' }),
    (fixture) => search(fixture, {}, 'AWS::Elasticsearch::Domain'),
  ],
}];
