import { analyticsAdvice } from './advice/analytics';
import { attributeAdvice } from './advice/attributes';
import { describeAdvice } from './advice/follow';
import { namingAdvice } from './advice/naming';
import { redirectFormAdvice } from './advice/redirect-forms';
import { redirectUrlAdvice } from './advice/redirect-urls';
import { unfilledAdvice } from './advice/unfilled';
import { analyticsCases } from './cases/analytics';
import { attributeCases } from './cases/attributes';
import { namingCases } from './cases/naming';
import { redirectFormCases } from './cases/redirect-forms';
import { redirectUrlCases } from './cases/redirect-urls';
import { regionCases } from './cases/regions';
import { unfilledCases } from './cases/unfilled';

describeAdvice([...analyticsCases, ...attributeCases, ...namingCases, ...redirectUrlCases, ...redirectFormCases, ...regionCases, ...unfilledCases], {
  ...analyticsAdvice,
  ...attributeAdvice,
  ...namingAdvice,
  ...redirectUrlAdvice,
  ...redirectFormAdvice,
  ...unfilledAdvice,
}, {
  'region-pool-id-prefix': 'The client moves to another stack.',
  'pool-elsewhere': 'The client moves to another stack.',
  'neighbour-of-pool-elsewhere': 'The resource moves to another stack.',
  'region-china': 'The user pool and the client move to another Region.',
});
