import type { SecretValue } from 'aws-cdk-lib';
import { Resource } from 'aws-cdk-lib';
import type { IUserPoolClient, IUserPoolRef, UserPoolClientReference } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Declared } from './private/assembly/declared';
import { declare } from './private/assembly/declared';
import { checkClient } from './private/checks/check';
import type { ConfiguredClient } from './private/configuration/configured-client';
import { render } from './private/construction/render';
import type { Settings } from './private/construction/settings';
import { Wiring } from './private/construction/wiring/wiring';

/**
 * The one place where an app client is made: settings, lists, L1, checks.
 *
 * @internal
 */
export abstract class AppClientBase extends Resource implements IUserPoolClient {
  /** The pool that the client belongs to. */
  public readonly userPool: IUserPoolRef;

  /** The id of the client, which the app sends with each request. It changes when the client is replaced. */
  public readonly userPoolClientId: string;

  /** The client's secret. */
  public abstract readonly userPoolClientSecret: SecretValue;

  /** @internal */
  protected readonly _resource: CfnUserPoolClient;

  /** @internal */
  protected readonly _declared: Declared;

  constructor(scope: Construct, id: string, userPool: IUserPoolRef, settings: Settings, what: Pick<Declared, 'kind' | 'platform'>) {
    super(scope, id);
    const wiring = new Wiring(settings);
    this._resource = new CfnUserPoolClient(this, 'Resource', render(settings, wiring.lists));
    wiring.bind(this._resource);
    this._declared = { ...what, leftOut: (assembly) => wiring.leftOut(assembly), unconvertible: settings.unconvertible, signInRedirects: [], configurations: [] };
    declare(this._resource, this._declared);
    checkClient(this._resource);

    this.userPool = userPool;
    this.userPoolClientId = this._resource.ref;
  }

  /** @internal */
  protected get _configured(): ConfiguredClient {
    return { resource: this._resource, userPool: this.userPool, declared: this._declared };
  }

  /** The name of the client, the one that CloudFormation makes included. */
  public get userPoolClientName(): string {
    return this._resource.attrName;
  }

  /** The pool's id and the client's, as other constructs take them. */
  public get userPoolClientRef(): UserPoolClientReference {
    return { userPoolId: this.userPool.userPoolRef.userPoolId, clientId: this.userPoolClientId };
  }
}
