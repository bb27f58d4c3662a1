import { configurationAdvice } from './advice/configurations';
import { consumerAdvice } from './advice/consumers';
import { describeAdvice } from './advice/follow';
import { partialUpdateAdvice } from './advice/partial-updates';
import { propertyTypeAdvice } from './advice/property-types';
import { sessionAdvice } from './advice/sessions';
import { configurationCases } from './cases/configurations';
import { consumerCases } from './cases/consumers';
import { partialUpdateCases } from './cases/partial-updates';
import { propertyTypeCases } from './cases/property-types';
import { sessionCases } from './cases/sessions';

describeAdvice([...configurationCases, ...consumerCases, ...partialUpdateCases, ...propertyTypeCases, ...sessionCases], {
  ...configurationAdvice,
  ...consumerAdvice,
  ...partialUpdateAdvice,
  ...propertyTypeAdvice,
  ...sessionAdvice,
}, {});
