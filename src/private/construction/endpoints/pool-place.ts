import { Token } from 'aws-cdk-lib';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { TARGET_PARTITIONS } from 'aws-cdk-lib/cx-api';
import { isPartition, partitionOf } from '../../service/partitions';

/** The place of a user pool. */
export interface PoolPlace {
  /** The Region, which may be a token. */
  readonly region: string;
  /** The partition, if it is known. */
  readonly partition?: string;
}

/** The Region from the id of the user pool, or else from its construct. The partition, if anything in the app shows it. */
export function poolPlaceOf(userPool: IUserPoolRef): PoolPlace {
  const { userPoolId, userPoolArn } = userPool.userPoolRef;
  const region = regionIn(userPoolId) ?? userPool.env.region;
  return { region, partition: Token.isUnresolved(region) ? partitionIn(userPoolArn) ?? onlyTarget(userPool) : partitionOf(region) };
}

/** The id of a user pool starts with its Region. An imported user pool may be in another Region than the stack. */
function regionIn(userPoolId: string): string | undefined {
  return Token.isUnresolved(userPoolId) ? undefined : /^([a-z]+(?:-[a-z]+)+-\d+)_/.exec(userPoolId)?.[1];
}

function partitionIn(arn: string): string | undefined {
  const partition = /^arn:([a-z-]+):/.exec(arn)?.[1];
  return partition !== undefined && isPartition(partition) ? partition : undefined;
}

function onlyTarget(userPool: IUserPoolRef): string | undefined {
  const targets: unknown = userPool.node.tryGetContext(TARGET_PARTITIONS);
  return Array.isArray(targets) && targets.length === 1 && isPartition(String(targets[0])) ? String(targets[0]) : undefined;
}
