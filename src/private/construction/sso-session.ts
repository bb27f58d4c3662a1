import { CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct, IDependable } from 'constructs';
import { Dependable } from 'constructs';
import { givenProperties } from '../assembly/cdk-internals';
import { resourceBehind } from '../assembly/references';
import { CLIENT_SESSIONS, POOL_SESSIONS } from '../service/types';

/** The service's default. CloudFormation does not accept it, but a client without the resource has it. */
export const DEFAULT_SSO_SESSION_MINUTES = 60;

/** How long the client accepts a session. It is a generic resource, because the oldest supported CDK has no L1 for it. */
export function makeSsoSession(client: CfnUserPoolClient, minutes: number | undefined): void {
  if (minutes === undefined || minutes === DEFAULT_SSO_SESSION_MINUTES) { return; }
  const session = new CfnResource(client.node.scope!, 'SsoSession', {
    type: CLIENT_SESSIONS,
    properties: { UserPoolId: client.userPoolId, ClientId: client.ref, SSOSession: { MaxValidityMinutes: minutes } },
  });
  session.node.addDependency(sessionsOfPool(client));
}

/**
 * The resource in the client's stack that turns on session tracking of the user pool. The service refuses the setting of a client before that. CDK
 * reads the dependency when it prepares the app, so the resource may be declared after the client. In another stack it is deployed before the
 * client.
 */
function sessionsOfPool(client: CfnUserPoolClient): IDependable {
  const sessions: IDependable = {};
  Dependable.implement(sessions, {
    get dependencyRoots(): IConstruct[] {
      const pool = resourceBehind(client.userPoolId) ?? client.userPoolId;
      return Stack.of(client).node.findAll().filter((each): each is CfnResource => CfnResource.isCfnResource(each)
      && each.cfnResourceType === POOL_SESSIONS && Stack.of(each) === Stack.of(client) && poolOf(each) === pool);
    },
  });
  return sessions;
}

function poolOf(sessions: CfnResource): CfnResource | string | undefined {
  const { UserPoolId: written, userPoolId: typed } = givenProperties(sessions);
  const id = written ?? typed;
  return typeof id === 'string' ? resourceBehind(id) ?? id : undefined;
}
