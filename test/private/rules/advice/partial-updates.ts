import type { Advice } from './advice';
import { removeNamed, said } from './advice';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { ALL, called } from '../cases/partial-updates';

/** A call with all parameters in the place of the one there is, with the client that it is for. */
function again(fixture: UserPoolFixture, parameters: object) {
  for (const id of ['Client', 'Call', 'Caller', 'Custom', 'Machine']) { fixture.stack.node.tryRemoveChild(id); }
  return called('updateUserPoolClient', parameters)(fixture);
}

export const partialUpdateAdvice: Record<string, Advice | readonly Advice[]> = {
  'custom-resource-partial-update': [
    {
      built: (message, _, fixture) => {
        said(message, /(Pass every setting of the client in the call)/);
        return again(fixture, ALL);
      },
    },
    {
      built: (message, _, fixture) => {
        said(message, /or (remove the call) and change the setting on the client\./);
        removeNamed(said(message, /^'(.+?)' calls/), fixture);
      },
    },
  ],
};
