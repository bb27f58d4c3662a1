import {
  BRANDING, DOMAIN, IDENTITY_PROVIDER, LOG_DELIVERY, RESOURCE_SERVER, RISK_CONFIGURATION, TERMS, UI_CUSTOMIZATION, USER_POOL, USER_POOL_CLIENT,
  CLIENT_SESSIONS, METADATA_POLICY, POOL_SESSIONS,
} from './types';

/** The type that CloudFormation accepts for a property: a value, any object, a list of one type, or an object with these properties. */
export type PropertyType = 'text' | 'number' | 'flag' | 'object' | readonly [PropertyType] | Block;

export interface Block { readonly [property: string]: PropertyType }

export function isListType(type: PropertyType): type is readonly [PropertyType] {
  return Array.isArray(type);
}

const TEXTS: PropertyType = ['text'];
const EMAIL: Block = { HtmlBody: 'text', Subject: 'text', TextBody: 'text' };
const ACTION: Block = { EventAction: 'text', Notify: 'flag' };
const FUNCTION: Block = { LambdaArn: 'text', LambdaVersion: 'text' };

/**
 * The properties of an app client.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html
 */
export const CLIENT_PROPERTIES = {
  AccessTokenValidity: 'number',
  AllowedOAuthFlows: TEXTS,
  AllowedOAuthFlowsUserPoolClient: 'flag',
  AllowedOAuthScopes: TEXTS,
  AnalyticsConfiguration: { ApplicationArn: 'text', ApplicationId: 'text', ExternalId: 'text', RoleArn: 'text', UserDataShared: 'flag' } as Block,
  AuthSessionValidity: 'number',
  CallbackURLs: TEXTS,
  ClientName: 'text',
  DefaultRedirectURI: 'text',
  EnablePropagateAdditionalUserContextData: 'flag',
  EnableTokenRevocation: 'flag',
  ExplicitAuthFlows: TEXTS,
  GenerateSecret: 'flag',
  IdTokenValidity: 'number',
  LogoutURLs: TEXTS,
  PreventUserExistenceErrors: 'text',
  ReadAttributes: TEXTS,
  RefreshTokenRotation: { Feature: 'text', RetryGracePeriodSeconds: 'number' } as Block,
  RefreshTokenValidity: 'number',
  SupportedIdentityProviders: TEXTS,
  TokenValidityUnits: { AccessToken: 'text', IdToken: 'text', RefreshToken: 'text' } as Block,
  UserPoolId: 'text',
  WriteAttributes: TEXTS,
} as const;

/** The properties of a user pool that are not listed do not affect its clients. */
const POOL: Block = {
  AcrConfiguration: 'object',
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'text', Priority: 'number' }] },
  AdminCreateUserConfig: {
    AllowAdminCreateUserOnly: 'flag',
    InviteMessageTemplate: { EmailMessage: 'text', EmailSubject: 'text', SMSMessage: 'text' },
    UnusedAccountValidityDays: 'number',
  },
  AliasAttributes: TEXTS,
  AutoVerifiedAttributes: TEXTS,
  DcrConfiguration: { AllowedScopes: TEXTS, AuthenticatedGrantTypes: TEXTS, EnableStatus: 'text', OpenDcrEnabled: 'flag', OpenDcrGrantTypes: TEXTS },
  DeletionProtection: 'text',
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: 'flag', DeviceOnlyRememberedOnUserPrompt: 'flag' },
  EmailConfiguration: { ConfigurationSet: 'text', EmailSendingAccount: 'text', From: 'text', ReplyToEmailAddress: 'text', SourceArn: 'text' },
  EnabledMfas: TEXTS,
  LambdaConfig: {
    CreateAuthChallenge: 'text',
    CustomEmailSender: FUNCTION,
    CustomMessage: 'text',
    CustomSMSSender: FUNCTION,
    DefineAuthChallenge: 'text',
    InboundFederation: FUNCTION,
    KMSKeyID: 'text',
    PostAuthentication: 'text',
    PostConfirmation: 'text',
    PreAuthentication: 'text',
    PreSignUp: 'text',
    PreTokenGeneration: 'text',
    PreTokenGenerationConfig: FUNCTION,
    UserMigration: 'text',
    VerifyAuthChallengeResponse: 'text',
  },
  MfaConfiguration: 'text',
  Policies: {
    PasswordPolicy: {
      MinimumLength: 'number',
      PasswordHistorySize: 'number',
      RequireLowercase: 'flag',
      RequireNumbers: 'flag',
      RequireSymbols: 'flag',
      RequireUppercase: 'flag',
      TemporaryPasswordValidityDays: 'number',
    },
    SignInPolicy: { AllowedFirstAuthFactors: TEXTS },
  },
  Schema: [{
    AttributeDataType: 'text',
    DeveloperOnlyAttribute: 'flag',
    Mutable: 'flag',
    Name: 'text',
    NumberAttributeConstraints: { MaxValue: 'text', MinValue: 'text' },
    Required: 'flag',
    StringAttributeConstraints: { MaxLength: 'text', MinLength: 'text' },
  }],
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: TEXTS },
  UserPoolAddOns: { AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'text' }, AdvancedSecurityMode: 'text' },
  UserPoolName: 'text',
  UserPoolTier: 'text',
  UsernameAttributes: TEXTS,
  UsernameConfiguration: { CaseSensitive: 'flag' },
  WebAuthnRelyingPartyID: 'text',
  WebAuthnUserVerification: 'text',
};

