import type { NeighbourTopic } from './rule';
import { isKnown, isWhole, onlyMark } from '../assembly/text';
import type { PoolFacts } from '../facts/pool';
import { blocksAt, textAt, valueAt } from '../facts/properties-at';
import { LOG_DELIVERY } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LogConfigurationType.html';
const DESTINATIONS = ['CloudWatchLogsConfiguration', 'FirehoseConfiguration', 'S3Configuration'];
const SOURCES: Readonly<Record<string, { readonly level: string; readonly destinations: readonly string[] }>> = {
  userNotification: { level: 'ERROR', destinations: ['CloudWatchLogsConfiguration'] },
  userAuthEvents: { level: 'INFO', destinations: DESTINATIONS },
};

type Data = Readonly<Record<string, unknown>>;

/** A text of which everything is known. */
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

function faultsOf(config: Data, poolRegion: string | undefined, pool: PoolFacts): string[] {
  const [source, level] = [whole(config, 'EventSource'), whole(config, 'LogLevel')];
  const given = DESTINATIONS.filter((name) => valueAt(config, name) !== undefined);
  const areKnown = given.every((name) => isKnown(valueAt(config, name)));
  const region = regionOfLogGroup(config, pool);
  const known = source === undefined ? undefined : SOURCES[source];
  return [
    ...source !== undefined && known === undefined ? [`EventSource is '${source}'`] : [],
    ...known && level !== undefined && level !== known.level ? [`${source} has LogLevel ${level} and not ${known.level}`] : [],
    ...known && areKnown ? given.filter((name) => !known.destinations.includes(name)).map((name) => `${source} has a ${name}`) : [],
    ...given.length === 0 ? ['there is no destination'] : areKnown && given.length > 1 ? [`there are ${given.length} destinations`] : [],
    ...region !== undefined && poolRegion !== undefined && region !== poolRegion ? [`the log group is in ${region} and not in ${poolRegion}`] : [],
  ];
}

export const logDelivery: NeighbourTopic = {
  name: 'log-delivery',
  rules: [
    {
      id: 'log-delivery',
      level: 'error',
      summary: 'A pool delivers each sort of log once: userNotification as ERROR to CloudWatch Logs, userAuthEvents as INFO to one place.',
      source: API,
      property: 'LogConfigurations',
      appliesTo: [LOG_DELIVERY],
      check: ({ properties, path }, pool) => {
        const configs = blocksAt(properties, 'LogConfigurations');
        const sources = configs.map((config) => whole(config, 'EventSource')).filter((source) => source !== undefined);
        return [
          ...new Set(sources.filter((source, index) => sources.indexOf(source) !== index).map((source) => `${source} is there twice`)),
          ...configs.flatMap((config) => faultsOf(config, pool.regionOf(path), pool)),
        ];
      },
      message: (faults) => `${faults.join('; ')}. Write userNotification with ERROR and a log group of the pool's Region, userAuthEvents with INFO and one of ${DESTINATIONS.join(', ')}.`,
    },
  ],
};
