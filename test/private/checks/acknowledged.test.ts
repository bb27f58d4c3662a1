import { Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { acknowledgementOf, misacknowledged } from '../../../src/private/checks/acknowledged';

const KNOWN = new Set(['redirect-no-fragment', 'callback-https']);

/** A construct with acknowledgements as CDK stores them. */
function acknowledging(...ids: string[]): Construct {
  const construct = new Construct(undefined as never, '');
  for (const id of ids) { construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [id]: `because of ${id}` }); }
  return construct;
}

test.each([
  ['cdk-cognito-app-clients::redirect-no-fragment', []],
  ['cdk-cognito-app-clients::redirectNoFragment', [{ id: 'cdk-cognito-app-clients::redirectNoFragment', meant: 'redirect-no-fragment' }]],
  ['cdk-cognito-app-clients::no-such-rule', [{ id: 'cdk-cognito-app-clients::no-such-rule', meant: undefined }]],
  ['redirect-no-fragment', [{ id: 'redirect-no-fragment', meant: 'redirect-no-fragment' }]],
  ['Annotation::redirect-no-fragment', [{ id: 'redirect-no-fragment', meant: 'redirect-no-fragment' }]],
  ['cognito-clients::redirect-no-fragment', [{ id: 'cognito-clients::redirect-no-fragment', meant: 'redirect-no-fragment' }]],
  // A prefix of its own is shown, also if it has the word that CDK adds.
  ['cognito-client-annotation::callback-https', [{ id: 'cognito-client-annotation::callback-https', meant: 'callback-https' }]],
  ['annotation-of-cognito-client::callback-https', [{ id: 'annotation-of-cognito-client::callback-https', meant: 'callback-https' }]],
  ['no-such-rule', []],
  ['other-library::redirect-no-fragment', []],
])('an acknowledgement of %s', (id, wrong) => {
  expect(misacknowledged(acknowledging(id), KNOWN)).toEqual(wrong);
});

test('the reason is that of the construct or of one around it, and no other metadata is an acknowledgement', () => {
  const outer = acknowledging('cdk-cognito-app-clients::callback-https');
  const inner = new Construct(outer, 'Inner');
  inner.node.addMetadata('other', { 'cdk-cognito-app-clients::redirect-no-fragment': 'no reason', 'cdk-cognito-app-clients::no-such-rule': 'no reason' });
  expect(acknowledgementOf(inner, 'callback-https')).toBe('because of cdk-cognito-app-clients::callback-https');
  expect(acknowledgementOf(inner, 'redirect-no-fragment')).toBeUndefined();
  expect(misacknowledged(inner, KNOWN)).toEqual([]);
});
