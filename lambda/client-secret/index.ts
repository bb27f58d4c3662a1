import { SYSTEM_CLOCK } from './clock';
import { rotationHandler } from './rotation-handler';
import { seedHandler } from './seed-handler';

/** Secrets Manager calls this one. */
export const rotate = rotationHandler(SYSTEM_CLOCK, process.env);

/** CloudFormation calls this one, in a function and under a role of its own. */
export const seed = seedHandler(SYSTEM_CLOCK, process.env);
