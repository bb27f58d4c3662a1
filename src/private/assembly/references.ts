import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib';

/** The resource of this app to which a user pool id refers. */
export function resourceBehind(id: string): CfnResource | undefined {
  // `reverseCompleteString` throws if there is text next to the token.
  const fragments = Tokenization.reverseString(id);
  const token = fragments.length === 1 ? fragments.firstToken : undefined;
  return token && Reference.isReference(token) && ID_ATTRIBUTES.has(token.displayName) && CfnResource.isCfnResource(token.target)
    ? token.target
    : undefined;
}

const ID_ATTRIBUTES: ReadonlySet<string> = new Set(['Ref', 'UserPoolId']);
