import { motoAccount, type SeededInstance } from './moto.ts'

/** GuardDuty findings of what is really there in moto, as EventBridge delivers them: nothing in them says sample. */
interface Of {
  readonly id: string
  readonly type?: string
  readonly account?: string
  readonly severity?: number
}

export const instanceFinding = (
  { instanceId, vpcId, enis, groups }: SeededInstance,
  { id, account, type = 'UnauthorizedAccess:EC2/SSHBruteForce', severity = 8 }: Of,
): object =>
  event(
    id,
    {
      type,
      severity,
      title: `${instanceId} is performing SSH brute force attacks against 198.51.100.7.`,
      resource: {
        resourceType: 'Instance',
        instanceDetails: {
          instanceId,
          instanceType: 't3.micro',
          instanceState: 'running',
          availabilityZone: 'us-east-1a',
          imageId: 'ami-0123456789abcdef0',
          tags: [{ key: 'Name', value: '<!channel> *web* `1`' }],
          networkInterfaces: enis.map((networkInterfaceId, i) => ({
            networkInterfaceId,
            vpcId,
            privateIpAddress: `10.20.0.${i + 4}`,
            ipv6Addresses: [],
            securityGroups: [{ groupId: groups[i], groupName: 'web' }],
          })),
        },
      },
      service: {
        ...service,
        action: {
          actionType: 'NETWORK_CONNECTION',
          networkConnectionAction: {
            connectionDirection: 'OUTBOUND',
            protocol: 'TCP',
            blocked: false,
            localPortDetails: { port: 40_122, portName: 'Unknown' },
            remotePortDetails: { port: 22, portName: 'SSH' },
            remoteIpDetails,
          },
        },
      },
    },
    account,
  )

export const keyFinding = (
  user: { userName: string; accessKeyIds: readonly string[] },
  { id, account, type = 'UnauthorizedAccess:IAMUser/TorIPCaller', severity = 5 }: Of,
): object =>
  event(
    id,
    {
      type,
      severity,
      title: `API ListBuckets was invoked from a Tor exit node by ${user.userName}.`,
      resource: {
        resourceType: 'AccessKey',
        accessKeyDetails: {
          accessKeyId: user.accessKeyIds[0],
          principalId: 'AIDAJ45Q7YFFAREXAMPLE',
          userType: 'IAMUser',
          userName: user.userName,
        },
      },
      service: {
        ...service,
        action: {
          actionType: 'AWS_API_CALL',
          awsApiCallAction: {
            api: 'ListBuckets',
            serviceName: 's3.amazonaws.com',
            callerType: 'Remote IP',
            userAgent: 'aws-cli/2 <https://evil.example|click>',
            remoteIpDetails,
          },
        },
      },
    },
    account,
  )

const remoteIpDetails = {
  ipAddressV4: '198.51.100.7',
  organization: { asn: '64496', asnOrg: 'Example', isp: 'Example', org: 'Example' },
  country: { countryName: 'Japan' },
  city: { cityName: 'Kyoto' },
  geoLocation: { lat: 35, lon: 135.7 },
}
const service = {
  serviceName: 'guardduty',
  detectorId: '12abc34d567e8fa901bc2d34e56789f0',
  resourceRole: 'ACTOR',
  eventFirstSeen: '2026-11-21T01:00:00.000Z',
  eventLastSeen: '2026-11-21T01:30:00.000Z',
  archived: false,
  count: 7,
}

function event(id: string, detail: object, account = motoAccount): object {
  const region = 'us-east-1'
  const at = '2026-11-21T01:35:00.000Z'
  const own = { schemaVersion: '2.0', accountId: account, region, partition: 'aws', id }
  return {
    version: '0',
    id: `event-${id}`,
    'detail-type': 'GuardDuty Finding',
    source: 'aws.guardduty',
    account,
    time: '2026-11-21T01:35:02Z',
    region,
    resources: [],
    detail: { ...own, createdAt: at, updatedAt: at, description: 'As in the title.', ...detail },
  }
}
