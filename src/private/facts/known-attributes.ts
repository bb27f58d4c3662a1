import type { PoolFacts } from './pool';
import { textAt } from './properties-at';
import type { Mark } from '../assembly/text';
import { fill, HOLE, isKnown, isWhole } from '../assembly/text';
import { DOMAIN } from '../service/types';

/** Represents a host of which only the form is known. */
const A_HOST = 'host.invalid';
/** CloudFormation generates a name with capital letters for a load balancer without a name. */
const A_LOAD_BALANCER = 'Load-Balancer.elb.invalid';

/** Attributes that are known to be a host name only, or to start with a scheme, by resource type. */
const FORMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::CloudFront::Distribution': { DomainName: A_HOST },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { DNSName: A_LOAD_BALANCER },
  'AWS::ElasticLoadBalancing::LoadBalancer': { DNSName: A_LOAD_BALANCER, CanonicalHostedZoneName: A_LOAD_BALANCER },
  'AWS::ApiGateway::DomainName': { Ref: A_HOST, DistributionDomainName: A_HOST, RegionalDomainName: A_HOST },
  'AWS::ApiGatewayV2::DomainName': { Ref: A_HOST, RegionalDomainName: A_HOST },
  'AWS::ApiGatewayV2::Api': { ApiEndpoint: `https://${HOLE}` },
  'AWS::Lambda::Url': { FunctionUrl: `https://${HOLE}` },
  'AWS::S3::Bucket': { DomainName: A_HOST, RegionalDomainName: A_HOST, DualStackDomainName: A_HOST, WebsiteURL: `http://${HOLE}/` },
  'AWS::AppRunner::Service': { ServiceUrl: A_HOST },
  'AWS::Amplify::App': { DefaultDomain: A_HOST },
  'AWS::Amplify::Domain': { DomainName: A_HOST },
  'AWS::Route53::RecordSet': { Ref: A_HOST },
  'AWS::GlobalAccelerator::Accelerator': { DnsName: A_HOST },
  'AWS::EC2::Instance': { PublicDnsName: A_HOST, PublicIp: A_HOST },
  'AWS::OpenSearchService::Domain': { DomainEndpoint: A_HOST },
  [DOMAIN]: { CloudFrontDistribution: A_HOST },
};

/** The text with each reference replaced by its known form: a host for a host name, `http://` and a hole for the URL of a website. */
export function withForms(text: string, pool: PoolFacts): string {
  return isWhole(text) ? text : fill(text, (mark) => formOf(mark, pool));
}

function formOf({ path, attribute }: Mark, pool: PoolFacts): string | undefined {
  const type = pool.typeOf(path) ?? '';
  if (type === DOMAIN && attribute === 'Ref') { return knownTextAt(pool, path, 'Domain'); }
  const form = FORMS[type]?.[attribute];
  if (form !== A_LOAD_BALANCER) { return form; }
  const name = textAt(pool.propertiesAt(path), type.includes('V2') ? 'Name' : 'LoadBalancerName');
  return name === undefined ? form : isKnown(name) && isWhole(name) ? `${name}.elb.invalid` : A_HOST;
}

function knownTextAt(pool: PoolFacts, path: string, property: string): string | undefined {
  const text = textAt(pool.propertiesAt(path), property);
  return isKnown(text) && isWhole(text) ? text : undefined;
}
