import { authFlowAdvice } from './advice/auth-flows';
import { describeAdvice } from './advice/follow';
import { oauthAdvice } from './advice/oauth';
import { refreshRotationAdvice } from './advice/refresh-rotation';
import { scopeAdvice } from './advice/scopes';
import { tokenLifetimeAdvice } from './advice/token-lifetimes';
import { authFlowCases } from './cases/auth-flows';
import { oauthCases } from './cases/oauth';
import { refreshRotationCases } from './cases/refresh-rotation';
import { scopeCases } from './cases/scopes';
import { tokenLifetimeCases } from './cases/token-lifetimes';

describeAdvice([...refreshRotationCases, ...oauthCases, ...authFlowCases, ...scopeCases, ...tokenLifetimeCases], {
  ...refreshRotationAdvice,
  ...oauthAdvice,
  ...authFlowAdvice,
  ...scopeAdvice,
  ...tokenLifetimeAdvice,
}, {});
