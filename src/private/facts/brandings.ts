import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly } from '../assembly/assembly';
import { declaredOf } from '../assembly/declared';
import type { Fact } from '../assembly/text';
import { onlyMark, UNKNOWN } from '../assembly/text';
import { BRANDING } from '../service/types';

interface Brandings {
  readonly clients: ReadonlySet<string>;
  /** A branding is for a client that nobody knows. */
  readonly open: boolean;
}

/** Whether a style of managed login is made for a client; unknown where one may be. */
export function isBranded(client: CfnResource, assembly: Assembly): Fact<boolean> {
  // Something else makes its style, or nobody sees its pages.
  if (declaredOf(client)?.branding === 'none') { return UNKNOWN; }
  const { clients, open } = assembly.memo(brandingsOf);
  return clients.has(client.node.path) ? true : open ? UNKNOWN : false;
}

function brandingsOf(assembly: Assembly): Brandings {
  const references = assembly.ofType(BRANDING).map((branding) => assembly.propertiesOf(branding).ClientId)
    .map((id) => typeof id === 'string' ? onlyMark(id) : undefined);
  return { clients: new Set(references.flatMap((reference) => reference?.path ?? [])), open: references.includes(undefined) };
}
