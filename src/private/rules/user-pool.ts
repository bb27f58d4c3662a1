import type { NeighbourTopic } from './rule';
import { lastOf } from './wording';
import { isKnown, isWhole, lengthOf, literalOf, onlyMark, shortened, shown, upToFive } from '../assembly/text';
import type { PoolFacts } from '../facts/pool';
import { textAt, valueAt } from '../facts/properties-at';
import { USER_POOL } from '../service/types';

const TRIGGERS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html';
const PRE_TOKEN = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html';
const PASSKEYS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html';

/** The functions of a user pool, by trigger. */
function functionsOf(properties: Readonly<Record<string, unknown>>): Map<string, string> {
  const config = valueAt(properties, 'LambdaConfig');
  const functions = new Map<string, string>();
  if (typeof config !== 'object' || config === null || !isKnown(config)) { return functions; }
  for (const [trigger, value] of Object.entries(config)) {
    const arn = typeof value === 'object' && value !== null ? (value as Record<string, unknown>).LambdaArn : value;
    if (trigger !== 'KMSKeyID' && typeof arn === 'string') { functions.set(trigger, arn); }
  }
  return functions;
}

function regionOfFunction(arn: string, pool: PoolFacts): string | undefined {
  const reference = onlyMark(arn);
  if (!reference) { return /^arn:[^:]+:lambda:([a-z0-9-]+):/.exec(arn)?.[1]; }
  return pool.typeOf(reference.path) === 'AWS::Lambda::Function' ? pool.regionOf(reference.path) : undefined;
}

/** The settings of a user pool that decide how its clients sign users in and what their tokens contain. */
export const userPool: NeighbourTopic = {
  name: 'user-pool',
  rules: [
    {
      id: 'pool-lambda-config-region',
      level: 'error',
      summary: 'The Lambda triggers of a user pool are functions in its own Region.',
      source: TRIGGERS,
      property: 'LambdaConfig',
      refusal: 'Cross-region lambda functions are not supported',
      appliesTo: [USER_POOL],
      check: ({ properties, path }, pool) => {
        const region = pool.regionOf(path);
        return region === undefined ? [] : [...functionsOf(properties)]
          .map(([trigger, arn]) => [trigger, regionOfFunction(arn, pool)])
          .filter(([, other]) => other !== undefined && other !== region)
          .map(([trigger, other]) => `${trigger} is a function in ${other}`);
      },
      message: (triggers, { path }, pool) => `${upToFive(triggers)}, and the user pool is in ${pool.regionOf(path)}. Create the ${triggers.length > 1 ? 'functions' : 'function'} in ${pool.regionOf(path)}.`,
    },
    {
      id: 'pool-pre-token-generation-legacy-mix',
      level: 'error',
      summary: 'PreTokenGeneration and PreTokenGenerationConfig name the same function.',
      source: PRE_TOKEN,
      property: 'LambdaConfig.PreTokenGeneration',
      refusal: 'Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN\'s',
      appliesTo: [USER_POOL],
      check: ({ properties }) => {
        const functions = functionsOf(properties);
        const both = [functions.get('PreTokenGeneration'), functions.get('PreTokenGenerationConfig')];
        const isSure = both.every((arn) => arn !== undefined && (isWhole(arn) || onlyMark(arn)));
        return isSure && both[0] !== both[1] ? both as string[] : [];
      },
      message: ([one, other], pool) => `The function is '${shown(one)}', and PreTokenGenerationConfig names '${shown(other)}'. Both must name the same function. Remove ${lastOf('LambdaConfig.PreTokenGeneration', pool)}, or write the same function in both.`,
    },
    {
      id: 'pool-web-authn-relying-party-format',
      level: 'error',
      summary: 'The relying party ID for passkeys is a domain name, without scheme, port and path.',
      source: PASSKEYS,
      property: 'WebAuthnRelyingPartyID',
      appliesTo: [USER_POOL],
      check: ({ properties }) => {
        const id = textAt(properties, 'WebAuthnRelyingPartyID');
        return isKnown(id) && (id === '' || /[/:?#@\s]/.test(literalOf(id)) || lengthOf(id) > 127) ? [id] : [];
      },
      message: ([id]) => `${id === '' ? 'The value is empty' : `'${shortened(id)}' is not a domain name of at most 127 characters`}. Write only a domain name, such as auth.example.org, without scheme, port and path.`,
    },
  ],
};
