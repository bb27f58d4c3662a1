import { describeAdvice } from './advice/follow';
import { refreshRotationAdvice } from './advice/refresh-rotation';
import { refreshRotationCases } from './cases/refresh-rotation';

describeAdvice([...refreshRotationCases], {
  ...refreshRotationAdvice,
}, {});
