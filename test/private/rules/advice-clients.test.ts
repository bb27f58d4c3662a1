import { authFlowAdvice } from './advice/auth-flows';
import { describeAdvice } from './advice/follow';
import { oauthAdvice } from './advice/oauth';
import { refreshRotationAdvice } from './advice/refresh-rotation';
import { scopeAdvice } from './advice/scopes';
import { authFlowCases } from './cases/auth-flows';
import { oauthCases } from './cases/oauth';
import { refreshRotationCases } from './cases/refresh-rotation';
import { scopeCases } from './cases/scopes';

describeAdvice([...refreshRotationCases, ...oauthCases, ...authFlowCases, ...scopeCases], {
  ...refreshRotationAdvice,
  ...oauthAdvice,
  ...authFlowAdvice,
  ...scopeAdvice,
}, {});
