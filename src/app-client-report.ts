import * as fs from 'fs';
import * as path from 'path';
import { attachCustomSynthesis } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { PAGE_FILE, PAGE_ID } from './private/checks/page';
import { assemblyRootOf } from './private/checks/registered';
import { CONSTRUCT } from './private/construction/given/kinds';
import { checkGiven } from './private/construction/given/structs';
import type * as PageModule from './private/page/page';

/**
 * A page that shows all app clients of a CDK app.
 *
 * @example
 * AppClientReport.write(app);
 */
export class AppClientReport {
  /**
   * Writes the page `app-clients.md` to the cloud assembly at each synth.
   *
   * The page has a Mermaid diagram and a table of all app clients, with findings and acknowledgements. It includes clients of the L1 and the L2.
   * GitHub and GitLab render it. No template changes. No page is written if synth fails.
   *
   * @param scope the App or a Stage, which gets its own page. For any other construct, it is the App or the Stage around it.
   */
  public static write(scope: IConstruct): void {
    checkGiven(undefined, CONSTRUCT, scope, 'AppClientReport.write()');
    const root = assemblyRootOf(scope);
    if (root.node.tryFindChild(PAGE_ID)) { return; }
    const holder = new Construct(root as Construct, PAGE_ID);
    attachCustomSynthesis(holder, {
      onSynthesize: ({ outdir }) => {
        // Loaded here: most apps write no page.
        const { page } = require('./private/page/page') as typeof PageModule; // eslint-disable-line @typescript-eslint/no-require-imports
        fs.writeFileSync(path.join(outdir, PAGE_FILE), page(root));
      },
    });
  }

  private constructor() {}
}
