import { describeAdvice } from './advice/follow';
import { identityPoolAdvice } from './advice/identity-pools';
import { issuerAdvice } from './advice/issuers';
import { triggerAdvice } from './advice/triggers';
import { identityPoolCases } from './cases/identity-pools';
import { issuerCases } from './cases/issuers';
import { searchDomainCases } from './cases/search-domains';
import { triggerCases } from './cases/triggers';

describeAdvice([...identityPoolCases, ...issuerCases, ...searchDomainCases, ...triggerCases], {
  ...identityPoolAdvice,
  ...issuerAdvice,
  ...triggerAdvice,
}, {});
