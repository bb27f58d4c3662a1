import type { NeighbourTopic } from './rule';
import { isKnown, isWhole } from '../assembly/text';
import { pageVersions } from '../facts/domains';
import { isOfSameClient } from '../facts/named-client';
import { blocksAt, listAt, textAt, valueAt } from '../facts/properties-at';
import { BRANDING } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateManagedLoginBranding.html';
const ASSET = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssetType.html';
const BRANDING_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html';
/** The image is Base64, four characters for three bytes; the service counts the bytes. */
const MOST_CHARACTERS = Math.ceil(1_000_000 / 3) * 4;

type Data = Readonly<Record<string, unknown>>;

const ASSET_VALUES: Readonly<Record<string, readonly string[]>> = {
  Category: [
    'FAVICON_ICO', 'FAVICON_SVG', 'EMAIL_GRAPHIC', 'SMS_GRAPHIC', 'AUTH_APP_GRAPHIC', 'PASSWORD_GRAPHIC', 'PASSKEY_GRAPHIC', 'PAGE_HEADER_LOGO',
    'PAGE_HEADER_BACKGROUND', 'PAGE_FOOTER_LOGO', 'PAGE_FOOTER_BACKGROUND', 'PAGE_BACKGROUND', 'FORM_BACKGROUND', 'FORM_LOGO', 'IDP_BUTTON_ICON',
  ],
  Extension: ['ICO', 'JPEG', 'PNG', 'SVG', 'WEBP'],
  ColorMode: ['LIGHT', 'DARK', 'DYNAMIC'],
};

function faultsOf(asset: Data): string[] {
  const enums = Object.entries(ASSET_VALUES).flatMap(([name, values]) => {
    const value = textAt(asset, name);
    if (value === undefined) { return [`${name} is missing`]; }
    return isKnown(value) && isWhole(value) && !values.includes(value) ? [`${name} is '${value}'`] : [];
  });
  const [category, extension, bytes, id] = ['Category', 'Extension', 'Bytes', 'ResourceId'].map((name) => textAt(asset, name));
  return [
    ...enums,
    ...extension === 'ICO' && isKnown(category) && isWhole(category) && category !== 'FAVICON_ICO' ? [`${category} is an ICO, which FAVICON_ICO alone may be`] : [],
    ...isKnown(bytes) && isWhole(bytes) && bytes.length > MOST_CHARACTERS ? ['Bytes is larger than 1,000,000 bytes'] : [],
    ...isKnown(id) && isWhole(id) && !/^[\w\- ]{1,40}$/.test(id) ? [`ResourceId is '${id}'`] : [],
  ];
}

export const branding: NeighbourTopic = {
  name: 'branding',
  rules: [
    {
      id: 'branding-values-exclusive',
      level: 'error',
      summary: 'A style of managed login is Cognito\'s own or has settings, not both and not neither.',
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
      message: ([which]) => `${which} of UseCognitoProvidedValues: true and Settings ${which === 'both' ? 'are' : 'is'} given. Write one of them.`,
    },
    {
      id: 'branding-assets',
      level: 'error',
      summary: 'An image of managed login has a category, an extension and a colour mode of the known ones, and at most 1,000,000 bytes.',
      source: ASSET,
      property: 'Assets',
      appliesTo: [BRANDING],
      check: ({ properties }) => {
        const list = listAt(properties, 'Assets');
        const count = isKnown(list) ? list.filter((asset) => typeof asset === 'object').length : 0;
        return [...count > 40 ? [`there are ${count} images, and there can be 40`] : [], ...blocksAt(properties, 'Assets').flatMap(faultsOf)];
      },
      message: (faults) => `${faults.join('; ')}. Category is one of ${ASSET_VALUES.Category.join(', ')}; Extension of ${ASSET_VALUES.Extension.join(', ')}; ColorMode of ${ASSET_VALUES.ColorMode.join(', ')}; ResourceId has at most 40 letters, digits, spaces, _ and -.`,
    },
    {
      id: 'branding-one-per-client',
      level: 'error',
      summary: 'Each style of managed login is for one client, and each client has one.',
      source: API,
      property: 'ClientId',
      appliesTo: [BRANDING],
      check: (style, pool) => {
        if (style.properties.ClientId === undefined) { return ['none']; }
        const [first] = pool.neighbours(BRANDING).filter((other) => other === style || isOfSameClient(other, style));
        return first === style ? [] : [first.path];
      },
      message: ([first]) => first === 'none'
        ? 'it is missing: a style belongs to a client. Write the client\'s id.'
        : `the client has a style by ${first}. Take out one of them.`,
    },
    {
      id: 'branding-needs-v2',
      level: 'warning',
      summary: 'A style of managed login shows on a domain of version 2.',
      source: BRANDING_DOCS,
      property: 'UserPoolId',
      appliesTo: [BRANDING],
      check: (_, pool) => {
        const versions = pageVersions(pool) ?? [];
        return versions.length > 0 && !versions.includes('2') ? ['1'] : [];
      },
      message: ([version]) => `the pool's domain shows the classic hosted UI (version ${version}), which knows no styles. Set ManagedLoginVersion of the domain to 2, or use AWS::Cognito::UserPoolUICustomizationAttachment.`,
    },
  ],
};
