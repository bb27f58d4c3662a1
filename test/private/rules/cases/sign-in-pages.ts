import { CfnCondition, CfnResource, Fn, Lazy } from 'aws-cdk-lib';
import { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { NeighbourCase, Properties, RuleCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const BRANDING = 'AWS::Cognito::ManagedLoginBranding';
const CUSTOMIZATION = 'AWS::Cognito::UserPoolUICustomizationAttachment';
const TERMS = 'AWS::Cognito::Terms';

const x = (n: number) => 'x'.repeat(n);
const MAYBE = Lazy.any({ produce: () => ({ 'Fn::If': ['Condition', true, { Ref: 'AWS::NoValue' }] }) });
const style = { ClientId: 'abc', UseCognitoProvidedValues: true };
const asset = (changes: Properties) => ({ ...style, Assets: [{ Category: 'FORM_LOGO', Extension: 'PNG', ColorMode: 'LIGHT', ...changes }] });
const css = (CSS: string) => ({ ClientId: 'ALL', CSS });
const document = { ClientId: 'abc', TermsName: 'terms-of-use', TermsSource: 'LINK', Enforcement: 'NONE', Links: { 'cognito:default': 'https://acme.org/terms' } };
const links = (Links: Properties) => ({ ...document, Links });

function ofType(type: string) {
  return (rule: string, accepts: NeighbourCase['accepts'], rejects: NeighbourCase['rejects']): RuleCase => ({ rule, type, accepts, rejects });
}

const [branding, customization, terms] = [BRANDING, CUSTOMIZATION, TERMS].map(ofType);

/** A neighbour of a pool with domains of these versions of the pages. */
function withDomains(versions: (number | undefined)[], type: string, properties: Properties, orderedAfter = false) {
  return (fixture: UserPoolFixture): IConstruct => {
    const domains = versions.map((ManagedLoginVersion, i) => fixture.neighbour('AWS::Cognito::UserPoolDomain', { Domain: `acme${i}`, ManagedLoginVersion }, `Domain${i}`));
    const neighbour = fixture.neighbour(type, properties);
    if (orderedAfter) { neighbour.node.addDependency(domains[0]); }
    return neighbour;
  };
}

/** The second of two neighbours that name clients. */
function second(type: string, first: Properties, other: Properties) {
  return (fixture: UserPoolFixture): IConstruct => {
    fixture.neighbour(type, first, 'First');
    return fixture.neighbour(type, other);
  };
}

/** The second of two neighbours, by the `Ref` of a client and by the `ClientId` of the same or another. */
function ofClients(type: string, which: 'same' | 'another', properties: Properties) {
  return (fixture: UserPoolFixture): IConstruct => {
    const client = fixture.l1('public', {}, 'A');
    const other = which === 'same' ? client : fixture.l1('public', {}, 'B');
    return second(type, { ...properties, ClientId: client.ref }, { ...properties, ClientId: other.attrClientId })(fixture);
  };
}

export const signInPageCases: RuleCase[] = [
  branding(
    'branding-values-exclusive',
    [
      style, { ClientId: 'abc', Settings: {} }, { ClientId: 'abc', UseCognitoProvidedValues: false, Settings: {} },
      { ...style, Settings: MAYBE }, { ClientId: 'abc', UseCognitoProvidedValues: MAYBE, Settings: {} }, { ClientId: 'abc', UseCognitoProvidedValues: MAYBE },
    ],
    [{ ...style, Settings: {} }],
  ),
  {
    rule: 'branding-values-exclusive',
    judges: 'neighbour',
    accepts: [],
    rejects: [{ ClientId: 'abc' }, { ClientId: 'abc', UseCognitoProvidedValues: false }].map((properties) => (fixture: UserPoolFixture) => fixture.neighbour(BRANDING, properties)),
  },
  branding(
    'branding-assets',
    [asset({}), asset({ Category: 'FAVICON_ICO', Extension: 'ICO' }), asset({ ResourceId: x(40) }), { ...style, Assets: Array(40).fill(asset({}).Assets[0]) }, asset({ Bytes: x(1_333_336) })],
    [
      asset({ Category: 'LOGO' }), asset({ Category: undefined }), asset({ Extension: 'GIF' }), asset({ Extension: 'ICO' }), asset({ ColorMode: 'light' }), asset({ ResourceId: x(41) }),
      asset({ ResourceId: 'a/b' }), { ...style, Assets: Array(41).fill(asset({}).Assets[0]) }, asset({ Bytes: x(1_333_337) }),
    ],
  ),
  {
    rule: 'branding-one-per-client',
    judges: 'neighbour',
    accepts: [
      (fixture) => fixture.neighbour(BRANDING, style), second(BRANDING, style, { ...style, ClientId: 'def' }), ofClients(BRANDING, 'another', style),
    ],
    rejects: [(fixture) => fixture.neighbour(BRANDING, { UseCognitoProvidedValues: true }), second(BRANDING, style, style), ofClients(BRANDING, 'same', style)],
  },
  {
    rule: 'branding-needs-v2',
    judges: 'neighbour',
    accepts: [withDomains([2], BRANDING, style), withDomains([1, 2], BRANDING, style), withDomains([], BRANDING, style)],
    rejects: [withDomains([1], BRANDING, style), withDomains([undefined], BRANDING, style)],
  },
  customization(
    'ui-customization-css',
    [css('.submitButton-customizable:hover { color: rgba(1,1,1,.5) } /* .other */'), css(`.a-customizable{}${x(131_072 - 17)}`), { ClientId: 'ALL' },
      css('.a-customizable:hover, .a-customizable .b-customizable { margin: 0 .5em } @media (min-width: 1px) { .a-customizable { color: red } }')],
    [css('.button { color: red }'), css('body { display: grid; }'), css('.a-customizable, body { }'), css('.a-customizable, .b { }'), css(`.a-customizable{}${x(131_073 - 17)}`)],
  ),
  {
    rule: 'ui-customization-classic-only',
    judges: 'neighbour',
    accepts: [withDomains([1], CUSTOMIZATION, css('')), withDomains([undefined, 2], CUSTOMIZATION, css('')), withDomains([], CUSTOMIZATION, css(''))],
    rejects: [withDomains([2], CUSTOMIZATION, css(''))],
  },
  {
    rule: 'ui-customization-domain',
    judges: 'neighbour',
    accepts: [withDomains([1], CUSTOMIZATION, css('')), (fixture) => fixture.neighbour(CUSTOMIZATION, { ...css(''), UserPoolId: 'eu-west-1_AbC123' })],
    rejects: [withDomains([], CUSTOMIZATION, css(''))],
  },
  {
    rule: 'ui-customization-needs-dependson',
    judges: 'neighbour',
    accepts: [withDomains([1], CUSTOMIZATION, css(''), true), withDomains([1, 1], CUSTOMIZATION, css(''), true), withDomains([], CUSTOMIZATION, css(''))],
    rejects: [withDomains([1], CUSTOMIZATION, css(''))],
  },
  terms('terms-name', [document, { ...document, TermsName: 'privacy-policy' }], [{ ...document, TermsName: 'terms' }]),
  terms('terms-source-enforcement', [document], [{ ...document, TermsSource: 'TEXT' }, { ...document, Enforcement: 'ALL' }]),
  terms(
    'terms-links',
    [document, links({ 'cognito:english': `https://${x(1016)}` })],
    [links({}), links({ default: 'https://acme.org' }), links({ 'cognito:klingon': 'https://acme.org' }), links({ 'cognito:english': `https://${x(1017)}` }), links({ 'cognito:english': 'a b' }), links({ 'cognito:default': '' })],
  ),
  { rule: 'terms-client-id', judges: 'neighbour', accepts: [(fixture) => fixture.neighbour(TERMS, document)], rejects: [(fixture) => fixture.neighbour(TERMS, { ...document, ClientId: undefined })] },
  {
    rule: 'terms-duplicate',
    judges: 'neighbour',
    accepts: [second(TERMS, document, { ...document, TermsName: 'privacy-policy' }), second(TERMS, document, { ...document, ClientId: 'def' })],
    rejects: [second(TERMS, document, document), ofClients(TERMS, 'same', document)],
  },
  {
    rule: 'terms-managed-login-only',
    judges: 'neighbour',
    accepts: [withDomains([2], TERMS, document), (fixture) => fixture.neighbour(TERMS, { ...document, UserPoolId: 'eu-west-1_AbC123' })],
    rejects: [withDomains([1], TERMS, document), withDomains([], TERMS, document)],
  },
  {
    rule: 'web-acl-one',
    judges: 'neighbour',
    accepts: [
      (fixture) => acl(fixture, fixture.pool.userPoolArn),
      (fixture) => { acl(fixture, fixture.pool.userPoolArn, 'First'); return acl(fixture, new CfnUserPool(fixture.stack, 'OtherPool').attrArn); },
      (fixture) => { onlyOnce(fixture, acl(fixture, fixture.pool.userPoolArn, 'First')); return acl(fixture, fixture.pool.userPoolArn); },
      (fixture) => { acl(fixture, 'arn:aws:elasticloadbalancing:x', 'First'); return acl(fixture, 'arn:aws:elasticloadbalancing:y'); },
    ],
    rejects: [
      (fixture) => { acl(fixture, fixture.pool.userPoolArn, 'First'); return acl(fixture, fixture.pool.userPoolArn); },
      (fixture) => { acl(fixture, LITERAL, 'First'); return acl(fixture, LITERAL); },
      (fixture) => acl(fixture, fixture.pool.userPoolArn, 'Acl', 'arn:aws:wafv2:us-east-1:111111111111:global/webacl/x/y'),
    ],
  },
];

function onlyOnce(fixture: UserPoolFixture, resource: CfnResource) {
  resource.cfnOptions.condition = new CfnCondition(fixture.stack, 'Once', { expression: Fn.conditionEquals('a', 'b') });
}

const LITERAL = 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_AbC123';

function acl(fixture: UserPoolFixture, ResourceArn: string, id = 'Acl', WebACLArn = 'arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/x/y') {
  return new CfnResource(fixture.stack, id, { type: 'AWS::WAFv2::WebACLAssociation', properties: { ResourceArn, WebACLArn } });
}
