import { Fn } from 'aws-cdk-lib';
import type { Advice } from './advice';
import { removeNamed, said } from './advice';
import type { Properties } from '../cases/case';

const SOUND: Properties = {
  client_id: 'id',
  client_secret: 's3cret',
  authorize_scopes: 'openid email',
  team_id: 'team',
  key_id: 'key',
  private_key: 'pem',
  oidc_issuer: 'https://idp.acme.org',
  attributes_request_method: 'GET',
};

/** Writes what is absent or empty. */
const added: Advice = {
  neighbour: (message, failing) => {
    const keys = said(message, /^([\w, ]+) (?:is|are) (?:absent|empty)/).split(', ');
    return detailed(failing, Object.fromEntries(keys.map((key) => [key, SOUND[key]])));
  },
};

function detailed(failing: Properties, details: Properties): Properties {
  return { ...failing, ProviderDetails: { ...failing.ProviderDetails as Properties, ...details } };
}

function mapped(failing: Properties, names: readonly string[], claim?: string): Properties {
  return { ...failing, AttributeMapping: { ...failing.AttributeMapping as Properties, ...Object.fromEntries(names.map((name) => [name, claim])) } };
}

function quotedIn(message: string): string[] {
  return message.split('. ')[0].match(/'[^']+'/g)!.map((name) => name.slice(1, -1));
}

export const providerAdvice: Record<string, Advice | readonly Advice[]> = {
  'idp-provider-name-format': { neighbour: (message, failing) => ({ ...failing, ProviderName: said(message, /for example '(.+)'\./) }) },
  'idp-social-name-fixed': {
    neighbour: (message, failing) => ({ ...failing, ProviderName: /Write another name\.$/.test(message) ? 'Another' : said(message, /Write '(.+)'\./) }),
  },
  'idp-cognito-name-reserved': { neighbour: (message, failing) => ({ ...failing, ProviderName: said(message, /Write (another) name\./) }) },
  'idp-one-per-social-type': { built: (message, _, fixture) => removeNamed(said(message, /The provider '(.+?)' already.* Remove one of the two\./), fixture) },
  'idp-identifiers': {
    neighbour: (message, failing) => ({
      ...failing,
      IdpIdentifiers: (failing.IdpIdentifiers as string[]).slice(0, Number(said(message, /at most (\d+) identifiers/)))
        .map((each) => message.includes(`'${each.slice(0, 40)}`) ? said(message, /such as ([\w.]+)\.$/) : each),
    }),
  },
  'idp-provider-type-enum': { neighbour: (message, failing) => ({ ...failing, ProviderType: said(message, /Write (?:one of )?(\w+)/) }) },
  'idp-google-required-keys': added,
  'idp-apple-required-keys': added,
  'idp-oidc-required-keys': added,
  'idp-details-empty': added,
  'idp-oidc-openid-scope': { neighbour: (message, failing) => detailed(failing, { authorize_scopes: said(message, /Write '(.+)'\./) }) },
  'idp-oidc-method-enum': { neighbour: (message, failing) => detailed(failing, { attributes_request_method: said(message, /Write (\w+)(?: or POST)?\./) }) },
  'idp-oidc-issuer-https': {
    neighbour: (message, failing) => detailed(failing, { oidc_issuer: Fn.join('', said(message, /Write '(.+?)'/).split(/(?=\$\{…\})|(?<=\$\{…\})/).map((part) => part === '${…}' ? Fn.importValue('Host') : part)) }),
  },
  'idp-saml-metadata': [/Write (\w+),/, /or (MetadataFile) if/].map((given): Advice => ({
    neighbour: (message, failing) => message.startsWith('Both')
      ? detailed(failing, { [said(message, /Remove (\w+):/)]: undefined })
      : detailed(failing, { [said(message, given)]: 'https://idp.acme.org/metadata' }),
  })),
  'idp-required-attributes-mapped': { neighbour: (message, failing) => mapped(failing, [said(message, /requires '(\w+)',.* Map it to a claim/)], 'claim') },
  'idp-mapped-attribute-exists': [{
    neighbour: (message, failing, fixture) => {
      said(message, /Add (?:it|them) to customAttributes of the user pool with (mutable: true),/);
      const schema = [...quotedIn(message), 'custom:dept'].map((name) => ({ Name: name.slice('custom:'.length), AttributeDataType: 'String', Mutable: true }));
      fixture.neighbour('AWS::Cognito::UserPool', { Schema: schema });
      return failing;
    },
  }, {
    neighbour: (message, failing) => {
      said(message, /or remove (?:it|them) from the (mapping)\.$/);
      return mapped(failing, quotedIn(message));
    },
  }],
  'idp-mapped-attribute-mutable': {
    neighbour: (message, failing, fixture) => {
      const names = quotedIn(message);
      if (message.includes('Create a new user pool')) {
        fixture.neighbour('AWS::Cognito::UserPool', { Schema: names.map((Name) => ({ Name, Required: true, Mutable: JSON.parse(said(message, /with mutable: (\w+)/)) as boolean })) });
        return failing;
      }
      said(message, /Remove (?:it|them) from the (mapping)\./);
      return mapped(failing, names);
    },
  },
};
