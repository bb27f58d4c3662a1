import { clientTopic } from './rule';
import { capital, named, removing } from './wording';
import { conjoined, isKnown, listed, literalOf } from '../assembly/text';
import { textAt } from '../facts/properties-at';

const PINPOINT = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-pinpoint-integration.html';
const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AnalyticsConfigurationType.html';
const REFUSAL = 'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid';

/** Milan, Bahrain, Osaka, Tel Aviv, Cape Town, Jakarta, Malaysia, GovCloud. */
const WITHOUT_PINPOINT = [
  'eu-south-1', 'me-south-1', 'ap-northeast-3', 'il-central-1', 'af-south-1', 'ap-southeast-3', 'ap-southeast-5', 'us-gov-west-1', 'us-gov-east-1',
];
const BY_ID = ['ApplicationId', 'RoleArn', 'ExternalId'];

const CONFIG = 'AnalyticsConfiguration';

function part(name: string, client: Parameters<typeof named>[1]): string {
  return named(`${CONFIG}.${name}`, client).split('.')[1];
}

export const analytics = clientTopic('analytics', ['written', 'analytics', 'region'], [
  {
    id: 'analytics-eos',
    level: 'warning',
    summary: 'Amazon Pinpoint, which received the analytics of app clients, ended in October 2026.',
    source: 'https://docs.aws.amazon.com/pinpoint/latest/userguide/migrate.html',
    property: 'AnalyticsConfiguration',
    check: ({ analytics: config }) => isKnown(config) ? ['AnalyticsConfiguration'] : [],
    message: (_, client) => `Amazon Pinpoint ended on 30 October 2026, so ${named(CONFIG, client)} has no effect. ${capital(removing([CONFIG], client))}.`,
  },
  {
    id: 'analytics-exclusive',
    level: 'error',
    summary: 'AnalyticsConfiguration has either ApplicationArn, or ApplicationId with RoleArn and ExternalId.',
    source: API,
    property: 'AnalyticsConfiguration',
    refusal: REFUSAL,
    check: ({ analytics: config }) => {
      if (!isKnown(config)) { return []; }
      const given = (name: string) => textAt(config, name) !== undefined;
      const isUnknown = [...BY_ID, 'ApplicationArn'].some((name) => given(name) && !isKnown(textAt(config, name)));
      const byId = BY_ID.filter(given);
      const isRight = given('ApplicationArn') ? byId.length === 0 : byId.length === BY_ID.length;
      return isUnknown || isRight ? [] : [[...given('ApplicationArn') ? ['ApplicationArn'] : [], ...byId].join(', ') || 'neither'];
    },
    message: ([given], client) => `${named(CONFIG, client)} contains ${given === 'neither' ? 'no application' : conjoined(given.split(', ').map((name) => part(name, client)))}. Cognito requires either ${part('ApplicationArn', client)} alone, or ${conjoined(BY_ID.map((name) => part(name, client)))} together. ${capital(removing([CONFIG], client))}: Amazon Pinpoint has ended.`,
  },
  {
    id: 'analytics-application-id-hex',
    level: 'error',
    summary: 'ApplicationId is a hexadecimal number.',
    source: API,
    property: 'AnalyticsConfiguration.ApplicationId',
    check: ({ analytics: config }) => {
      const id = isKnown(config) ? textAt(config, 'ApplicationId') : undefined;
      return isKnown(id) && (id === '' || /[^0-9a-fA-F]/.test(literalOf(id))) ? [id] : [];
    },
    message: (ids, client) => `${ids[0] === '' ? 'The id is empty' : `${listed(ids)} is not a hexadecimal number`}. ${capital(removing([CONFIG], client))}: Amazon Pinpoint has ended.`,
  },
  {
    id: 'analytics-region',
    level: 'error',
    summary: 'AnalyticsConfiguration is not set in a Region that never supported it.',
    source: PINPOINT,
    property: 'AnalyticsConfiguration',
    check: ({ analytics: config, region = '' }) => isKnown(config) && WITHOUT_PINPOINT.includes(region) ? [region] : [],
    message: ([region], client) => `Cognito does not support analytics in ${region}. ${capital(removing([CONFIG], client))}.`,
  },
]);
