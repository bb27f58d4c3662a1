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
      summary: 'A pool has one web ACL, a regional one.',
      source: WAF,
      property: 'ResourceArn',
      appliesTo: [ASSOCIATION],
      check: (association, pool) => {
        const [first] = pool.neighbours(ASSOCIATION).filter((other) => other === association || (!other.conditional && !association.conditional));
        const arn = textAt(association.properties, 'WebACLArn');
        return [
          ...first === association ? [] : [`the pool has a web ACL by ${first.path}, and one takes the place of the other`],
          ...isKnown(arn) && /^arn:[^:]+:wafv2:[^:]*:[^:]*:global\//.test(arn) ? ['the web ACL is a global one, for CloudFront'] : [],
        ];
      },
      message: (faults) => `${faults.join('; ')}. Put the rules of all into one web ACL of scope REGIONAL.`,
    },
  ],
};
