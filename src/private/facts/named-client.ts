import type { CfnResource } from 'aws-cdk-lib';
import type { Neighbour } from './pool';
import { textAt } from './properties-at';
import type { Assembly } from '../assembly/assembly';
import { isKnown, isWhole, onlyMark } from '../assembly/text';
import { USER_POOL_CLIENT } from '../service/types';

/** Identifies one client: the path of its resource, or a literal id. */
function clientOf({ properties }: Neighbour): string | undefined {
  const id = textAt(properties, 'ClientId');
  if (!isKnown(id)) { return undefined; }
  return isWhole(id) ? id : onlyMark(id)?.path;
}

/** True if two neighbours certainly name the same client and both are certainly created. */
export function isOfSameClient(one: Neighbour, other: Neighbour): boolean {
  const client = clientOf(one);
  return client !== undefined && client === clientOf(other) && !one.conditional && !other.conditional;
}

/** The client that a text refers to, if the text consists of its id only. */
export function clientBehind(id: unknown, assembly: Assembly): CfnResource | undefined {
  const reference = typeof id === 'string' ? onlyMark(id) : undefined;
  if (!reference || (reference.attribute !== 'Ref' && reference.attribute !== 'ClientId')) { return undefined; }
  const resource = assembly.at(reference.path);
  return resource?.cfnResourceType === USER_POOL_CLIENT ? resource : undefined;
}
