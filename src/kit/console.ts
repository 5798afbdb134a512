/** The AWS console of a region: China and GovCloud have their own; regions of other partitions have no page we know. */
const hosts: readonly (readonly [RegExp, string])[] = [
  [/^cn-[a-z]+-\d{1,2}$/, 'console.amazonaws.cn'],
  [/^us-gov-[a-z]+-\d{1,2}$/, 'console.amazonaws-us-gov.com'],
  [/^(us|ca|mx|sa|eu|ap|me|il|af)-[a-z]+-\d{1,2}$/, 'console.aws.amazon.com'],
]

/**
 * A page of the AWS console, or undefined where the region has none. `@region` and `@id` in the path are filled in, the
 * id escaped: it may be an attacker's.
 */
export function consoleUrl(region: string, path: string, id = ''): string | undefined {
  const host = hosts.find(([regions]) => regions.test(region))?.[1]
  // An iso region has one more part, and must not be sent to a public console.
  if (host === undefined || /^\w+-iso/.test(region)) return undefined
  const filled = path.replaceAll('@region', region).replaceAll('@id', () => encodeURIComponent(id))
  return `https://${region}.${host}${filled}`
}
