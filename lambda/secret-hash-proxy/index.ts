import { sendTo } from './cognito';
import { configuration } from './configuration';
import { type GatewayAnswer, SecretHashProxy } from './proxy';
import type { GatewayEvent } from './request';
import { SecretValues } from './secret-values';
import { readVersionOf } from './stored-secret';

let proxy: SecretHashProxy | undefined;

/** Invoked by API Gateway. */
export async function handler(event: GatewayEvent): Promise<GatewayAnswer> {
  proxy ??= make();
  return proxy.handle(event);
}

function make(): SecretHashProxy {
  const { secretId, ...configured } = configuration(process.env);
  return new SecretHashProxy({ ...configured, secretId }, new SecretValues(configured.clientId, readVersionOf(secretId)), sendTo(configured.cognito));
}
