import { UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import type { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Advice } from './advice';
import { at, said } from './advice';
import type { World } from '../../../world';
import { l1Of } from '../../../world';

/** The function that a message names by the path of its resource. */
function called(message: string, world: World): LambdaFunction {
  return at(said(message, /call '([^']+)\/Resource'/), world);
}

export const triggerAdvice: Record<string, Advice | readonly Advice[]> = {
  'trigger-permission': [{
    built: (message, _, world) => {
      said(message, /Call userPool\.(addTrigger)\(…\), which adds the permission,/);
      world.pool.addTrigger(UserPoolOperation.of(said(message, /\((\w+)\)/)), called(message, world));
    },
  }, {
    built: (message, _, world) => {
      const principal = said(message, /the principal (\S+) and the ARN of the user pool as SourceArn\.$/);
      new CfnPermission(world.stack, 'Advised', { action: 'lambda:InvokeFunction', functionName: called(message, world).functionName, principal, sourceArn: (l1Of(world.pool) as CfnUserPool).attrArn });
    },
  }],
  'search-needs-pool-domain': {
    built: (message, search, { pool }) => {
      said(message, /Add one, userPool\.(addDomain)\(…\),/);
      const domain = pool.addDomain('Advised', { cognitoDomain: { domainPrefix: 'acme-search' } });
      said(message, /and call node\.(addDependency)\(domain\) on the OpenSearch domain,/);
      search.node.addDependency(domain);
    },
  },
};
