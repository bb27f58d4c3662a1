import type { NeighbourTopic } from './rule';
import { isKnown, isWhole, onlyMark, shortened, upToFive } from '../assembly/text';
import type { PoolFacts } from '../facts/pool';
import type { Data } from '../facts/properties-at';
import { blocksAt, textAt, valueAt } from '../facts/properties-at';
import { LOG_DELIVERY } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LogConfigurationType.html';
const DESTINATIONS = ['CloudWatchLogsConfiguration', 'FirehoseConfiguration', 'S3Configuration'];
const LEVELS = ['ERROR', 'INFO'];
const SOURCES: Readonly<Record<string, { readonly level: string; readonly destinations: readonly string[] }>> = {
  userNotification: { level: 'ERROR', destinations: ['CloudWatchLogsConfiguration'] },
  userAuthEvents: { level: 'INFO', destinations: DESTINATIONS },
};

/** A completely known text. */
function whole(config: Data, ...path: readonly string[]): string | undefined {
  const text = textAt(config, ...path);
  return isKnown(text) && isWhole(text) ? text : undefined;
}

function regionOfLogGroup(config: Data, pool: PoolFacts): string | undefined {
  const arn = textAt(config, 'CloudWatchLogsConfiguration', 'LogGroupArn');
  if (!isKnown(arn)) { return undefined; }
  const reference = onlyMark(arn);
  return reference ? pool.regionOf(reference.path) : /^arn:[^:]+:logs:([a-z0-9-]+):/.exec(arn)?.[1];
}

/** What the service was seen to refuse in a configuration. */
function refusedIn(config: Data, poolRegion: string | undefined, pool: PoolFacts): string[] {
  const [source, level] = [whole(config, 'EventSource'), whole(config, 'LogLevel')];
  const region = regionOfLogGroup(config, pool);
  return [
    ...source !== undefined && !(source in SOURCES) ? [`EventSource is '${shortened(source)}'`] : [],
    ...level !== undefined && !LEVELS.includes(level) ? [`LogLevel is '${shortened(level)}'`] : [],
    ...region !== undefined && poolRegion !== undefined && region !== poolRegion ? [`The log group is in ${region}, and the user pool is in ${poolRegion}`] : [],
  ];
}

/** Combinations that are not documented. */
function undocumentedIn(config: Data): string[] {
  const [source, level] = [whole(config, 'EventSource'), whole(config, 'LogLevel')];
  const given = DESTINATIONS.filter((name) => valueAt(config, name) !== undefined);
  const areKnown = given.every((name) => isKnown(valueAt(config, name)));
  const known = source === undefined ? undefined : SOURCES[source];
  return [
    ...known && level !== undefined && LEVELS.includes(level) && level !== known.level ? [`${source} has LogLevel ${level}`] : [],
    ...known && areKnown ? given.filter((name) => !known.destinations.includes(name)).map((name) => `${source} has ${name}`) : [],
    ...given.length === 0 ? [`${source ?? 'A configuration'} has no destination`] : areKnown && given.length > 1 ? [`${source ?? 'A configuration'} has ${given.length} destinations`] : [],
  ];
}

export const logDelivery: NeighbourTopic = {
  name: 'log-delivery',
  rules: [
    {
      id: 'log-delivery',
      level: 'error',
      summary: 'A user pool delivers userNotification and userAuthEvents once each, to a log group in its own Region.',
      source: API,
      property: 'LogConfigurations',
      refusal: (fault) => fault.endsWith('is configured more than once')
        ? 'Following event sources appear more then once in a request'
        : fault.startsWith('The log group') ? 'ARN does not belong to current region' : undefined,
      appliesTo: [LOG_DELIVERY],
      check: ({ properties, path }, pool) => {
        const configs = blocksAt(properties, 'LogConfigurations');
        const sources = configs.map((config) => whole(config, 'EventSource')).filter((source) => source !== undefined);
        return [
          ...new Set(sources.filter((source, index) => sources.indexOf(source) !== index).map((source) => `${source} is configured more than once`)),
          ...configs.flatMap((config) => refusedIn(config, pool.regionOf(path), pool)),
        ];
      },
      message: (faults) => `${upToFive(faults, '. ')}. Configure each of ${Object.keys(SOURCES).join(' and ')} at most once, with LogLevel ${LEVELS.join(' or ')} and a log group in the Region of the user pool.`,
    },
    {
      id: 'log-delivery-combination',
      // The acceptance tests of Terraform deployed `userNotification` with INFO, contrary to this page.
      level: 'warning',
      summary: 'Logs of userNotification go to CloudWatch Logs with LogLevel ERROR, and logs of userAuthEvents to one destination with INFO.',
      source: API,
      property: 'LogConfigurations',
      appliesTo: [LOG_DELIVERY],
      check: ({ properties }) => blocksAt(properties, 'LogConfigurations').flatMap(undocumentedIn),
      message: (faults) => `${upToFive(faults, '. ')}. This is not documented, so logs may be missing or the deployment may fail. Configure userNotification with LogLevel ERROR and CloudWatchLogsConfiguration only, and userAuthEvents with LogLevel INFO and one of ${DESTINATIONS.join(', ')}.`,
    },
  ],
};
