import type { CfnUserPool, CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';
import { ConfidentialAppClient } from '../../../../src';
import { l1Of } from '../../../user-pool-fixture';

const SRP = /(?:Set (userSrp): true in authFlows|Add (ALLOW_USER_SRP_AUTH))/;

/** The new flow, or a pool without tracking. */
export const deviceTrackingAdvice: Record<string, readonly Advice[]> = {
  'device-tracking-needs-srp': [
    {
      client: (message, failing) => {
        if (!SRP.test(message)) { throw new Error(message); }
        return { ...failing, explicitAuthFlows: [...failing.explicitAuthFlows!, 'ALLOW_USER_SRP_AUTH'] };
      },
      built: (message, construct) => {
        if (!SRP.test(message)) { throw new Error(message); }
        const client = l1Of(construct) as CfnUserPoolClient;
        client.explicitAuthFlows = [...client.explicitAuthFlows!, 'ALLOW_USER_SRP_AUTH'];
        expect(/userSrp/.test(message)).toBe(construct instanceof ConfidentialAppClient);
      },
    },
    {
      client: (message, failing, fixture) => {
        said(message, /or remove (deviceTracking) from the user pool\.$/);
        (l1Of(fixture.pool) as CfnUserPool).deviceConfiguration = undefined;
        return failing;
      },
      built: (message, _, fixture) => {
        said(message, /or remove (deviceTracking) from the user pool\.$/);
        (l1Of(fixture.pool) as CfnUserPool).deviceConfiguration = undefined;
      },
    },
  ],
};
