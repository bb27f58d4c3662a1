import type { CfnResource } from 'aws-cdk-lib';
import type { Advice } from './advice';
import { said } from './advice';
import { definitionOf } from '../../../../src/private/assembly/resolve';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

/** Writes something in the place of each text that a message names. */
function replaced(resource: CfnResource, texts: readonly string[], by: string): void {
  const { Properties: properties } = definitionOf(resource) as { Properties: Record<string, unknown> };
  const changed = (value: unknown): unknown => {
    if (typeof value === 'string') { return texts.includes(value) ? by : value; }
    if (Array.isArray(value)) { return value.map(changed); }
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, changed(item)])) : value;
  };
  for (const [name, value] of Object.entries(properties)) { resource.addPropertyOverride(name, changed(value)); }
}

const CLIENT = ({ stack }: UserPoolFixture) => l1Of(stack.node.findChild('Client')).ref;

export const unfilledConsumerAdvice: Record<string, Advice> = {
  'consumer-client-id-missing': {
    built: (message, construct, fixture) => {
      said(message, /Write the id of a client, such as client\.(userPoolClientId)/);
      replaced(l1Of(construct), [...said(message, /has the id (.+?)\. Write/).matchAll(/'([^']*)'/g)].map(([, id]) => id), CLIENT(fixture));
    },
  },
};
