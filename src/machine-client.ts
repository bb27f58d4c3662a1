import { Resource, SecretValue } from 'aws-cdk-lib';
import type { IUserPoolClient, IUserPoolRef, OAuthScope, UserPoolClientReference } from 'aws-cdk-lib/aws-cognito';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import type { AppClientProps } from './app-client-props';
import { AppClient } from './private/app-client';
import { machineSettings } from './private/settings';

/**
 * What a machine's client is made of.
 */
export interface MachineClientProps extends AppClientProps {
  /**
   * What the program may do: custom scopes of the pool's resource servers, at least one and at most 50.
   *
   * The service refuses OIDC scopes here. A request that names no scope gets a token with all of them, so one client for each program, with
   * what that program needs.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
   */
  readonly scopes: OAuthScope[];
}

/**
 * A client of a program that acts for itself, without a user.
 */
export interface IMachineClient extends IUserPoolClient {
  /** The pool that the client belongs to. */
  readonly userPool: IUserPoolRef;
}

/**
 * What names a machine's client that was made elsewhere.
 */
export interface MachineClientAttributes {
  /** The pool that the client belongs to. */
  readonly userPool: IUserPoolRef;

  /** The id of the client. */
  readonly userPoolClientId: string;
}

/**
 * The app client of a program that acts for itself, without a user: a cron job, a service that calls another.
 *
 * It has a secret and uses the client credentials grant. Token requests are billed and limited; programs keep a token until it expires.
 * Changing the pool, or the class, replaces the client: the program gets a new client id and a new secret.
 *
 * @example
 * const client = new MachineClient(this, 'NightlyExport', {
 *   userPool,
 *   scopes: [cognito.OAuthScope.custom('orders/read')],
 * });
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html
 */
@propertyInjectable
export class MachineClient extends AppClient implements IMachineClient {
  /** Names the class where properties are injected into it. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cognito-app-clients.MachineClient';

  /**
   * A machine's client that was made elsewhere.
   *
   * @param scope where the import stands
   * @param id its id there
   * @param attributes the pool and the client's id
   */
  public static fromUserPoolClientAttributes(scope: Construct, id: string, attributes: MachineClientAttributes): IMachineClient {
    return new ImportedMachineClient(scope, id, attributes);
  }

  constructor(scope: Construct, id: string, props: MachineClientProps) {
    super(scope, id, props.userPool, machineSettings(props), { kind: 'machine' });
  }

  /**
   * The secret itself, as CloudFormation reads it from the client (`Fn::GetAtt ClientSecret`).
   *
   * Whoever can read the resource that it is written into can read the secret.
   */
  public get userPoolClientSecret(): SecretValue {
    return SecretValue.resourceAttribute(this._resource.attrClientSecret);
  }
}

class ImportedMachineClient extends Resource implements IMachineClient {
  public readonly userPool: IUserPoolRef;
  public readonly userPoolClientId: string;

  constructor(scope: Construct, id: string, attributes: MachineClientAttributes) {
    super(scope, id);
    this.userPool = attributes.userPool;
    this.userPoolClientId = attributes.userPoolClientId;
  }

  public get userPoolClientRef(): UserPoolClientReference {
    return { userPoolId: this.userPool.userPoolRef.userPoolId, clientId: this.userPoolClientId };
  }

  public get userPoolClientSecret(): SecretValue {
    throw new Error(`the secret of '${this.node.path}' is not known: it was made elsewhere.`);
  }
}
