interface Partition {
  /** The start of the names of its Regions. */
  readonly regions: string;
  /** The suffix of the service endpoints, and so of a user pool's issuer. */
  readonly suffix: string;
  /** The host of a prefix domain, between the prefix and the Region. Absent if AWS documents none. */
  readonly domain?: string;
}

/**
 * AWS partitions, by name.
 *
 * @see https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html for the only domain host of GovCloud
 */
const PARTITIONS: Readonly<Record<string, Partition>> = {
  'aws-cn': { regions: 'cn-', suffix: 'amazonaws.com.cn' },
  'aws-us-gov': { regions: 'us-gov-', suffix: 'amazonaws.com', domain: 'auth-fips' },
  'aws-eusc': { regions: 'eusc-', suffix: 'amazonaws.eu' },
  'aws-iso': { regions: 'us-iso-', suffix: 'c2s.ic.gov' },
  'aws-iso-b': { regions: 'us-isob-', suffix: 'sc2s.sgov.gov' },
  'aws-iso-e': { regions: 'eu-isoe-', suffix: 'cloud.adc-e.uk' },
  'aws-iso-f': { regions: 'us-isof-', suffix: 'csp.hci.ic.gov' },
  'aws': { regions: '', suffix: 'amazonaws.com', domain: 'auth' },
};

export function partitionOf(region: string): string {
  return Object.entries(PARTITIONS).find(([, { regions }]) => region.startsWith(regions))![0];
}

export function isPartition(name: string): boolean {
  return name in PARTITIONS;
}

export function endpointSuffix(partition: string): string {
  return PARTITIONS[partition].suffix;
}

export function domainHost(partition: string): string | undefined {
  return PARTITIONS[partition].domain;
}
