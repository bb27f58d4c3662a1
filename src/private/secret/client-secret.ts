/* eslint-disable @typescript-eslint/no-require-imports -- the modules that create resources load the Secrets Manager, Lambda and IAM parts of aws-cdk-lib, so they are loaded at first use */
import { SecretValue } from 'aws-cdk-lib';
import type { Function as Lambda, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ClientWithSecret } from './content';
import type * as RotationModule from './rotation';
import type * as StoreModule from './store';
import type { ClientSecretRotationOptions } from '../../props/client-secret-options';
import { checkGiven, STRUCTS } from '../construction/given/structs';

/** The secret of a client: the value that Cognito made, the secret in Secrets Manager that stores it, and its rotation. */
export class ClientSecret {
  private readonly waiting: ((rotationFunction: IFunction) => void)[] = [];
  private store?: Secret;
  private functions?: RotationModule.RotationFunctions;

  public constructor(private readonly client: ClientWithSecret) {}

  /** The value that CloudFormation reads from the client. */
  public get value(): SecretValue {
    const { declared, resource } = this.client;
    declared.secretValueUsed = true;
    return SecretValue.resourceAttribute(resource.attrClientSecret);
  }

  /** Created at first use. */
  public get stored(): Secret {
    return this.store ??= (require('./store') as typeof StoreModule).makeStore(this.client);
  }

  public get rotationFunction(): Lambda | undefined {
    return this.functions?.rotate;
  }

  public get seedFunction(): Lambda | undefined {
    return this.functions?.seed;
  }

  /** Calls `act` with the rotation function: now, or when rotation is added. */
  public whenRotating(act: (rotationFunction: IFunction) => void): void {
    this.client.declared.rotationGranted = true;
    if (this.functions) { return act(this.functions.rotate); }
    this.waiting.push(act);
  }

  public addRotation(options: ClientSecretRotationOptions): void {
    const { scope } = this.client;
    checkGiven(scope, STRUCTS.ClientSecretRotationOptions, options, 'addSecretRotation()');
    if (this.functions) {
      throw new Error(`'${scope.node.path}' rotates its secret already: call addSecretRotation() once.`);
    }
    const { addRotation } = require('./rotation') as typeof RotationModule;
    const { rotate } = this.functions = addRotation(this.client, this.stored, options);
    this.waiting.splice(0).forEach((act) => act(rotate));
  }
}
