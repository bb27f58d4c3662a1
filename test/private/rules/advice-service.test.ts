import { authenticationContextAdvice } from './advice/authentication-context';
import { clientIdMetadataAdvice } from './advice/client-id-metadata';
import { clientRegistrationAdvice } from './advice/client-registration';
import { describeAdvice } from './advice/follow';
import { tokenExchangeAdvice } from './advice/token-exchange';
import { authenticationContextCases } from './cases/authentication-context';
import { clientIdMetadataCases } from './cases/client-id-metadata';
import { clientRegistrationCases } from './cases/client-registration';
import { tokenExchangeCases } from './cases/token-exchange';

describeAdvice([...tokenExchangeCases, ...clientIdMetadataCases, ...clientRegistrationCases, ...authenticationContextCases], {
  ...tokenExchangeAdvice,
  ...clientIdMetadataAdvice,
  ...clientRegistrationAdvice,
  ...authenticationContextAdvice,
}, {
  'dcr-quota': 'a higher quota is requested in Service Quotas, outside of the template',
});
