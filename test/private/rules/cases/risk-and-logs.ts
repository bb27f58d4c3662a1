import { Lazy, Stack } from 'aws-cdk-lib';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Properties, RuleCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const RISK = 'AWS::Cognito::UserPoolRiskConfigurationAttachment';
const x = (n: number) => 'x'.repeat(n);
const client = (ClientId: unknown) => ({ ClientId });
const blocked = (...BlockedIPRangeList: string[]) => ({ ClientId: 'ALL', RiskExceptionConfiguration: { BlockedIPRangeList } });
const skipped = (...SkippedIPRangeList: string[]) => ({ ClientId: 'ALL', RiskExceptionConfiguration: { SkippedIPRangeList } });
const high = (EventAction: string) => ({ ClientId: 'ALL', AccountTakeoverRiskConfiguration: { Actions: { HighAction: { EventAction, Notify: true } } } });
const compromised = (EventAction: string, EventFilter: string[] = []) => ({
  ClientId: 'ALL', CompromisedCredentialsRiskConfiguration: { Actions: { EventAction }, EventFilter },
});
const notify = (NotifyConfiguration: Properties) => ({ ClientId: 'ALL', AccountTakeoverRiskConfiguration: { NotifyConfiguration } });
const SES = 'arn:aws:ses:eu-west-1:111111111111:identity/acme.org';
const mail = (changes: Properties) => notify({ SourceArn: SES, BlockEmail: { Subject: 'x', TextBody: x(6), ...changes } });

