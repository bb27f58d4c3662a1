import { version } from 'aws-cdk-lib/package.json';
import { INVENTORY_CDK } from './known-values';

const parts = (release: string): number[] => release.split(/[.+-]/).slice(0, 3).map(Number);

function isNewer(release: string, than: string): boolean {
  const [ours, theirs] = [parts(release), parts(than)];
  const at = ours.findIndex((part, index) => part !== theirs[index]);
  return at >= 0 && ours[at] > theirs[at];
}

const CDK_IS_NEWER = isNewer(version, INVENTORY_CDK);

/** True if a value is not in an enum and cannot be a new value: the CDK in use is not newer than the inventory, or the value has the wrong letter case. */
export function isNoValue(value: string, known: readonly string[]): boolean {
  return !known.includes(value) && (!CDK_IS_NEWER || known.some((each) => each.toLowerCase() === value.toLowerCase()));
}

/** True if a value is unknown and the CDK in use is newer than the inventory. */
export function mayBeNew(value: string, known: readonly string[]): boolean {
  return !known.includes(value) && !isNoValue(value, known);
}
