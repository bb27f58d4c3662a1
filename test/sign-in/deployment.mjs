// What a deployment makes of a template, as far as sign-in is concerned: ids, secrets, and the texts that the apps read.
import { randomBytes, randomUUID } from 'node:crypto';

/** Region and suffix are those of the test's stack; the rest is what CloudFormation and Cognito would make up. */
export function deployment(template, region = 'eu-west-1') {
  const resources = template.Resources;
  const made = new Map();
  const once = (key, make) => made.get(key) ?? made.set(key, make()).get(key);
  const pseudo = { 'AWS::Region': region, 'AWS::URLSuffix': 'amazonaws.com', 'AWS::Partition': 'aws', 'AWS::AccountId': '111111111111' };

  /** The value of `Ref`: as CloudFormation documents it for each type. */
  function reference(id) {
    if (id in pseudo) { return pseudo[id]; }
    const { Type, Properties } = resources[id] ?? template.Parameters[id];
    switch (Type) {
      case 'AWS::Cognito::UserPool': return once(id, () => `${region}_${alphanumeric(9)}`);
      case 'AWS::Cognito::UserPoolClient': return once(id, () => alphanumeric(26).toLowerCase());
      case 'AWS::Cognito::UserPoolDomain': return value(Properties.Domain);
      case 'AWS::Cognito::UserPoolResourceServer': return value(Properties.Identifier);
      case 'AWS::SecretsManager::Secret': return once(id, () => `arn:aws:secretsmanager:${region}:111111111111:secret:${id}-${alphanumeric(6)}`);
      case 'AWS::ApiGatewayV2::Api': return id.toLowerCase();
      default: return `${id}-${Type}`;
    }
  }

  function attribute(id, name) {
    if (resources[id].Type === 'AWS::Cognito::UserPoolClient' && name === 'ClientSecret') { return once(`${id}.${name}`, () => alphanumeric(52)); }
    if (name === 'DomainName') { return `${id.toLowerCase()}.cloudfront.net`; }
    if (name === 'ApiEndpoint') { return `https://${id.toLowerCase()}.execute-api.${region}.amazonaws.com`; }
    return `${id}.${name}`;
  }

  function value(of) {
    if (Array.isArray(of)) { return of.map(value); }
    if (typeof of !== 'object' || of === null) { return of; }
    const [[name, argument]] = Object.entries(of).length === 1 ? Object.entries(of) : [[]];
    switch (name) {
      case 'Ref': return reference(argument);
      case 'Fn::GetAtt': return attribute(...argument);
      case 'Fn::ImportValue': return value(Object.values(template.Outputs).find(({ Export }) => Export?.Name === argument).Value);
      case 'Fn::Join': return value(argument[1]).join(argument[0]);
      case 'Fn::Select': return value(argument[1])[argument[0]];
      case 'Fn::Split': return value(argument[1]).split(argument[0]);
      default: return Object.fromEntries(Object.entries(of).map(([key, each]) => [key, value(each)]));
    }
  }

  const ofType = (type) => Object.keys(resources).filter((id) => resources[id].Type === type);
  const properties = (id) => value(resources[id].Properties);

  function secretString(arn) {
    return properties(ofType('AWS::SecretsManager::Secret').find((id) => reference(id) === arn)).SecretString;
  }

  /** `arn:key::`, as a container definition names a key of a secret. */
  function secret(valueFrom) {
    const [, arn, key] = /^(.*):([^:]+)::$/.exec(valueFrom);
    return JSON.parse(secretString(arn))[key];
  }

  const [pool] = ofType('AWS::Cognito::UserPool');
  const [domain] = ofType('AWS::Cognito::UserPoolDomain');
  return {
    region,
    userPoolId: reference(pool),
    domain: `${properties(domain).Domain}.auth.${region}.amazoncognito.com`,
    /** By client id: the properties in the template, and the secret that Cognito made. */
    clients: new Map(ofType('AWS::Cognito::UserPoolClient').map((id) => [
      reference(id), { ...properties(id), id: id.replace(/[0-9A-F]{8}$/, ''), secret: resources[id].Properties.GenerateSecret ? attribute(id, 'ClientSecret') : undefined },
    ])),
    /** The identifiers that a request may name as `resource`. */
    resourceServers: ofType('AWS::Cognito::UserPoolResourceServer').map((id) => properties(id).Identifier),
    metadataPolicies: ofType('AWS::Cognito::CIMDPolicy').map(properties),
    customScopes: ofType('AWS::Cognito::UserPoolResourceServer').flatMap((id) => properties(id).Scopes.map(({ ScopeName }) => `${properties(id).Identifier}/${ScopeName}`)),
    secretString,
    /** The properties of the resources of a type. */
    resources: (type) => ofType(type).map(properties),
    /** A document of a bucket deployment that is written when the template is deployed. */
    document: () => Object.values(ofType('Custom::CDKBucketDeployment').map(properties)[0].SourceMarkers.find((markers) => Object.keys(markers).length > 0))[0],
    output: (name) => value(template.Outputs[name].Value),
    /** What a container of the app sees: its variables, with the secrets that ECS reads for it. */
    environment(container) {
      const { Environment = [], Secrets = [] } = ofType('AWS::ECS::TaskDefinition').flatMap((id) => properties(id).ContainerDefinitions).find(({ Name }) => Name === container);
      return Object.fromEntries([...Environment.map(({ Name, Value }) => [Name, Value]), ...Secrets.map(({ Name, ValueFrom }) => [Name, secret(ValueFrom)])]);
    },
  };
}

/** Letters and digits, as Cognito's ids are made of. */
function alphanumeric(length) {
  return (randomBytes(length).toString('base64') + randomUUID()).replace(/[^A-Za-z0-9]/g, '').slice(0, length);
}
