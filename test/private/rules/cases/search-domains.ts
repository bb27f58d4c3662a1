import { CfnResource, Fn } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { BuiltCase } from './case';
import type { World } from '../../../world';

function search(world: World, changes: Record<string, unknown> = {}, type = 'AWS::OpenSearchService::Domain'): IConstruct {
  return new CfnResource(world.stack, 'Search', {
    type,
    properties: { CognitoOptions: { Enabled: true, UserPoolId: world.pool.userPoolId, IdentityPoolId: 'eu-west-1:example', RoleArn: 'arn:aws:iam::111111111111:role/search', ...changes } },
  });
}

export const searchDomainCases: readonly BuiltCase[] = [{
  rule: 'search-needs-pool-domain',
  judges: 'consumer',
  accepts: [
    (world) => { world.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-search' } }); return search(world); },
    (world) => search(world, { Enabled: false }),
    (world) => search(world, { Enabled: Fn.importValue('Enabled') }),
    (world) => search(world, { UserPoolId: 'eu-west-1_AbCdEfGh1' }),
    (world) => search(world, { UserPoolId: Fn.importValue('UserPoolId') }),
    // A domain of an unknown pool may be the domain of this one.
    (world) => {
      new CfnResource(world.stack, 'Domain', { type: 'AWS::Cognito::UserPoolDomain', properties: { UserPoolId: Fn.importValue('UserPoolId'), Domain: 'acme-search' } });
      return search(world);
    },
    ({ stack }) => new CfnResource(stack, 'Search', { type: 'AWS::OpenSearchService::Domain', properties: {} }),
  ],
  rejects: [
    (world) => search(world),
    (world) => search(world, { Enabled: 'true' }),
    (world) => search(world, {}, 'AWS::Elasticsearch::Domain'),
  ],
}];
