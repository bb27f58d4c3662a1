import type { Written } from './wording';
import type { PoolFacts } from '../facts/pool';

// How to change what is next to a client, in the language that the user writes: CDK, or CloudFormation.

/** A resource or a user pool. An imported user pool has no class. */
type Of = Partial<Written>;

function isTemplate({ written }: Of): boolean {
  return written === 'Template';
}

/** The logical id of a resource of a template. */
function logicalId(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What contains the resources that rules can see. */
export function here(resource: Of): string {
  return isTemplate(resource) ? 'this template' : 'this app';
}

/** How to add a domain to a user pool. */
export function newDomain({ written, key }: Pick<PoolFacts, 'written' | 'key'>): string {
  if (isTemplate({ written })) { return `AWS::Cognito::UserPoolDomain with UserPoolId: !Ref ${logicalId(key!)} and a prefix in Domain`; }
  return written === 'L1' ? 'new CfnUserPoolDomain(…, { userPoolId, domain })' : 'userPool.addDomain(…)';
}

/** The same for the user pool that a resource names. */
export function newDomainOf(pool: string, resource: Of): string {
  return newDomain({ written: isTemplate(resource) ? 'Template' : undefined, key: pool });
}

/** How to give a client the domain of its user pool. An imported user pool mostly has its domain outside of the app. */
export function domainOf(pool: Pick<PoolFacts, 'written' | 'key'>): string {
  const given = "set domainUrl: 'https://auth.example.org' with the real host.";
  return pool.written === undefined
    ? `The user pool is imported: ${given} If it has no domain yet, add one in the stack of the client: ${newDomain(pool)}.`
    : `Add a domain in the stack of the user pool or of the client: ${newDomain(pool)}. For a domain outside of the app, ${given}`;
}

/** How to write an attribute of the user pool: `ProviderName` or `ProviderURL`. */
export function attributeOfPool(name: 'ProviderName' | 'ProviderURL', resource: Of): string {
  return isTemplate(resource) ? `!GetAtt <user pool>.${name}` : `userPool.userPool${name === 'ProviderURL' ? 'ProviderUrl' : name}`;
}

/** How to make CloudFormation create some resources before another one. */
export function dependency(resource: Of, name: string, on: string, paths: readonly string[]): string {
  return isTemplate(resource) ? `DependsOn: [${paths.length > 0 ? paths.map(logicalId).join(', ') : `<${on}>`}]` : `${name}.node.addDependency(${on})`;
}

/** What is to be removed from a circle. */
export function oneDependency(resource: Of): string {
  return isTemplate(resource) ? 'in DependsOn, !Ref, !GetAtt or !Sub' : 'such as a call of addDependency()';
}

/** How to give permissions to a role without a dependency of the function on them. */
export function ownPolicy(resource: Of): string {
  return isTemplate(resource) ? 'AWS::IAM::Policy with the name of the role in Roles' : 'role.attachInlinePolicy(new iam.Policy(…))';
}

/** How to change the plan of a user pool. */
export function setPlan(pool: Of, plan: 'ESSENTIALS' | 'PLUS'): string {
  return pool.written === 'UserPool' ? `set featurePlan: FeaturePlan.${plan}` : `set UserPoolTier to ${plan}`;
}

/** How to turn threat protection on or off. */
export function setThreatProtection(pool: Of, isOn: boolean): string {
  return pool.written === 'UserPool' ? `set standardThreatProtectionMode: StandardThreatProtectionMode.${isOn ? 'FULL_FUNCTION' : 'NO_ENFORCEMENT'}`
    : `set AdvancedSecurityMode to ${isOn ? 'ENFORCED' : 'OFF'}`;
}

/** How to change the version of the sign-in pages of a domain. */
export function setPages(domain: Of, version: '1' | '2'): string {
  return domain.written === 'UserPoolDomain' ? `set managedLoginVersion: ManagedLoginVersion.${version === '2' ? 'NEWER_MANAGED_LOGIN' : 'CLASSIC_HOSTED_UI'}`
    : `set ManagedLoginVersion to ${version}`;
}

/** How to make an attribute of a user pool mutable. */
export function mutable(pool: Of): string {
  return pool.written === 'UserPool' ? 'mutable: true' : 'Mutable: true';
}

/** How to add the default style of managed login for a client. */
export function newStyle(resource: Of): string {
  return isTemplate(resource) ? 'AWS::Cognito::ManagedLoginBranding with UserPoolId, ClientId and UseCognitoProvidedValues: true'
    : 'new CfnManagedLoginBranding(…, { userPoolId, clientId, useCognitoProvidedValues: true })';
}

/** How to write a reference to the id of a client. */
export function idOfClient(resource: Of): string {
  return isTemplate(resource) ? '!Ref <app client>' : 'client.userPoolClientId';
}

/** How to write a scope of a resource server so that CloudFormation creates the resource server first. */
export function customScope(client: Written, server?: string): string {
  switch (client.written) {
    case 'Template': return `!Sub '\${${server === undefined ? '<resource server>' : logicalId(server)}}/<scope name>'`;
    case 'L1': return '`${server.ref}/<scope name>`';
    default: return 'OAuthScope.resourceServer(server, scope)';
  }
}

/** The settings of an app client of each class, for those who cannot use the class. */
const SETTINGS = {
  PublicAppClient: 'an app client with AllowedOAuthFlows: [code] and without a secret',
  ConfidentialAppClient: 'an app client with GenerateSecret: true and AllowedOAuthFlows: [code]',
  MachineClient: 'an app client with GenerateSecret: true and AllowedOAuthFlows: [client_credentials]',
};

/** A client of another kind. */
export function clientLike(kind: keyof typeof SETTINGS, client: Of): string {
  return isTemplate(client) ? SETTINGS[kind] : `a ${kind}`;
}

/** A class that makes the settings in the message unnecessary. */
export function orUse(kind: keyof typeof SETTINGS, client: Of): string {
  return isTemplate(client) ? '' : `, or use a ${kind}`;
}