const MAYBE = Lazy.any({ produce: () => ({ 'Fn::If': ['Condition', {}, { Ref: 'AWS::NoValue' }] }) });
const GROUP = { LogGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:x' };
const notification = { EventSource: 'userNotification', LogLevel: 'ERROR', CloudWatchLogsConfiguration: GROUP };
const events = { EventSource: 'userAuthEvents', LogLevel: 'INFO', S3Configuration: { BucketArn: 'arn:aws:s3:::b' } };
const logs = (...LogConfigurations: Properties[]) => ({ LogConfigurations });

const FUNCTION = (region: string) => `arn:aws:lambda:${region}:111111111111:function:x`;
const triggers = (LambdaConfig: Properties) => ({ LambdaConfig });

/** A stack of the app in another Region. */
function elsewhere(fixture: UserPoolFixture): Stack {
  return new Stack(fixture.app, 'Elsewhere', { env: { region: 'us-east-1', account: '111111111111' }, crossRegionReferences: true });
}

export const riskAndLogCases: RuleCase[] = [
  { rule: 'risk-client-id', type: RISK, accepts: [client('ALL'), client('a'), client(x(128))], rejects: [client('my-client'), client(''), client(x(129))] },
  { rule: 'risk-client-id', judges: 'neighbour', accepts: [(fixture) => fixture.neighbour(RISK, client(fixture.l1('public', {}).ref))], rejects: [(fixture) => fixture.neighbour(RISK, {})] },
  {
    rule: 'risk-cidr',
    type: RISK,
    accepts: [blocked('192.0.2.0/24', '2001:db8::1/128', '0.0.0.0/0', '255.255.255.255/32', '::/0'), skipped(...Array<string>(200).fill('192.0.2.1/32'))],
    rejects: [
      blocked('192.0.2.1'), blocked('192.0.2.1/'), blocked('192.0.2/24'), blocked('192.0..1/32'), blocked(':/0'), blocked('192.0.2.0/33'), skipped('192.0.2.256/32'), skipped('2001:db8::/129'), blocked('192.0.2.0-192.0.2.9'),
      blocked(...Array<string>(201).fill('192.0.2.1/32')),
    ],
  },
  {
    rule: 'risk-actions',
    type: RISK,
    accepts: [...['BLOCK', 'MFA_IF_CONFIGURED', 'MFA_REQUIRED', 'NO_ACTION'].map(high), compromised('NO_ACTION', ['SIGN_IN', 'PASSWORD_CHANGE', 'SIGN_UP'])],
    rejects: [high('MFA'), compromised('MFA_REQUIRED'), compromised('BLOCK', ['SIGN_OUT'])],
  },
  {
    rule: 'risk-notify',
    type: RISK,
    accepts: [mail({}), mail({ Subject: x(140), HtmlBody: x(20_000), TextBody: x(20_000) }), mail({ HtmlBody: x(6) }), notify({ SourceArn: SES })],
    rejects: [
      notify({ From: 'a@acme.org' }), notify({ SourceArn: SES.replace('eu-west-1', 'eu-central-1') }), mail({ Subject: x(141) }), mail({ Subject: '' }), mail({ Subject: undefined }),
      mail({ TextBody: x(5) }), mail({ HtmlBody: x(5) }), mail({ HtmlBody: x(20_001) }), mail({ TextBody: x(20_001) }),
    ],
  },
  {
    rule: 'log-delivery',
    type: 'AWS::Cognito::LogDeliveryConfiguration',
    accepts: [
      logs(), logs(notification, events), logs({ ...events, S3Configuration: undefined, CloudWatchLogsConfiguration: GROUP }),
      logs({ ...events, CloudWatchLogsConfiguration: MAYBE }), logs({ ...notification, S3Configuration: MAYBE }),
      (fixture) => logs({ ...notification, CloudWatchLogsConfiguration: { LogGroupArn: new LogGroup(fixture.stack, 'Logs').logGroupArn } }),
      // The acceptance tests of Terraform deployed the first of these.
      logs({ ...notification, LogLevel: 'INFO' }), logs({ ...events, LogLevel: 'ERROR' }),
      logs({ ...events, EventSource: 'userNotification', LogLevel: 'ERROR' }), logs({ ...events, CloudWatchLogsConfiguration: GROUP }), logs({ ...events, S3Configuration: undefined }),
    ],
    rejects: [
      logs(notification, notification), logs({ ...notification, EventSource: 'other' }), logs({ ...notification, LogLevel: 'WARN' }),
      logs({ ...notification, CloudWatchLogsConfiguration: { LogGroupArn: GROUP.LogGroupArn.replace('eu-west-1', 'us-east-1') } }),
      (fixture) => logs({ ...notification, CloudWatchLogsConfiguration: { LogGroupArn: new LogGroup(elsewhere(fixture), 'Logs', { logGroupName: 'x' }).logGroupArn } }),
    ],
  },
  {
    rule: 'log-delivery-combination',
    type: 'AWS::Cognito::LogDeliveryConfiguration',
    accepts: [
      logs(), logs(notification, events), logs({ ...events, S3Configuration: undefined, CloudWatchLogsConfiguration: GROUP }),
      logs({ ...events, CloudWatchLogsConfiguration: MAYBE }), logs({ ...notification, S3Configuration: MAYBE }), logs({ ...notification, LogLevel: 'WARN' }),
    ],
    rejects: [
      logs({ ...notification, LogLevel: 'INFO' }), logs({ ...events, LogLevel: 'ERROR' }),
      logs({ ...events, EventSource: 'userNotification', LogLevel: 'ERROR' }), logs({ ...events, CloudWatchLogsConfiguration: GROUP }), logs({ ...events, S3Configuration: undefined }),
    ],
  },
  {
    rule: 'pool-lambda-config-region',
    type: 'AWS::Cognito::UserPool',
    accepts: [triggers({ PreSignUp: FUNCTION('eu-west-1') }), triggers({ CustomEmailSender: { LambdaArn: FUNCTION('eu-west-1') }, KMSKeyID: 'arn:aws:kms:us-east-1:1:key/x' }), {}],
    rejects: [
      triggers({ PreSignUp: FUNCTION('us-east-1') }), triggers({ PreTokenGenerationConfig: { LambdaArn: FUNCTION('us-east-1') } }),
      (fixture) => triggers({
        PreSignUp: new Function(elsewhere(fixture), 'Function', { functionName: 'x', runtime: Runtime.NODEJS_20_X, handler: 'index.handler', code: Code.fromInline('-') }).functionArn,
      }),
    ],
  },
  {
    rule: 'pool-pre-token-generation-legacy-mix',
    type: 'AWS::Cognito::UserPool',
    accepts: [
      triggers({ PreTokenGeneration: FUNCTION('eu-west-1') }),
      triggers({ PreTokenGeneration: FUNCTION('eu-west-1'), PreTokenGenerationConfig: { LambdaArn: FUNCTION('eu-west-1'), LambdaVersion: 'V2_0' } }),
    ],
    rejects: [triggers({ PreTokenGeneration: FUNCTION('eu-west-1'), PreTokenGenerationConfig: { LambdaArn: `${FUNCTION('eu-west-1')}2`, LambdaVersion: 'V2_0' } })],
  },
  {
    rule: 'pool-web-authn-relying-party-format',
    type: 'AWS::Cognito::UserPool',
    accepts: [{ WebAuthnRelyingPartyID: 'auth.acme.org' }, { WebAuthnRelyingPartyID: x(127) }, {}],
    rejects: [{ WebAuthnRelyingPartyID: x(128) }, { WebAuthnRelyingPartyID: 'https://auth.acme.org' }, { WebAuthnRelyingPartyID: 'auth.acme.org/' }, { WebAuthnRelyingPartyID: 'auth.acme.org:443' }, { WebAuthnRelyingPartyID: '' }],
  },
];
