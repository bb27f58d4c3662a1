import type { NeighbourTopic } from './rule';
import { setPages } from './ways';
import { capital } from './wording';
import { isKnown, isWhole, shortened, upToFive } from '../assembly/text';
import { pageVersions } from '../facts/domains';
import { isOfSameClient } from '../facts/named-client';
import type { Data } from '../facts/properties-at';
import { blocksAt, listAt, textAt, valueAt } from '../facts/properties-at';
import { BRANDING, DOMAIN } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateManagedLoginBranding.html';
const ASSET = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssetType.html';
const BRANDING_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html';
/** The image is Base64, with four characters for three bytes. The service counts bytes. */
const MOST_CHARACTERS = Math.ceil(1_000_000 / 3) * 4;

const FAVICON = 'FAVICON_ICO';
const ASSET_VALUES: Readonly<Record<string, readonly string[]>> = {
  Category: [
    'FAVICON_ICO', 'FAVICON_SVG', 'EMAIL_GRAPHIC', 'SMS_GRAPHIC', 'AUTH_APP_GRAPHIC', 'PASSWORD_GRAPHIC', 'PASSKEY_GRAPHIC', 'PAGE_HEADER_LOGO',
    'PAGE_HEADER_BACKGROUND', 'PAGE_FOOTER_LOGO', 'PAGE_FOOTER_BACKGROUND', 'PAGE_BACKGROUND', 'FORM_BACKGROUND', 'FORM_LOGO', 'IDP_BUTTON_ICON',
  ],
  Extension: ['PNG', 'SVG', 'JPEG', 'WEBP', 'ICO'],
  ColorMode: ['LIGHT', 'DARK', 'DYNAMIC'],
};

function faultsOf(asset: Data): string[] {
  const [category, extension, bytes, id] = ['Category', 'Extension', 'Bytes', 'ResourceId'].map((name) => textAt(asset, name));
  const enums = Object.entries(ASSET_VALUES).flatMap(([name, values]) => {
    const value = textAt(asset, name);
    const possible = upToFive(values.filter((each) => each !== 'ICO' || category === FAVICON));
    if (value === undefined) { return [`${name} is absent. Write one of ${possible}.`]; }
    return isKnown(value) && isWhole(value) && !values.includes(value) ? [`${name} is '${shortened(value)}'. Write one of ${possible}.`] : [];
  });
  return [
    ...enums,
    ...extension === 'ICO' && isKnown(category) && isWhole(category) && category !== FAVICON ? [`Extension is ICO for ${category}. Only ${FAVICON} can be an ICO file. Write for example PNG.`] : [],
    ...isKnown(bytes) && isWhole(bytes) && bytes.length > MOST_CHARACTERS ? ['Bytes is larger than 1,000,000 bytes. Use a smaller image.'] : [],
    ...isKnown(id) && isWhole(id) && !/^[\w\- ]{1,40}$/.test(id) ? [`ResourceId is '${shortened(id)}'. Write 1 to 40 letters, digits, spaces, hyphens and underscores.`] : [],
  ];
}

export const branding: NeighbourTopic = {
  name: 'branding',
  rules: [
    {
      id: 'branding-values-exclusive',
      level: 'error',
      summary: 'A managed login style is Cognito\'s default or has settings, and not both.',
      source: API,
      property: 'UseCognitoProvidedValues',
      refusal: 'useCognitoProvidedValues or settings should be specified (but not both)',
      appliesTo: [BRANDING],
      check: ({ properties }) => {
        const [own, settings] = [valueAt(properties, 'UseCognitoProvidedValues'), valueAt(properties, 'Settings')];
        const isOwn = own === true || own === 'true' ? true : own === undefined || own === false || own === 'false' ? false : undefined;
        if (isOwn === undefined || (settings !== undefined && !isKnown(settings))) { return []; }
        return isOwn === (settings !== undefined) ? [isOwn ? 'both' : 'neither'] : [];
      },
      message: ([which]) => which === 'both'
        ? 'UseCognitoProvidedValues is true, and Settings is given. Remove one of the two.'
        : 'Neither UseCognitoProvidedValues: true nor Settings is given. Set UseCognitoProvidedValues to true for the default style, or write Settings.',
    },
    {
      id: 'branding-assets',
      level: 'error',
      summary: 'An image of managed login has a known category, extension and color mode, and at most 1,000,000 bytes.',
      source: ASSET,
      property: 'Assets',
      appliesTo: [BRANDING],
      check: ({ properties }) => {
        const list = listAt(properties, 'Assets');
        const count = isKnown(list) ? list.filter((asset) => typeof asset === 'object').length : 0;
        return [...new Set([...count > 40 ? [`The style has ${count} images, and can have at most 40. Remove ${count - 40}.`] : [], ...blocksAt(properties, 'Assets').flatMap(faultsOf)])];
      },
      message: (faults) => upToFive(faults, ' '),
    },
    {
      id: 'branding-one-per-client',
      level: 'error',
      summary: 'A managed login style is for one app client, and an app client has at most one style.',
      source: API,
      property: 'ClientId',
      appliesTo: [BRANDING],
      check: (style, pool) => {
        if (style.properties.ClientId === undefined) { return ['none']; }
        const [first] = pool.neighbours(BRANDING).filter((other) => other === style || isOfSameClient(other, style));
        return first === style ? [] : [first.path];
      },
      message: ([first]) => first === 'none'
        ? 'The value is absent, and a style belongs to an app client. Write the id of the app client.'
        : `The app client already has the style '${first}', and can have only one. Remove one of the two.`,
    },
    {
      id: 'branding-needs-v2',
      level: 'warning',
      summary: 'A managed login style has an effect only on a domain that shows managed login.',
      source: BRANDING_DOCS,
      property: 'UserPoolId',
      appliesTo: [BRANDING],
      check: (_, pool) => {
        const versions = pageVersions(pool) ?? [];
        return versions.length > 0 && !versions.includes('2') ? ['1'] : [];
      },
      message: ([version], _, pool) => `The domain of the user pool shows the classic hosted UI (version ${version}), which ignores managed login styles. ${capital(setPages(pool.neighbours(DOMAIN)[0], '2'))} on the domain, or use AWS::Cognito::UserPoolUICustomizationAttachment instead.`,
    },
  ],
};
