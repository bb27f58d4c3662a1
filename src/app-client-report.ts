import * as fs from 'fs';
import * as path from 'path';
import { attachCustomSynthesis } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { PAGE_FILE, PAGE_ID } from './private/checks/page';
import { CONSTRUCT } from './private/construction/given/kinds';
import { checkGiven } from './private/construction/given/structs';
import { page } from './private/page/page';

/**
 * A page that shows the app clients of an app.
 *
 * @example
 * AppClientReport.write(app);
 */
export class AppClientReport {
  /**
   * Writes `app-clients.md` into the cloud assembly at each synth.
   *
   * The page has a Mermaid diagram and a table of all app clients, with findings and acknowledgements. GitHub and GitLab show it as it is.
   * Clients of the L1 and the L2 are on it as well. Nothing in a template changes. No page is written when synth fails.
   *
   * @param scope the App, or a Stage, which then has a page of its own
   */
  public static write(scope: IConstruct): void {
    checkGiven(undefined, CONSTRUCT, scope, 'AppClientReport.write()');
    if (scope.node.tryFindChild(PAGE_ID)) { return; }
    const holder = new Construct(scope as Construct, PAGE_ID);
    attachCustomSynthesis(holder, {
      onSynthesize: ({ outdir }) => fs.writeFileSync(path.join(outdir, PAGE_FILE), page(scope)),
    });
  }

  private constructor() {}
}
