import type { IConstruct } from 'constructs';

export const PAGE_FILE = 'app-clients.md';

/** The id of the construct that writes the page, below the App or the Stage. */
export const PAGE_ID = 'AppClientReport';

/** CDK synthesizes after the validation, so there is no page if there are errors. */
export function missingPage(root: IConstruct): string[] {
  return root.node.scopes.some((scope) => scope.node.tryFindChild(PAGE_ID)) ? [`${PAGE_FILE} is not written, because synth fails.`] : [];
}
