import type { CfnResource } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import {
  UserPool, UserPoolClient, UserPoolDomain, UserPoolGroup, UserPoolIdentityProviderAmazon, UserPoolIdentityProviderApple,
  UserPoolIdentityProviderFacebook, UserPoolIdentityProviderGoogle, UserPoolIdentityProviderOidc, UserPoolIdentityProviderSaml,
  UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import type { Declared } from './declared';
import { declaredOf } from './declared';
import type { WrittenClass } from '../service/props';

const OURS: Readonly<Record<Declared['kind'], WrittenClass>> = {
  public: 'PublicAppClient', confidential: 'ConfidentialAppClient', machine: 'MachineClient',
};

const L2S = {
  UserPoolClient,
  UserPool,
  UserPoolDomain,
  UserPoolResourceServer,
  UserPoolGroup,
  UserPoolIdentityProviderAmazon,
  UserPoolIdentityProviderApple,
  UserPoolIdentityProviderFacebook,
  UserPoolIdentityProviderGoogle,
  UserPoolIdentityProviderOidc,
  UserPoolIdentityProviderSaml,
} satisfies Partial<Record<WrittenClass, unknown>>;

const NAMES = Object.keys(L2S) as (keyof typeof L2S)[];

/** The stack of a template that nobody wrote with CDK. */
export class TemplateStack extends Stack {}

/** The class of the construct in the user's code for a resource. */
export function classOf(resource: CfnResource): WrittenClass {
  const declared = declaredOf(resource);
  if (declared) { return OURS[declared.kind]; }
  if (resource.stack instanceof TemplateStack) { return 'Template'; }
  const { id, scope } = resource.node;
  return id === 'Resource' ? NAMES.find((name) => scope instanceof L2S[name]) ?? 'L1' : 'L1';
}
