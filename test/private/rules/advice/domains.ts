import { Fn, Stack } from 'aws-cdk-lib';
import { CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Advice } from './advice';
import { removeNamed, said } from './advice';
import { l1Of } from '../../../user-pool-fixture';

/** A proposed prefix as it is written in code: the unknown part is what it was. */
function prefixIn(message: string) {
  const [before, after] = said(message, /Write (?:another prefix, )?for example '(.*)'\./).split('${…}');
  return { Domain: after === undefined ? before : Fn.sub(`${before}\${AWS::AccountId}${after}`) };
}

export const domainAdvice: Record<string, Advice | readonly Advice[]> = {
  'domain-format': { neighbour: prefixIn },
  'domain-reserved-words': { neighbour: prefixIn },
  'domain-custom-config': [
    {
      neighbour: (message, failing) => {
        if (message.includes('its certificate is absent')) {
          return { ...failing, CustomDomainConfig: { CertificateArn: `arn:aws:acm:${said(message, /a certificate in (\S+),/)}:111111111111:certificate/x` } };
        }
        said(message, /Remove (CustomDomainConfig)/);
        return { ...failing, CustomDomainConfig: undefined };
      },
    },
    {
      neighbour: (message, failing) => message.includes('its certificate is absent')
        ? { ...failing, Domain: said(message, /or write a (prefix) without dots\.$/) }
        : { ...failing, Domain: said(message, /or write a domain such as ([\w.]+)\.$/) },
    },
  ],
  'domain-cert-us-east-1': {
    neighbour: (message, failing, fixture) => {
      const stack = new Stack(fixture.app, 'InUsEast1', { env: { region: said(message, /Create it in a stack in ([\w-]+),/), account: '111111111111' }, crossRegionReferences: true });
      return { ...failing, CustomDomainConfig: { CertificateArn: new CfnCertificate(stack, 'Certificate', { domainName: 'auth.acme.org' }).ref } };
    },
  },
  'region-govcloud-custom-domain': {
    built: (message, domain) => {
      l1Of(domain).addPropertyDeletionOverride(said(message, /Remove (\w+), and write a prefix in Domain\./));
      l1Of(domain).addPropertyOverride('Domain', 'acme');
    },
  },
  'domain-one-each': { built: (message, _, fixture) => removeNamed(said(message, /domain, '(.+?)',.* Remove one of the two\./), fixture) },
  'domain-managed-login-version': { neighbour: (message, failing) => ({ ...failing, ManagedLoginVersion: Number(said(message, /Write (\d) for managed login/)) }) },
};
