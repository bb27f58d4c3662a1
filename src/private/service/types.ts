/** The CloudFormation types of resources that belong to a user pool. */
export const USER_POOL = 'AWS::Cognito::UserPool';
export const USER_POOL_CLIENT = 'AWS::Cognito::UserPoolClient';
export const IDENTITY_PROVIDER = 'AWS::Cognito::UserPoolIdentityProvider';
export const RESOURCE_SERVER = 'AWS::Cognito::UserPoolResourceServer';
export const USER_POOL_GROUP = 'AWS::Cognito::UserPoolGroup';
export const DOMAIN = 'AWS::Cognito::UserPoolDomain';
export const BRANDING = 'AWS::Cognito::ManagedLoginBranding';
export const TERMS = 'AWS::Cognito::Terms';
export const RISK_CONFIGURATION = 'AWS::Cognito::UserPoolRiskConfigurationAttachment';
export const UI_CUSTOMIZATION = 'AWS::Cognito::UserPoolUICustomizationAttachment';
export const POOL_SESSIONS = 'AWS::Cognito::UserPoolSessionConfigurationAttachment';
export const CLIENT_SESSIONS = 'AWS::Cognito::UserPoolClientSessionConfigurationAttachment';
export const METADATA_POLICY = 'AWS::Cognito::CIMDPolicy';
export const LOG_DELIVERY = 'AWS::Cognito::LogDeliveryConfiguration';

/** The types of resources that use app clients. */
export const IDENTITY_POOL = 'AWS::Cognito::IdentityPool';
export const ROLE_ATTACHMENT = 'AWS::Cognito::IdentityPoolRoleAttachment';

/** The type of a secret, which may contain a client secret. */
export const STORED_SECRET = 'AWS::SecretsManager::Secret';
