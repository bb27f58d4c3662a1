import type { NeighbourTopic } from './rule';
import { upToFive } from '../assembly/text';
import { USER_POOL } from '../service/types';

export const triggers: NeighbourTopic = {
  name: 'triggers',
  rules: [
    {
      id: 'trigger-permission',
      level: 'warning',
      summary: 'A user pool may call the functions of its triggers.',
      source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html',
      property: 'LambdaConfig',
      refusal: 'invocation failed due to error AccessDeniedException',
      appliesTo: [USER_POOL],
      check: (_, { forbiddenTriggers }) => forbiddenTriggers.map(({ trigger }) => trigger),
      message: (names, { written }, { forbiddenTriggers }) => `No AWS::Lambda::Permission lets the user pool call ${upToFive(forbiddenTriggers.map(({ trigger, function: called }) => `'${called}' (${trigger})`))}, so sign-in or sign-up fails where ${names.length > 1 ? 'these triggers run' : 'this trigger runs'}. `
        + `${written === 'Template' ? 'Add one' : 'Call userPool.addTrigger(…), which adds the permission, or add one'} with the principal cognito-idp.amazonaws.com and the ARN of the user pool as SourceArn.`,
    },
  ],
};
