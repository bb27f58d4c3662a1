import { Lazy } from 'aws-cdk-lib';
import type { RuleCase } from './case';
import type { L1Props, UserPoolFixture } from '../../../user-pool-fixture';

const ARN = 'arn:aws:mobiletargeting:eu-west-1:111111111111:apps/0123456789abcdef';
const BY_ID = { applicationId: '0123456789ABcdef', roleArn: 'arn:aws:iam::111111111111:role/x', externalId: 'x' };
const MAYBE = Lazy.string({ produce: () => ({ 'Fn::If': ['Condition', ARN, { Ref: 'AWS::NoValue' }] }) as never });
const analytics = (analyticsConfiguration: L1Props['analyticsConfiguration']) => ({ analyticsConfiguration });

function inRegion(region: string | undefined) {
  return (fixture: UserPoolFixture) => fixture.inRegion(region).l1('public', analytics({ applicationArn: ARN }));
}

export const analyticsCases: RuleCase[] = [
  { rule: 'analytics-eos', accepts: [{}], rejects: [analytics({ applicationArn: ARN })] },
  {
    rule: 'analytics-exclusive',
    accepts: [
      analytics({ applicationArn: ARN }), analytics({ applicationArn: ARN, userDataShared: true }), analytics(BY_ID),
      analytics({ ...BY_ID, applicationArn: MAYBE }),
    ],
    rejects: [
      analytics({ applicationArn: ARN, roleArn: BY_ID.roleArn }), analytics({ applicationArn: ARN, ...BY_ID }),
      analytics({ ...BY_ID, roleArn: undefined }),
      analytics({ ...BY_ID, externalId: undefined }), analytics({ userDataShared: true }),
    ],
  },
  {
    rule: 'analytics-application-id-hex',
    accepts: [analytics(BY_ID)],
    rejects: [analytics({ ...BY_ID, applicationId: 'my-app' }), analytics({ ...BY_ID, applicationId: ARN }), analytics({ ...BY_ID, applicationId: '' })],
  },
  {
    rule: 'analytics-region',
    judges: 'client',
    accepts: ['eu-west-1', undefined].map(inRegion),
    rejects: ['eu-south-1', 'us-gov-west-1'].map(inRegion),
  },
];
