import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { SecretHashProxyOptions } from '../../props/secret-hash-proxy-options';
import { declaredOf } from '../assembly/declared';
import { resourceBehind } from '../assembly/references';

/** The message if the options of the distribution do not go together. */
export function givenProblem({ createDistribution, distribution, distributionPath }: SecretHashProxyOptions): string | undefined {
  if (createDistribution && distribution) {
    return `createDistribution is true and distribution is '${distribution.node.path}'. The proxy uses one distribution. Leave one of them out.`;
  }
  if (distributionPath === undefined || distribution) { return undefined; }
  return `distributionPath is '${distributionPath}' and distribution is absent. It is the path in your own distribution. Leave it out, or set distribution.`;
}

/**
 * API Gateway accepts only a web ACL of its Region, and CloudFront only a global one.
 *
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
 */
export function webAclProblems({ webAcl, createDistribution }: SecretHashProxyOptions): string[] {
  // The scope in the reference is a token, because CloudFormation returns it.
  const scope = (webAcl as { scope?: unknown } | undefined)?.scope;
  const [needed, service] = createDistribution ? ['CLOUDFRONT', 'CloudFront'] : ['REGIONAL', 'API Gateway'];
  if (typeof scope !== 'string' || Token.isUnresolved(scope) || scope === needed) { return []; }
  return [`webAcl has the scope '${scope}', and ${service} takes one with the scope '${needed}' only. Write scope: '${needed}' in '${webAcl!.node.path}'.`];
}

/** The message if CloudFormation would read the secret of the distribution in a Region that does not have it. */
export function distributionRegionProblem(proxy: IConstruct, distribution: IConstruct | undefined): string | undefined {
  if (!distribution) { return undefined; }
  const [own, other] = [proxy, distribution].map((each) => Stack.of(each).region);
  if (Token.isUnresolved(own) || Token.isUnresolved(other) || own === other) { return undefined; }
  return `distribution is in a stack in ${other}, and the proxy is in ${own}. CloudFormation resolves the secret that the distribution sends in the Region of its stack. `
    + `A secret of another Region is probably not found. Create the distribution in a stack in ${own}: only its certificate must be in us-east-1.`;
}

/** The message if users of the client cannot sign in through the API, because the proxy has no other use. */
export function usedClientProblem(clientId: string, path: string): string | undefined {
  const client = resourceBehind(clientId);
  const apiSignIn = client && declaredOf(client)?.apiSignIn;
  if (apiSignIn === undefined || apiSignIn === 'open') { return undefined; }
  return `users of '${path}' cannot sign in through the proxy: the client allows no sign-in through the API. Set authFlows: { userSrp: true } in it, `
    + 'leave disableApiSignIn out, and have COGNITO in supportedIdentityProviders.';
}
