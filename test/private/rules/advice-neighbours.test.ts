import { domainAdvice } from './advice/domains';
import { describeAdvice } from './advice/follow';
import { identityProviderAdvice } from './advice/identity-providers';
import { providerAdvice } from './advice/providers';
import { resourceServerAdvice } from './advice/resource-servers';
import { riskAndLogAdvice } from './advice/risk-and-logs';
import { schemaAdvice } from './advice/schema';
import { signInPageAdvice } from './advice/sign-in-pages';
import { domainCases } from './cases/domains';
import { identityProviderCases } from './cases/identity-providers';
import { providerCases } from './cases/providers';
import { resourceServerCases } from './cases/resource-servers';
import { riskAndLogCases } from './cases/risk-and-logs';
import { schemaCases } from './cases/schema';
import { signInPageCases } from './cases/sign-in-pages';

describeAdvice([
  ...domainCases, ...identityProviderCases, ...providerCases, ...resourceServerCases, ...riskAndLogCases, ...schemaCases, ...signInPageCases,
], {
  ...domainAdvice, ...identityProviderAdvice, ...providerAdvice, ...resourceServerAdvice, ...riskAndLogAdvice, ...schemaAdvice, ...signInPageAdvice,
}, {
  'quota-custom-domains': 'The fifth custom domain needs another Region or account, which is another stack.',
});
