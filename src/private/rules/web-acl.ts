import type { NeighbourTopic } from './rule';
import { isKnown } from '../assembly/text';
import { textAt } from '../facts/properties-at';

const WAF = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html';
const ASSOCIATION = 'AWS::WAFv2::WebACLAssociation';

export const webAcl: NeighbourTopic = {
  name: 'web-acl',
  rules: [
    {
      id: 'web-acl-one',
      level: 'warning',
      summary: 'A user pool has at most one web ACL, of the scope REGIONAL.',
      source: WAF,
      property: 'ResourceArn',
      appliesTo: [ASSOCIATION],
      check: (association, pool) => {
        const [first] = pool.neighbours(ASSOCIATION).filter((other) => other === association || (!other.conditional && !association.conditional));
        const arn = textAt(association.properties, 'WebACLArn');
        return [
          ...first === association ? [] : [`The user pool already has a web ACL, '${first.path}', and one replaces the other. Put all rules into one web ACL, and remove one of the two associations.`],
          ...isKnown(arn) && /^arn:[^:]+:wafv2:[^:]*:[^:]*:global\//.test(arn) ? ['The web ACL has the scope CLOUDFRONT, and a user pool needs the scope REGIONAL. Create a web ACL of that scope in the Region of the user pool.'] : [],
        ];
      },
      message: (faults) => faults.join(' '),
    },
  ],
};