/** The properties of a client and of its neighbours, by resource type. */
export const PROPERTY_TYPES: Readonly<Record<string, Block>> = {
  [USER_POOL_CLIENT]: CLIENT_PROPERTIES,
  [USER_POOL]: POOL,
  [IDENTITY_PROVIDER]: { AttributeMapping: 'object', IdpIdentifiers: TEXTS, ProviderDetails: 'object', ProviderName: 'text', ProviderType: 'text', UserPoolId: 'text' },
  [RESOURCE_SERVER]: { Identifier: 'text', Name: 'text', Scopes: [{ ScopeDescription: 'text', ScopeName: 'text' }], UserPoolId: 'text' },
  [DOMAIN]: { CustomDomainConfig: { CertificateArn: 'text', SecurityPolicy: 'text' }, Domain: 'text', ManagedLoginVersion: 'number', UserPoolId: 'text' },
  [BRANDING]: {
    Assets: [{ Bytes: 'text', Category: 'text', ColorMode: 'text', Extension: 'text', ResourceId: 'text' }],
    ClientId: 'text',
    ReturnMergedResources: 'flag',
    Settings: 'object',
    UseCognitoProvidedValues: 'flag',
    UserPoolId: 'text',
  },
  [TERMS]: { ClientId: 'text', Enforcement: 'text', Links: 'object', TermsName: 'text', TermsSource: 'text', UserPoolId: 'text' },
  [RISK_CONFIGURATION]: {
    AccountTakeoverRiskConfiguration: {
      Actions: { HighAction: ACTION, LowAction: ACTION, MediumAction: ACTION },
      NotifyConfiguration: { BlockEmail: EMAIL, From: 'text', MfaEmail: EMAIL, NoActionEmail: EMAIL, ReplyTo: 'text', SourceArn: 'text' },
    },
    ClientId: 'text',
    CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'text' }, EventFilter: TEXTS },
    RiskExceptionConfiguration: { BlockedIPRangeList: TEXTS, SkippedIPRangeList: TEXTS },
    UserPoolId: 'text',
  },
  [UI_CUSTOMIZATION]: { CSS: 'text', ClientId: 'text', UserPoolId: 'text' },
  [POOL_SESSIONS]: { TokenSession: { MaxPerUser: 'number' }, UserPoolId: 'text', UserSessionTracking: 'text' },
  [CLIENT_SESSIONS]: { ClientId: 'text', SSOSession: { MaxValidityMinutes: 'number' }, UserPoolId: 'text' },
  [METADATA_POLICY]: { CacheDuration: 'number', ClientId: 'text', PolicyName: 'text', URLPatterns: TEXTS, UserPoolId: 'text' },
  [LOG_DELIVERY]: {
    LogConfigurations: [{
      CloudWatchLogsConfiguration: { LogGroupArn: 'text' },
      EventSource: 'text',
      FirehoseConfiguration: { StreamArn: 'text' },
      LogLevel: 'text',
      S3Configuration: { BucketArn: 'text' },
    }],
    UserPoolId: 'text',
  },
};
