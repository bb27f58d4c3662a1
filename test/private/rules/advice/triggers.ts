import { UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import type { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Advice } from './advice';
import { at, said } from './advice';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

/** The function that a message names by the path of its resource. */
function called(message: string, fixture: UserPoolFixture): LambdaFunction {
  return at(said(message, /call '([^']+)\/Resource'/), fixture);
}

export const triggerAdvice: Record<string, Advice | readonly Advice[]> = {
  'trigger-permission': [{
    built: (message, _, fixture) => {
      said(message, /Call userPool\.(addTrigger)\(…\), which adds the permission,/);
      fixture.pool.addTrigger(UserPoolOperation.of(said(message, /\((\w+)\)/)), called(message, fixture));
    },
  }, {
    built: (message, _, fixture) => {
      const principal = said(message, /the principal (\S+) and the ARN of the user pool as SourceArn\.$/);
      new CfnPermission(fixture.stack, 'Advised', { action: 'lambda:InvokeFunction', functionName: called(message, fixture).functionName, principal, sourceArn: (l1Of(fixture.pool) as CfnUserPool).attrArn });
    },
  }],
  'search-needs-pool-domain': {
    built: (message, search, { pool }) => {
      said(message, /Add one, userPool\.(addDomain)\(…\),/);
      const domain = pool.addDomain('Advised', { cognitoDomain: { domainPrefix: 'acme-search' } });
      said(message, /let the OpenSearch domain wait for it: search\.node\.(addDependency)\(domain\)\.$/);
      search.node.addDependency(domain);
    },
  },
};
