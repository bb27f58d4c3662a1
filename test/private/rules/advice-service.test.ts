import { describeAdvice } from './advice/follow';
import { tokenExchangeAdvice } from './advice/token-exchange';
import { tokenExchangeCases } from './cases/token-exchange';

describeAdvice([...tokenExchangeCases], {
  ...tokenExchangeAdvice,
}, {});
