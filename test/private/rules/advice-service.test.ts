import { clientIdMetadataAdvice } from './advice/client-id-metadata';
import { describeAdvice } from './advice/follow';
import { tokenExchangeAdvice } from './advice/token-exchange';
import { clientIdMetadataCases } from './cases/client-id-metadata';
import { tokenExchangeCases } from './cases/token-exchange';

describeAdvice([...tokenExchangeCases, ...clientIdMetadataCases], {
  ...tokenExchangeAdvice,
  ...clientIdMetadataAdvice,
}, {});
