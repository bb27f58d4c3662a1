import { apiSignInAdvice } from './advice/api-sign-in';
import { authFlowAdvice } from './advice/auth-flows';
import { endpointAdvice } from './advice/endpoints';
import { featurePlanAdvice } from './advice/feature-plan';
import { describeAdvice } from './advice/follow';
import { oauthAdvice } from './advice/oauth';
import { refreshRotationAdvice } from './advice/refresh-rotation';
import { scopeAdvice } from './advice/scopes';
import { secretAdvice } from './advice/secret';
import { secretRotationAdvice, secretRotationNoChange } from './advice/secret-rotation';
import { signInSettingAdvice } from './advice/sign-in-settings';
import { tokenLifetimeAdvice } from './advice/token-lifetimes';
import { apiSignInCases } from './cases/api-sign-in';
import { authFlowCases } from './cases/auth-flows';
import { endpointCases } from './cases/endpoints';
import { featurePlanCases } from './cases/feature-plan';
import { oauthCases } from './cases/oauth';
import { quotaCases } from './cases/quotas';
import { refreshRotationCases } from './cases/refresh-rotation';
import { scopeCases } from './cases/scopes';
import { secretCases } from './cases/secret';
import { secretRotationCases } from './cases/secret-rotation';
import { signInSettingCases } from './cases/sign-in-settings';
import { tokenLifetimeCases } from './cases/token-lifetimes';

describeAdvice([
  ...refreshRotationCases, ...oauthCases, ...authFlowCases, ...scopeCases, ...tokenLifetimeCases, ...secretRotationCases, ...apiSignInCases, ...signInSettingCases,
  ...secretCases, ...endpointCases, ...featurePlanCases, ...quotaCases,
], {
  ...refreshRotationAdvice,
  ...oauthAdvice,
  ...authFlowAdvice,
  ...scopeAdvice,
  ...tokenLifetimeAdvice,
  ...secretRotationAdvice,
  ...apiSignInAdvice,
  ...signInSettingAdvice,
  ...secretAdvice,
  ...endpointAdvice,
  ...featurePlanAdvice,
}, {
  ...secretRotationNoChange,
  ...Object.fromEntries(quotaCases.map(({ rule }) => [rule, 'a quota is raised outside of the template, or the user pool is divided'])),
});
