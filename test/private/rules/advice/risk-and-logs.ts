import type { Advice } from './advice';
import { said } from './advice';
import { l1Of } from '../../../user-pool-fixture';
import type { Properties } from '../cases/case';

const REGION = 'eu-west-1';
const LOG_GROUP = { LogGroupArn: `arn:aws:logs:${REGION}:111111111111:log-group:x` };

/** The same with each text changed that a path of names leads to. */
function changed(value: unknown, change: (text: string, name: string) => unknown, name = ''): unknown {
  if (typeof value === 'string') { return change(value, name); }
  if (Array.isArray(value)) { return value.map((item) => changed(item, change, name)); }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, changed(item, change, key)]))
    : value;
}

function logsOf({ LogConfigurations }: Properties): Properties[] {
  return LogConfigurations as Properties[];
}

export const riskAndLogAdvice: Record<string, Advice | readonly Advice[]> = {
  'risk-client-id': {
    neighbour: (message, failing) => ({ ...failing, ClientId: said(message, /or (ALL)\./) }),
    built: (message, configuration) => l1Of(configuration).addPropertyOverride('ClientId', said(message, /or (ALL)\./)),
  },
  'risk-cidr': {
    neighbour: (message, { RiskExceptionConfiguration, ...rest }) => ({
      ...rest,
      RiskExceptionConfiguration: Object.fromEntries(Object.entries(RiskExceptionConfiguration as Record<string, string[]>).map(([name, ranges]) => [
        name,
        message.includes('not in CIDR notation')
          ? ranges.map((range) => message.includes(`'${range}'`) ? said(message, /Write ranges such as (\S+)/) : range)
          : ranges.slice(0, Number(said(message, /Write at most (\d+)\./))),
      ])),
    }),
  },
  'risk-actions': {
    neighbour: (message, failing) => changed(failing, (text, name) => {
      if (!message.includes(`'${text}'`)) { return text; }
      return name === 'EventFilter' ? said(message, /one or more of (\w+)/) : said(message, /Write (?:one of )?([A-Z_]+)/);
    }) as Properties,
  },
  'risk-notify': {
    neighbour: (message, failing) => {
      const region = said(message, /an Amazon SES identity in one of ([\w-]+),/);
      const lengths = { Subject: Number(said(message, /subjects of 1 to (\d+)/)), Body: Number(said(message, /bodies of 6 to ([\d,]+)/).replace(',', '')) };
      const takeover = failing.AccountTakeoverRiskConfiguration as { NotifyConfiguration: Properties };
      const mail = takeover.NotifyConfiguration.BlockEmail as Properties | undefined;
      return {
        ...failing,
        AccountTakeoverRiskConfiguration: {
          NotifyConfiguration: {
            ...takeover.NotifyConfiguration,
            SourceArn: `arn:aws:ses:${region}:111111111111:identity/acme.org`,
            ...mail && { BlockEmail: { ...mail, Subject: 'x'.repeat(lengths.Subject), TextBody: 'x'.repeat(lengths.Body), HtmlBody: 'x'.repeat(lengths.Body) } },
          },
        },
      };
    },
  },
  'log-delivery': {
    neighbour: (message, failing) => {
      const source = said(message, /Configure each of (\w+)/);
      said(message, /(at most once, with .* a log group in the Region of the user pool)\.$/);
      const [first] = logsOf(failing);
      return { LogConfigurations: [{ ...first, EventSource: source, LogLevel: said(message, /with LogLevel (\w+)/), CloudWatchLogsConfiguration: LOG_GROUP }] };
    },
  },
  'log-delivery-combination': {
    neighbour: (message, failing) => ({
      LogConfigurations: logsOf(failing).map(({ EventSource }) => EventSource === 'userNotification'
        ? { EventSource, LogLevel: said(message, /userNotification with LogLevel (\w+)/), [said(message, /and (\w+) only/)]: LOG_GROUP }
        : { EventSource, LogLevel: said(message, /userAuthEvents with LogLevel (\w+)/), [said(message, /and one of (\w+)/)]: LOG_GROUP }),
    }),
  },
  'pool-lambda-config-region': {
    neighbour: (message, failing) => changed(failing, () => `arn:aws:lambda:${said(message, /Create the functions? in ([\w-]+)\./)}:111111111111:function:x`) as Properties,
  },
  'pool-pre-token-generation-legacy-mix': [
    { neighbour: (message, { LambdaConfig }) => ({ LambdaConfig: { ...LambdaConfig as Properties, [said(message, /Remove p(reTokenGeneration),/).replace('re', 'Pre')]: undefined } }) },
    {
      neighbour: (message, { LambdaConfig }) => {
        said(message, /or write (the same function) in both\.$/);
        return { LambdaConfig: { ...LambdaConfig as Properties, PreTokenGeneration: said(message, /PreTokenGenerationConfig names '(.+?)'/) } };
      },
    },
  ],
  'pool-web-authn-relying-party-format': { neighbour: (message) => ({ WebAuthnRelyingPartyID: said(message, /such as ([\w.]+),/) }) },
};
