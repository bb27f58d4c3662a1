import type { CfnResource } from 'aws-cdk-lib';
import { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Declared } from './declared';
import { declaredOf } from './declared';
import type { ClientClass } from '../service/props';

const OURS: Readonly<Record<Declared['kind'], ClientClass>> = {
  public: 'PublicAppClient', confidential: 'ConfidentialAppClient', machine: 'MachineClient',
};

/** The class of the construct in the user's code for a client. */
export function classOf(client: CfnResource): ClientClass {
  const declared = declaredOf(client);
  if (declared) { return OURS[declared.kind]; }
  return client.node.id === 'Resource' && client.node.scope instanceof UserPoolClient ? 'UserPoolClient' : 'CfnUserPoolClient';
}
