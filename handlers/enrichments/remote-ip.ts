import * as kit from '#kit'

const looked = 20

/** Is a remote address one of the account's own? A machine of one's own as the caller is either a colleague or the foothold. */
export default kit.defineEnrichment({
  id: 'remote-ip',
  en: { title: 'Remote IP' },
  ja: { title: 'リモート IP' },
  permissions: ['ec2:DescribeNetworkInterfaces'],
  of({ remotes }) {
    const ips = remotes.map(({ ip }) => ip).filter((ip) => /^[\d.]{7,15}$/.test(ip))
    return ips.length === 0 ? undefined : ips.slice(0, looked)
  },
  async read({ input, aws }) {
    const filters = input.every(isPrivate) ? ['private-ip-address'] : ['association.public-ip']
    const found = await aws.ec2.describeNetworkInterfaces({
      Filters: filters.map((Name) => ({ Name, Values: [...input] })),
    })
    return {
      facts: (found.NetworkInterfaces ?? []).map((eni) => ({
        label: { en: 'Belongs to this account', ja: 'このアカウントのアドレス' },
        value: [
          input.find((ip) => ip === eni.Association?.PublicIp) ?? eni.PrivateIpAddress,
          eni.Attachment?.InstanceId,
          eni.NetworkInterfaceId,
          eni.Description,
        ]
          .filter(Boolean)
          .join(' · '),
      })),
    }
  },
})

/** RFC 1918: such an address is somebody's in the VPC, and nobody's outside. */
const isPrivate = (ip: string): boolean => /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(ip)
