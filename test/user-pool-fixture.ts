import { App, Aws, CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnUserPoolClientProps, UserPoolProps } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPoolClient, OAuthScope, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import { ConfidentialAppClient, MachineClient, PublicAppClient } from '../src';
import { Assembly } from '../src/private/assembly/assembly';
import type { Finding } from '../src/private/checks/finding';
import { Judge } from '../src/private/checks/judge';
import { USER_POOL } from '../src/private/service/types';

export type L1Props = Partial<CfnUserPoolClientProps>;
export type Kind = 'public' | 'confidential' | 'machine';

/** A CDK app with one stack and one user pool. The pool has a resource server `api` with the scope `read`. */
export class UserPoolFixture {
  public readonly stack: Stack;
  public readonly pool: UserPool;

  constructor(poolProps: UserPoolProps = {}, public readonly app = new App(), stackId = 'Stack', region: string | undefined = 'eu-west-1') {
    this.stack = new Stack(app, stackId, { env: { region, account: '111111111111' } });
    this.pool = new UserPool(this.stack, 'Pool', poolProps);
    this.pool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  }

  /** The same in another Region of the same app, or in no Region in particular. */
  public inRegion(region?: string): UserPoolFixture {
    return new UserPoolFixture({}, this.app, 'Elsewhere', region ?? Aws.REGION);
  }

  /** What every rule says of the resources named, from their final state, without a synth. */
  public judge(client: IConstruct): Finding[] {
    return new Judge(new Assembly(this.app)).client(l1Of(client));
  }

  /** The same for many, with the app walked once. */
  public judgeAll(clients: readonly IConstruct[]): Finding[][] {
    const judge = new Judge(new Assembly(this.app));
    return clients.map((client) => judge.client(l1Of(client)));
  }

  public judgeNeighbour(resource: IConstruct): Finding[] {
    return new Judge(new Assembly(this.app)).neighbour(l1Of(resource));
  }

  public judgeConsumer(resource: IConstruct): Finding[] {
    return new Judge(new Assembly(this.app)).consumer(l1Of(resource), () => true);
  }

  /** A resource that belongs to the pool, as a generic `CfnResource`; or the pool itself, with some properties changed. */
  public neighbour(type: string, properties: Record<string, unknown>, id = 'Neighbour'): IConstruct {
    if (type !== USER_POOL) { return new CfnResource(this.stack, id, { type, properties: { UserPoolId: this.pool.userPoolId, ...properties } }); }
    const pool = l1Of(this.pool);
    for (const [name, value] of Object.entries(properties)) { pool.addPropertyOverride(name, value); }
    return pool;
  }

  /** A raw L1 client that no rule objects to, with some properties changed. */
  public l1(kind: Kind, changes: L1Props, id = 'Client'): CfnUserPoolClient {
    return new CfnUserPoolClient(this.stack, id, { userPoolId: this.pool.userPoolId, ...SOUND[kind], ...changes });
  }

  /** The L2 of aws-cdk-lib, of which the L1 is set to what no rule objects to, with some properties changed. */
  public l2(kind: Kind, changes: L1Props, id = 'Client'): UserPoolClient {
    const client = new UserPoolClient(this.stack, id, { userPool: this.pool });
    Object.assign(l1Of(client), { callbackUrLs: undefined, supportedIdentityProviders: undefined, ...SOUND[kind], ...changes });
    return client;
  }

  /** A construct of this library of which some properties of the L1 are changed. */
  public ours(kind: Kind, changes: L1Props, id = 'Client'): IConstruct {
    const client = this.construct(kind, id);
    Object.assign(l1Of(client), changes);
    return client;
  }

  public construct(kind: Kind, id: string): IConstruct {
    const userPool = this.pool;
    const callbackUrls = ['https://app.acme.org/callback'];
    switch (kind) {
      case 'public': return new PublicAppClient(this.stack, id, { userPool, callbackUrls });
      case 'confidential': return new ConfidentialAppClient(this.stack, id, { userPool, callbackUrls });
      case 'machine': return new MachineClient(this.stack, id, { userPool, scopes: [OAuthScope.custom('api/read')] });
    }
  }
}

const USER: L1Props = {
  allowedOAuthFlowsUserPoolClient: true,
  allowedOAuthFlows: ['code'],
  allowedOAuthScopes: ['openid', 'email'],
  callbackUrLs: ['https://app.acme.org/callback'],
  supportedIdentityProviders: ['COGNITO'],
  preventUserExistenceErrors: 'ENABLED',
  enableTokenRevocation: true,
  writeAttributes: ['email', 'name'],
  accessTokenValidity: 60,
  idTokenValidity: 60,
  refreshTokenValidity: 1,
  tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'days' },
};

export const SOUND: Record<Kind, L1Props> = {
  public: { ...USER, generateSecret: false, explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 10 } },
  confidential: {
    ...USER,
    generateSecret: true,
    explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    refreshTokenRotation: { feature: 'DISABLED' },
  },
  machine: {
    generateSecret: true,
    allowedOAuthFlowsUserPoolClient: true,
    allowedOAuthFlows: ['client_credentials'],
    allowedOAuthScopes: ['api/read'],
    explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    preventUserExistenceErrors: 'ENABLED',
    enableTokenRevocation: true,
    accessTokenValidity: 1,
    tokenValidityUnits: { accessToken: 'hours' },
    refreshTokenRotation: { feature: 'DISABLED' },
  },
};

export function l1Of(construct: IConstruct): CfnResource {
  return (construct.node.defaultChild ?? construct) as CfnResource;
}
