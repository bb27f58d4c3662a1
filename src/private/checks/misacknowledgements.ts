import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { misacknowledged } from './acknowledged';
import type { Finding } from './finding';
import { fullId } from './finding';
import { assemblyRootOf, constructsOf, registeredAt, stagesBelow } from './registered';
import { declaredOf } from '../assembly/declared';
import { OWN_FINDINGS, ruleIds } from '../rules';
import { USER_POOL_CLIENT } from '../service/types';

/** Reports acknowledgements of ids that no rule has. The warning is on a client below the construct, because CDK shows no warnings outside of stacks. */
export function misacknowledgements(root: IConstruct, clients: readonly CfnResource[]): Map<CfnResource, Finding[]> {
  const findings = new Map<CfnResource, Finding[]>();
  if (clients.length === 0) { return findings; }
  const known = new Set([...ruleIds(), ...OWN_FINDINGS]);
  for (const construct of [...root.node.scopes.slice(0, -1), ...constructsOf(root)]) {
    for (const { id, meant } of misacknowledged(construct, known)) {
      if (!reportsFor(construct, root)) { continue; }
      const bearer = clients.find((client) => client.node.scopes.includes(construct)) ?? clients[0];
      findings.set(bearer, [...findings.get(bearer) ?? [], {
        id: 'acknowledged-unknown-rule',
        level: 'warning',
        property: '',
        text: `'${construct.node.path || 'the app'}' acknowledges ${id}, which is not the id of any rule, so nothing is acknowledged. `
          + (meant === undefined ? 'Copy the id from the message.' : `Write ${fullId(meant)}.`),
        source: 'https://github.com/cdk-cognito-app-clients/cdk-cognito-app-clients/blob/main/docs/constraints.md',
      }]);
    }
  }
  return findings;
}

/** True for the first assembly with a checked client in or around a construct, so that an acknowledgement on the App is reported once. */
function reportsFor(construct: IConstruct, root: IConstruct): boolean {
  const first = [assemblyRootOf(construct), ...stagesBelow(construct)].find((other) => constructsOf(other).some(isJudgedClient));
  return first === undefined || first === root;
}

function isJudgedClient(construct: IConstruct): boolean {
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType === USER_POOL_CLIENT && (declaredOf(construct) !== undefined
    || construct.node.scopes.some((scope) => registeredAt(assemblyRootOf(scope))?.applied.includes(scope)));
}
