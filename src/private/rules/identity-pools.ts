import type { ConsumerTopic } from './rule';
import { attributeOfPool } from './ways';
import { HOLE, isWhole, knownStart, listed, literalOf } from '../assembly/text';
import type { ProviderName } from '../facts/identity-pools';
import { IDENTITY_POOL, ROLE_ATTACHMENT } from '../service/types';

const PROVIDER_DOCS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-identitypool-cognitoidentityprovider.html';
const MAPPING_DOCS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-identitypoolroleattachment-rolemapping.html';

function isUrl({ text, attribute }: ProviderName): boolean {
  return attribute === 'ProviderURL' || /^https?:\/\//.test(knownStart(text));
}

/** True for the id, the ARN or the URL of a user pool. */
function isNoProviderName(name: ProviderName): boolean {
  const { text, attribute } = name;
  if (attribute !== undefined) { return attribute !== 'ProviderName'; }
  return isUrl(name) || knownStart(text).startsWith('arn:') || (isWhole(text) && /^[a-z]{2}(-[a-z]+)+-\d+_\w+$/.test(text));
}

/** What is wrong with the provider of a role mapping. */
function mappingFault(name: ProviderName): string | undefined {
  const { text, attribute, otherClients } = name;
  if (attribute === undefined && !literalOf(text).includes('cognito-idp.')) { return undefined; }
  if (isUrl(name)) { return 'is a URL'; }
  // An unknown part may hold the colon and the client.
  if (!literalOf(text).includes(':') && !text.includes(HOLE)) { return 'does not name an app client'; }
  return otherClients && `names an app client that the identity pool does not have: it has ${otherClients.length > 0 ? listed(otherClients) : 'none'}`;
}

export const identityPools: ConsumerTopic = {
  name: 'identity-pools',
  rules: [
    {
      id: 'identity-pool-provider-name',
      level: 'error',
      summary: 'An identity pool names a user pool by its provider name, cognito-idp.<Region>.amazonaws.com/<id>.',
      source: PROVIDER_DOCS,
      property: 'CognitoIdentityProviders.ProviderName',
      refusal: 'Invalid Cognito Identity Provider',
      appliesTo: [IDENTITY_POOL],
      check: ({ providerNames }) => providerNames.filter(isNoProviderName).map(({ text }) => text),
      message: (names, consumer) => `${listed(names)} ${names.length > 1 ? 'are' : 'is'} not the provider name of a user pool, which is cognito-idp.<Region>.amazonaws.com/<id>. `
        + `Write ${attributeOfPool('ProviderName', consumer)}${consumer.written === 'Template' ? '' : ', or Fn::GetAtt of ProviderName in a template'}.`,
    },
    {
      id: 'role-mapping-provider',
      level: 'error',
      summary: 'A role mapping names a user pool and one of the app clients of the identity pool: cognito-idp.<Region>.amazonaws.com/<id>:<client id>.',
      source: MAPPING_DOCS,
      property: 'RoleMappings',
      refusal: 'is not a valid RoleMapping ProviderName or is not a configured provider.',
      appliesTo: [ROLE_ATTACHMENT],
      check: ({ providerNames }) => providerNames.filter(mappingFault).map(({ text }) => text),
      message: (names, { providerNames, written }) => {
        const wrong = providerNames.find(mappingFault)!;
        return `${listed([wrong.text])} ${mappingFault(wrong)}${names.length > 1 ? `, and ${names.length - 1} more of the role mappings ${names.length > 2 ? 'are' : 'is'} wrong` : ''}. `
          + 'A role mapping is for one app client of the identity pool. '
          + `Write ${written === 'Template' ? 'cognito-idp.<Region>.amazonaws.com/<user pool id>:<client id>' : '`${userPool.userPoolProviderName}:${client.userPoolClientId}`, or cognito-idp.<Region>.amazonaws.com/<user pool id>:<client id> in a template'}, with the client that the identity pool has.`;
      },
    },
  ],
};
