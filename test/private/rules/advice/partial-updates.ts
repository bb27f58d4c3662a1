import type { Advice } from './advice';
import { removeNamed, said } from './advice';
import type { World } from '../../../world';
import { ALL, called } from '../cases/partial-updates';

/** The custom resource alone, with the client that it is for. */
function again(world: World, parameters: object) {
  world.stack.node.tryRemoveChild('Client');
  world.stack.node.tryRemoveChild('Call');
  return called('updateUserPoolClient', parameters)(world);
}

export const partialUpdateAdvice: Record<string, Advice | readonly Advice[]> = {
  'custom-resource-partial-update': [
    {
      built: (message, _, world) => {
        said(message, /(Pass every setting of the client in the call)/);
        return again(world, ALL);
      },
    },
    {
      built: (message, _, world) => {
        said(message, /or (remove) the custom resource/);
        removeNamed(said(message, /custom resource '([^']+)'/), world);
      },
    },
  ],
};
