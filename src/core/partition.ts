/** The partition of a region, as its ARNs begin with it. */
export const partitionOf = (region: string): string =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'

/** An account's root user, as an ARN. */
export const rootArn = (account: string, region: string): string =>
  `arn:${partitionOf(region)}:iam::${account}:root`
