import { describeAdvice } from './advice/follow';
import { redirectFormAdvice } from './advice/redirect-forms';
import { redirectUrlAdvice } from './advice/redirect-urls';
import { unfilledAdvice } from './advice/unfilled';
import { redirectFormCases } from './cases/redirect-forms';
import { redirectUrlCases } from './cases/redirect-urls';
import { unfilledCases } from './cases/unfilled';

describeAdvice([...redirectUrlCases, ...redirectFormCases, ...unfilledCases], {
  ...redirectUrlAdvice,
  ...redirectFormAdvice,
  ...unfilledAdvice,
}, {});
