import type { Advice } from './advice';
import { said } from './advice';
import { l1Of } from '../../../user-pool-fixture';

const ALLOWED = /(letters and digits of ASCII, spaces and _ \+ = , \. @ -)/;

const named = (property: string): Advice['neighbour'] => (message, failing) => {
  said(message, ALLOWED);
  const name = String(failing[property] ?? '').slice(0, Number(said(message, /Write 1 to (\d+) characters/))).replace(/[^\w +=,.@-]/g, '-');
  return { ...failing, [property]: name === '' ? 'orders' : name };
};

const deleted: Advice = {
  built: (message, construct) => l1Of(construct).addPropertyDeletionOverride(said(message, /^(\w+) is read-only.* Remove /)),
};

export const namingAdvice: Record<string, Advice> = {
  'client-name-length': {
    client: (message, { clientName }) => ({ clientName: (clientName || 'web').slice(0, Number(said(message, /Write 1 to (\d+) characters/))) }),
  },
  'client-name-charset': {
    client: (message, { clientName }) => {
      said(message, ALLOWED);
      return { clientName: clientName!.replace(/[^\w +=,.@-]/g, '-') };
    },
  },
  'client-name-not-unique': { client: (message) => ({ clientName: `${said(message, /name '([^']*)'.* Give each client another name/)} 2` }) },
  'user-pool-id-format': { client: (message, failing) => ({ ...failing, userPoolId: said(message, /such as '([^']*)'/) }) },
  'client-secret-not-cfn-input': deleted,
  'read-only-property': deleted,
  'resource-server-name-charset': {
    neighbour: named('Name'),
    built: (message, construct) => l1Of(construct).addPropertyOverride('Name', named('Name')!(message, {}, undefined!).Name),
  },
  'user-pool-name-charset': { neighbour: named('UserPoolName') },
};
