import { CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct, IDependable } from 'constructs';
import { Dependable } from 'constructs';
import { givenProperties } from '../assembly/cdk-internals';
import { resourceBehind } from '../assembly/references';
import { CLIENT_SESSIONS, POOL_SESSIONS } from '../service/types';

/** The service's default. CloudFormation does not take it: a client without the resource has it. */
export const DEFAULT_SSO_SESSION_MINUTES = 60;

/** How long the client reuses a session. A generic resource: the L1 is younger than the oldest CDK that is supported. */
export function makeSsoSession(client: CfnUserPoolClient, minutes: number | undefined): void {
  if (minutes === undefined || minutes === DEFAULT_SSO_SESSION_MINUTES) { return; }
  const session = new CfnResource(client.node.scope!, 'SsoSession', {
    type: CLIENT_SESSIONS,
    properties: { UserPoolId: client.userPoolId, ClientId: client.ref, SSOSession: { MaxValidityMinutes: minutes } },
  });
  session.node.addDependency(sessionsOfPool(client));
}

/**
 * What turns session tracking of the pool on, in the client's own stack: the service refuses the setting of a client before. CDK asks for it when
 * it prepares the app, so that it may be written after the client. In another stack it is deployed with its pool, before the client.
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
