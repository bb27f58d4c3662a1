import { attributeCases } from './attributes';
import { consumerCases } from './consumers';
import { identityProviderCases } from './identity-providers';
import { oauthCases } from './oauth';
import { providerCases } from './providers';
import { redirectUrlCases } from './redirect-urls';
import { resourceServerCases } from './resource-servers';
import { schemaCases } from './schema';
import { scopeCases } from './scopes';
import { secretRotationCases } from './secret-rotation';
import { tokenLifetimeCases } from './token-lifetimes';

export const CASES = [
  ...attributeCases,
  ...consumerCases,
  ...identityProviderCases,
  ...oauthCases,
  ...providerCases,
  ...redirectUrlCases,
  ...resourceServerCases,
  ...schemaCases,
  ...scopeCases,
  ...secretRotationCases,
  ...tokenLifetimeCases,
];
