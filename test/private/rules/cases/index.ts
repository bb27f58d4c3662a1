import { analyticsCases } from './analytics';
import { attributeCases } from './attributes';
import { authFlowCases } from './auth-flows';
import { consumerCases } from './consumers';
import { identityProviderCases } from './identity-providers';
import { namingCases } from './naming';
import { oauthCases } from './oauth';
import { providerCases } from './providers';
import { redirectUrlCases } from './redirect-urls';
import { refreshRotationCases } from './refresh-rotation';
import { resourceServerCases } from './resource-servers';
import { schemaCases } from './schema';
import { scopeCases } from './scopes';
import { secretCases } from './secret';
import { secretRotationCases } from './secret-rotation';
import { signInSettingCases } from './sign-in-settings';
import { tokenLifetimeCases } from './token-lifetimes';

export const CASES = [
  ...analyticsCases,
  ...attributeCases,
  ...authFlowCases,
  ...consumerCases,
  ...identityProviderCases,
  ...namingCases,
  ...oauthCases,
  ...providerCases,
  ...redirectUrlCases,
  ...refreshRotationCases,
  ...resourceServerCases,
  ...schemaCases,
  ...scopeCases,
  ...secretCases,
  ...secretRotationCases,
  ...signInSettingCases,
  ...tokenLifetimeCases,
];
