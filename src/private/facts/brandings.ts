import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly } from '../assembly/assembly';
import { declaredOf } from '../assembly/declared';
import type { Fact } from '../assembly/text';
import { onlyMark, UNKNOWN } from '../assembly/text';
import { BRANDING } from '../service/types';

interface Brandings {
  readonly clients: ReadonlySet<string>;
  /** True if there is a branding for an unknown client. */
  readonly open: boolean;
}

/** Whether a managed login style is created for a client. Unknown if there may be one. */
export function isBranded(client: CfnResource, assembly: Assembly): Fact<boolean> {
  // The style is created elsewhere, or no user sees the pages.
  if (declaredOf(client)?.branding === 'none') { return UNKNOWN; }
  const { clients, open } = assembly.memo(brandingsOf);
  return clients.has(client.node.path) ? true : open ? UNKNOWN : false;
}

function brandingsOf(assembly: Assembly): Brandings {
  const references = assembly.ofType(BRANDING).map((branding) => assembly.propertiesOf(branding).ClientId)
    .map((id) => typeof id === 'string' ? onlyMark(id) : undefined);
  return { clients: new Set(references.flatMap((reference) => reference?.path ?? [])), open: references.includes(undefined) };
}
