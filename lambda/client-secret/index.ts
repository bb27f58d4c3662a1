import { SYSTEM_CLOCK } from './clock';
import { rotationHandler } from './rotation-handler';
import { seedHandler } from './seed-handler';

/** Invoked by Secrets Manager. */
export const rotate = rotationHandler(SYSTEM_CLOCK, process.env);

/** Invoked by CloudFormation, in a separate function with a separate role. */
export const seed = seedHandler(SYSTEM_CLOCK, process.env);
