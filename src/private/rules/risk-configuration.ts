import type { NeighbourTopic } from './rule';
import { isKnown, isWhole, lengthOf, listed, shortened, upToFive } from '../assembly/text';
import type { Data } from '../facts/properties-at';
import { listAt, textAt, valueAt } from '../facts/properties-at';
import { RISK_CONFIGURATION } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetRiskConfiguration.html';
const EXCEPTIONS = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RiskExceptionConfigurationType.html';
const NOTIFY = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_NotifyConfigurationType.html';

const TAKEOVER_ACTIONS = ['BLOCK', 'MFA_IF_CONFIGURED', 'MFA_REQUIRED', 'NO_ACTION'];
const COMPROMISED_ACTIONS = ['BLOCK', 'NO_ACTION'];
const EVENTS = ['SIGN_IN', 'PASSWORD_CHANGE', 'SIGN_UP'];
const SES_REGIONS = ['eu-west-1', 'us-east-1', 'us-west-2'];

function wholeTextsIn(properties: Data, ...path: readonly string[]): string[] {
  const list = listAt(properties, ...path);
  return isKnown(list) ? list.filter((item): item is string => typeof item === 'string' && isWhole(item)) : [];
}

function isCidr(range: string): boolean {
  const [, address, bits] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(range) ?? [];
  if (address === undefined) { return false; }
  if (address.includes(':')) { return Number(bits) <= 128 && /^[0-9a-fA-F:.]{2,}$/.test(address); }
  const octets = address.split('.');
  return Number(bits) <= 32 && octets.length === 4 && octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) <= 255);
}

function notAmong(values: readonly string[], properties: Data, ...path: readonly string[]): string[] {
  const value = textAt(properties, ...path);
  return isKnown(value) && isWhole(value) && !values.includes(value) ? [`${path.join('.')} is '${shortened(value)}'`] : [];
}

/** The fault in the emails about risks. */
function faultsOfMails(config: Data): string[] {
  const source = textAt(config, 'SourceArn');
  const region = isKnown(source) ? /^arn:[^:]+:ses:([a-z0-9-]+):/.exec(source)?.[1] : undefined;
  return [
    ...source === undefined ? ['SourceArn is absent'] : [],
    ...region !== undefined && !SES_REGIONS.includes(region) ? [`SourceArn is in ${region}`] : [],
    ...['BlockEmail', 'NoActionEmail', 'MfaEmail'].filter((mail) => isKnown(valueAt(config, mail))).flatMap((mail) => [
      ...length(config, [mail, 'Subject'], 1, 140, true),
      ...length(config, [mail, 'HtmlBody'], 6, 20_000, false),
      ...length(config, [mail, 'TextBody'], 6, 20_000, false),
    ]),
  ];
}

function length(config: Data, path: readonly string[], least: number, most: number, required: boolean): string[] {
  const text = textAt(config, ...path);
  if (text === undefined) { return required ? [`${path.join('.')} is absent`] : []; }
  if (!isKnown(text)) { return []; }
  return lengthOf(text) > most || (isWhole(text) && lengthOf(text) < least) ? [`${path.join('.')} has ${lengthOf(text)} characters`] : [];
}

