import { CfnCondition, CfnResource, Fn, Lazy } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { FeaturePlan, OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { Properties, RuleCase } from './case';
import { MachineClient } from '../../../../src';
import type { Kind, L1Props, UserPoolFixture } from '../../../user-pool-fixture';

const POLICY = 'AWS::Cognito::CIMDPolicy';
const DOCUMENT = 'https://app.example.com/oauth/client.json';
const SOUND: Properties = { ClientId: 'c', PolicyName: 'Hosts', URLPatterns: [DOCUMENT], CacheDuration: 86400 };

const named = (PolicyName: unknown): Properties => ({ ...SOUND, PolicyName });
const patterns = (...URLPatterns: unknown[]): Properties => ({ ...SOUND, URLPatterns });
const cached = (CacheDuration: unknown): Properties => ({ ...SOUND, CacheDuration });
/** A host and a path that make a pattern of so many characters. */
const long = (characters: number) => `https://app.example.com/${'a'.repeat(characters - 'https://app.example.com/'.length)}`;

/** The policy of a client that is sound but for some properties. */
function of(kind: Kind, changes: L1Props = {}) {
  return (fixture: UserPoolFixture): CfnResource => {
    const client: CfnUserPoolClient = fixture.l1(kind, changes);
    return fixture.neighbour(POLICY, { ...SOUND, ClientId: client.ref }) as CfnResource;
  };
}

function machine(fixture: UserPoolFixture) {
  const client = new MachineClient(fixture.stack, 'Client', { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')] });
  return fixture.neighbour(POLICY, { ...SOUND, ClientId: client.userPoolClientId });
}

/** Two policies with these patterns; the second is judged. */
function two(first: string[], second: string[], conditional = false) {
  return (fixture: UserPoolFixture) => {
    const other = fixture.neighbour(POLICY, { ...SOUND, URLPatterns: first }, 'First') as CfnResource;
    if (conditional) { other.cfnOptions.condition = new CfnCondition(fixture.stack, 'Condition', { expression: Fn.conditionEquals('a', Fn.ref('AWS::Region')) }); }
    return fixture.neighbour(POLICY, { ...SOUND, URLPatterns: second }, 'Second');
  };
}

const token = () => Lazy.string({ produce: () => Fn.importValue('x') });

export const clientIdMetadataCases: RuleCase[] = [
  { rule: 'cimd-policy-name', type: POLICY, accepts: [named('a'), named('a'.repeat(32)), named('é'.repeat(32))], rejects: [named(''), named('a'.repeat(33)), named(undefined)] },
  {
    rule: 'cimd-url-patterns',
    type: POLICY,
    accepts: [
      SOUND, patterns(...Array.from({ length: 5 }, (_, i) => `${DOCUMENT}${i}`)), patterns(long(256)), patterns('https://a.bc'), patterns('https://app.example.com/*'),
      patterns(Fn.join('', [token(), '/client.json'])), patterns(Fn.join('', ['https://', token(), '/client.json'])),
    ],
    rejects: [
      patterns(), { ...SOUND, URLPatterns: undefined }, patterns(...Array.from({ length: 6 }, (_, i) => `${DOCUMENT}${i}`)), patterns(long(257)), patterns('https://a.b'),
      patterns('http://app.example.com/client.json'), patterns('*'), patterns('app.example.com/client.json'), patterns(`${DOCUMENT}?a=b`), patterns(`${DOCUMENT}#x`), patterns('https://app.example.com/a b'),
      patterns(Fn.join('', ['http://', token(), '/client.json'])), patterns(''),
    ],
  },
  { rule: 'cimd-cache-duration', type: POLICY, accepts: [cached(86400), cached(31556952), cached('86400'), cached(undefined)], rejects: [cached(86399), cached(31556953), cached(86400.5), cached(0)] },
  {
    rule: 'cimd-client-grant',
    judges: 'neighbour',
    accepts: [of('public'), of('confidential'), of('public', { allowedOAuthFlows: ['implicit'] }), (fixture) => fixture.neighbour(POLICY, SOUND)],
    rejects: [of('machine'), machine, of('public', { allowedOAuthFlowsUserPoolClient: false }), of('public', { allowedOAuthFlows: undefined }), of('public', { allowedOAuthFlowsUserPoolClient: undefined })],
  },
  { rule: 'cimd-client-secret', judges: 'neighbour', accepts: [of('public'), of('public', { generateSecret: false })], rejects: [of('confidential'), machine] },
  {
    rule: 'cimd-pattern-open',
    type: POLICY,
    accepts: [
      SOUND, patterns('https://*.example.com/client.json'), patterns('https://app.example.com/*'), patterns('https://acme.github.io/client.json'), patterns('https://bucket.s3.amazonaws.com/*'),
      patterns('https://raw.githubusercontent.com/acme/app/main/client.json'), patterns('https://*.app.example.co.uk/client.json'), patterns(Fn.join('', ['https://', token(), '/*'])),
    ],
    rejects: [
      patterns('https://*/client'), patterns('https://****'), patterns('https://*:443/client'), patterns('https://*.com/client.json'), patterns('https://*example.com/client.json'), patterns('https://app.example.*/client.json'),
      patterns('https://app.*'), patterns('https://*.github.io/client.json'), patterns('https://*.s3.amazonaws.com/x'), patterns('https://raw.githubusercontent.com/*'), patterns(DOCUMENT, 'https://*/a', 'https://*.org/a'),
    ],
  },
  {
    rule: 'cimd-pattern-twice',
    judges: 'neighbour',
    accepts: [two([DOCUMENT], [`${DOCUMENT}x`]), two([DOCUMENT], [DOCUMENT], true)],
    rejects: [two([DOCUMENT], [DOCUMENT]), two(['https://a.example.com/x', DOCUMENT], [DOCUMENT, 'https://a.example.com/x']), two([], [DOCUMENT, DOCUMENT])],
  },
  {
    rule: 'cimd-client-admin-scope',
    judges: 'neighbour',
    accepts: [of('public', { allowedOAuthScopes: ['openid', 'api/read'] })],
    rejects: [of('public', { allowedOAuthScopes: ['openid', 'aws.cognito.signin.user.admin'] })],
  },
  { rule: 'cimd-policy-tier', type: POLICY, pool: { featurePlan: FeaturePlan.ESSENTIALS }, accepts: [SOUND], rejects: [] },
  { rule: 'cimd-policy-tier', judges: 'neighbour', pool: { featurePlan: FeaturePlan.LITE }, accepts: [], rejects: [(fixture) => fixture.neighbour(POLICY, SOUND)] },
];

