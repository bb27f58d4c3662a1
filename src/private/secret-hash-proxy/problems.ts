import { Token } from 'aws-cdk-lib';
import type { aws_wafv2 } from 'aws-cdk-lib/interfaces';
import { declaredOf } from '../assembly/declared';
import { resourceBehind } from '../assembly/references';

/**
 * The stage of an API accepts only a web ACL of its Region.
 *
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
 */
export function webAclProblems(webAcl: aws_wafv2.IWebACLRef | undefined): string[] {
  // The scope in the reference is a token, because CloudFormation returns it.
  const scope = (webAcl as { scope?: unknown } | undefined)?.scope;
  if (typeof scope !== 'string' || Token.isUnresolved(scope) || scope === 'REGIONAL') { return []; }
  return [`webAcl has the scope '${scope}', and API Gateway takes one with the scope 'REGIONAL' only. Write scope: 'REGIONAL' in '${webAcl!.node.path}'.`];
}

/** The message if users of the client cannot sign in through the API, because the proxy has no other use. */
export function usedClientProblem(clientId: string, path: string): string | undefined {
  const client = resourceBehind(clientId);
  const apiSignIn = client && declaredOf(client)?.apiSignIn;
  if (apiSignIn === undefined || apiSignIn === 'open') { return undefined; }
  return `users of '${path}' cannot sign in through the proxy: the client allows no sign-in through the API. Set authFlows: { userSrp: true } in it, `
    + 'leave disableApiSignIn out, and have COGNITO in supportedIdentityProviders.';
}