export const riskConfiguration: NeighbourTopic = {
  name: 'risk-configuration',
  rules: [
    {
      id: 'risk-client-id',
      level: 'error',
      summary: 'A risk configuration is for one app client, or for ALL app clients of the user pool.',
      source: API,
      property: 'ClientId',
      appliesTo: [RISK_CONFIGURATION],
      check: ({ properties }) => {
        const id = textAt(properties, 'ClientId');
        if (id === undefined) { return ['']; }
        return isKnown(id) && isWhole(id) && !/^[\w+]{1,128}$/.test(id) ? [id] : [];
      },
      message: ([id]) => `${id === '' ? 'The value is absent or empty' : `'${shortened(id)}' is not the id of an app client`}. Write the id of an app client, or ALL.`,
    },
    {
      id: 'risk-cidr',
      level: 'error',
      summary: 'The addresses that are always blocked or always allowed are at most 200 ranges each, in CIDR notation.',
      source: EXCEPTIONS,
      property: 'RiskExceptionConfiguration',
      refusal: (fault) => fault.endsWith(' ranges') ? 'Member must have length less than or equal to 200' : 'Incorrect CIDR format',
      appliesTo: [RISK_CONFIGURATION],
      check: ({ properties }) => ['BlockedIPRangeList', 'SkippedIPRangeList'].flatMap((name) => {
        const ranges = wholeTextsIn(properties, 'RiskExceptionConfiguration', name);
        return [...ranges.filter((range) => !isCidr(range)), ...ranges.length > 200 ? [`${name} has ${ranges.length} ranges`] : []];
      }),
      message: (faults) => {
        const [lists, ranges] = [faults.filter((fault) => fault.endsWith(' ranges')), faults.filter((fault) => !fault.endsWith(' ranges'))];
        return [
          ...ranges.length > 0 ? [`${listed(ranges)} ${ranges.length > 1 ? 'are' : 'is'} not in CIDR notation. Write ranges such as 192.0.2.0/24 or 2001:db8::/32; a single address is 192.0.2.1/32.`] : [],
          ...lists.map((list) => `${list}. Write at most 200.`),
        ].join(' ');
      },
    },
    {
      id: 'risk-actions',
      level: 'error',
      summary: 'The actions and events of a risk configuration are values that Cognito knows.',
      source: API,
      property: '',
      appliesTo: [RISK_CONFIGURATION],
      check: ({ properties }) => [
        ...['LowAction', 'MediumAction', 'HighAction'].flatMap((level) => notAmong(TAKEOVER_ACTIONS, properties, 'AccountTakeoverRiskConfiguration', 'Actions', level, 'EventAction')),
        ...notAmong(COMPROMISED_ACTIONS, properties, 'CompromisedCredentialsRiskConfiguration', 'Actions', 'EventAction'),
        ...wholeTextsIn(properties, 'CompromisedCredentialsRiskConfiguration', 'EventFilter').filter((event) => !EVENTS.includes(event)).map((event) => `EventFilter contains '${shortened(event)}'`),
      ],
      message: (faults) => [
        `${upToFive(faults, '; ')}.`,
        ...faults.some((fault) => fault.startsWith('Account')) ? [`Write one of ${TAKEOVER_ACTIONS.join(', ')} for an account takeover.`] : [],
        ...faults.some((fault) => fault.startsWith('Compromised')) ? [`Write ${COMPROMISED_ACTIONS.join(' or ')} for compromised credentials.`] : [],
        ...faults.some((fault) => fault.startsWith('EventFilter')) ? [`Write one or more of ${EVENTS.join(', ')} in EventFilter.`] : [],
      ].join(' '),
    },
    {
      id: 'risk-notify',
      level: 'error',
      summary: 'Emails about risks have a subject and come from an Amazon SES identity in eu-west-1, us-east-1 or us-west-2.',
      source: NOTIFY,
      property: 'AccountTakeoverRiskConfiguration.NotifyConfiguration',
      refusal: (fault) => fault.startsWith('SourceArn is in ') ? 'Provided SourceArn must be in one of the following SES regions: eu-west-1, us-east-1, us-west-2.' : undefined,
      appliesTo: [RISK_CONFIGURATION],
      check: ({ properties }) => {
        const config = valueAt(properties, 'AccountTakeoverRiskConfiguration', 'NotifyConfiguration');
        return isKnown(config) && typeof config === 'object' && config !== null ? faultsOfMails(config as Data) : [];
      },
      message: (faults) => `${upToFive(faults, '; ')}. Write the ARN of an Amazon SES identity in one of ${SES_REGIONS.join(', ')}, subjects of 1 to 140 characters, and bodies of 6 to 20,000 characters.`,
    },
  ],
};
