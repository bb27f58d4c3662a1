import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { ClientSecretFunctionOptions } from '../../props/client-secret-options';

/**
 * The role of one function.
 *
 * Its policy is inline. It has the same size for any number of clients, and it exists when the function does.
 */
export function functionRole(scope: Construct, options: ClientSecretFunctionOptions, statements: readonly PolicyStatement[]): Role {
  const all = [...statements, ...options.logGroup && !options.vpc ? [writeInto(options.logGroup)] : []];
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    managedPolicies: managedPolicies(options).map((name) => ManagedPolicy.fromAwsManagedPolicyName(`service-role/${name}`)),
    permissionsBoundary: options.permissionsBoundary,
    inlinePolicies: all.length === 0 ? undefined : { ClientSecret: new PolicyDocument({ statements: all }) },
  });
  // Lambda decrypts the environment with the role of the function.
  options.environmentEncryption?.grantDecrypt(role);
  return role;
}

/** A function in a VPC creates network interfaces. No policy can name them before they exist. */
function managedPolicies({ vpc, logGroup }: ClientSecretFunctionOptions): string[] {
  if (vpc) { return ['AWSLambdaVPCAccessExecutionRole']; }
  return logGroup ? [] : ['AWSLambdaBasicExecutionRole'];
}

function writeInto(logGroup: ILogGroup): PolicyStatement {
  return new PolicyStatement({ resources: [logGroup.logGroupArn], actions: ['logs:CreateLogStream', 'logs:PutLogEvents'] });
}

/** Use of a key through Secrets Manager. The key policy that the L2 of the secret writes allows it for principals of the account. */
export function useThroughSecretsManager(scope: Construct, key: IKey, actions: string[]): PolicyStatement {
  const { region, urlSuffix } = Stack.of(scope);
  return new PolicyStatement({
    resources: [key.keyArn],
    actions,
    conditions: { StringEquals: { 'kms:ViaService': ['amazonaws.com', urlSuffix].map((suffix) => `secretsmanager.${region}.${suffix}`) } },
  });
}
