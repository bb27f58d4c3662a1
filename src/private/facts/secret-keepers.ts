import type { CfnResource } from 'aws-cdk-lib';
import { isCustomResource } from './custom-resources';
import type { Assembly } from '../assembly/assembly';
import { sdkCalls } from '../assembly/cdk-internals';
import { onlyMark } from '../assembly/text';
import type { PlacedText } from '../assembly/texts';

/** Properties that store a secret without exposing it, by type. */
const KEPT: readonly (readonly [type: RegExp, property: RegExp])[] = [
  [/^AWS::SecretsManager::Secret$/, /^(SecretString|GenerateSecretString\.SecretStringTemplate)$/],
  [/^AWS::Cognito::UserPoolIdentityProvider$/, /^ProviderDetails\.client_secret$/],
  [/^AWS::Events::Connection$/, /^AuthParameters\.(BasicAuthParameters\.Password|ApiKeyAuthParameters\.ApiKeyValue)$/],
  [/^AWS::AppFlow::ConnectorProfile$/, /\.ConnectorProfileCredentials\.\w+(\.Oauth2|\.OAuthCredentials)?\.ClientSecret$/],
  [/^AWS::(Pinpoint::ADMChannel|QuickSight::OAuthClientApplication)$/, /^ClientSecret$/],
  // The configuration of an OAuth client of any service. A map with names that the user chooses, such as variables or parameters, is not one.
  [/^(AWS|Alexa)::/, /(^|\.)(\w*(Auth|auth|Oidc|Credentials)\w*(Config|Configuration|Options|Details)|\w*Credentials?|ClientParameters)\.(UserManagedClientApplication)?ClientSecret$/],
];

/** True if a property of a resource stores a client secret, or passes it to a service that signs in with it, without exposing it. */
export function keepsSecret(resource: CfnResource, property: string, beside: PlacedText['beside'], assembly: Assembly): boolean {
  if (isCustomResource(resource)) { return !PUBLISHERS.test(resource.cfnResourceType) && !logsItsInput(resource, assembly); }
  return KEPT.some(([type, properties]) => type.test(resource.cfnResourceType) && properties.test(property))
    || (resource.cfnResourceType === 'AWS::Events::Connection' && property.endsWith('.Value') && 'IsValueSecret' in beside && beside.IsValueSecret === true);
}

/** Custom resources of the CDK that write their input to files or parameters. */
const PUBLISHERS = /^Custom::(CDKBucketDeployment|CrossRegionExportWriter)$/;

/** True for an `AwsCustomResource` and for custom resources of the provider framework: their functions in CDK log their input. It is unknown what other functions do with it. */
export function logsItsInput(resource: CfnResource, assembly: Assembly): boolean {
  if (sdkCalls(resource, assembly.propertiesOf(resource)).length > 0) { return true; }
  const { ServiceToken: token } = assembly.propertiesOf(resource);
  const reference = typeof token === 'string' ? onlyMark(token) : undefined;
  const handler = reference && assembly.at(reference.path);
  return handler !== undefined && assembly.propertiesOf(handler).Handler === 'framework.onEvent';
}
