import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';
import { l1Of } from '../../../user-pool-fixture';

const REMOVE = /(Remove AnalyticsConfiguration|Remove analytics|Remove the override of AnalyticsConfiguration)[.:]/;

const removed: Advice = {
  client: (message, failing) => {
    said(message, REMOVE);
    return { ...failing, analyticsConfiguration: undefined };
  },
  built: (message, construct) => {
    said(message, REMOVE);
    (l1Of(construct) as CfnUserPoolClient).analyticsConfiguration = undefined;
  },
};

export const analyticsAdvice: Record<string, Advice> = {
  'analytics-eos': removed,
  'analytics-exclusive': removed,
  'analytics-application-id-hex': removed,
  'analytics-region': removed,
};
