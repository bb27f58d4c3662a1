export * from './props/app-client-props';
export * from './client-secret';
export * from './public-app-client';
export * from './confidential-app-client';
export * from './machine-client';
export * from './app-client-rules';
