import type { Severity } from '../core/finding.ts'
import type { Inject } from './drill.ts'
import { invented } from './invented.ts'

/** Pieces of events, in AWS's own form, for the injects of drills. Addresses: RFC 5737 only. */
export const remoteAt = (ip: string, city: string, country: string, network: string) => ({
  ipAddressV4: ip,
  city: { cityName: city },
  country: { countryName: country },
  geoLocation: { lat: 0, lon: 0 },
  organization: { asn: '64496', asnOrg: network, isp: network, org: network },
})

/** Our own people, at work. */
export const office = remoteAt('198.51.100.12', 'Tokyo', 'Japan', 'Example Office Network')

/** GuardDuty's resource: an IAM user's access key. */
export const keyOf = (userName: string, accessKeyId: string) => ({
  resourceType: 'AccessKey',
  accessKeyDetails: {
    accessKeyId,
    principalId: accessKeyId.replace(/^AKIA/, 'AIDA'),
    userName,
    userType: 'IAMUser',
  },
})

/** GuardDuty's resource: a role's session, named as EC2 and Lambda name theirs. */
export const sessionOf = (roleName: string, session: string) => ({
  resourceType: 'AccessKey',
  accessKeyDetails: {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    principalId: `AROAIOSFODNN7EXAMPLE3:${session}`,
    userName: roleName,
    userType: 'AssumedRole',
  },
})

/** GuardDuty's resource: an instance by its id and its `Name` tag. */
export const machine = (instanceId: string, name: string) => ({
  resourceType: 'Instance',
  instanceDetails: {
    ...invented.instance,
    instanceId,
    tags: [
      { key: 'Name', value: name },
      { key: 'Environment', value: 'production' },
    ],
  },
})

/** GuardDuty's resource: a pod of the cluster, and the node that it runs on. */
export const podOn = (
  node: ReturnType<typeof machine>,
  name: string,
  namespace: string,
  user: object = invented.kubernetesUser,
) => ({
  ...node,
  resourceType: 'EKSCluster',
  eksClusterDetails: invented.cluster,
  kubernetesDetails: {
    kubernetesUserDetails: user,
    kubernetesWorkloadDetails: { ...invented.workload, name, namespace },
  },
})

/** GuardDuty's action: one API call. */
export const calls = (
  api: string,
  serviceName: string,
  remoteIpDetails: ReturnType<typeof remoteAt>,
  userAgent = 'aws-cli/2.31.2 md/Botocore#1.40.0',
) => ({
  actionType: 'AWS_API_CALL',
  awsApiCallAction: { api, serviceName, callerType: 'Remote IP', userAgent, remoteIpDetails },
})

/** CloudTrail's caller: an IAM user with an access key. */
export const asUser = (userName: string, accessKeyId: string) => ({
  type: 'IAMUser',
  principalId: accessKeyId.replace(/^AKIA/, 'AIDA'),
  arn: invented.arn('iam', `user/${userName}`, ''),
  accountId: invented.account,
  accessKeyId,
  userName,
})

/** CloudTrail's caller: a session of a role. */
export const asRole = (roleName: string, session: string) => ({
  type: 'AssumedRole',
  principalId: `AROAIOSFODNN7EXAMPLE3:${session}`,
  arn: invented.arn('sts', `assumed-role/${roleName}/${session}`, ''),
  accountId: invented.account,
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  userName: undefined,
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: 'AROAIOSFODNN7EXAMPLE3',
      arn: invented.arn('iam', `role/${roleName}`, ''),
      accountId: invented.account,
      userName: roleName,
    },
    attributes: { creationDate: '2026-08-22T00:58:12Z', mfaAuthenticated: 'false' },
  },
})

/** An inject that GuardDuty tells of: its type, severity and title, what it happened to, and members of `service`. */
export const guardDuty = (
  type: string,
  severity: Severity,
  title: string,
  resource: object,
  service: object = {},
): Inject['event'] => ({
  source: 'guardduty',
  type,
  severity,
  detail: { resource, service, title },
})

/** GuardDuty's action: connections to a port of ours. */
export const inbound = (port: number, remoteIpDetails: ReturnType<typeof remoteAt>) => ({
  actionType: 'NETWORK_CONNECTION',
  networkConnectionAction: {
    connectionDirection: 'INBOUND',
    protocol: 'TCP',
    blocked: false,
    localPortDetails: { port, portName: port === 22 ? 'SSH' : 'Unknown' },
    remoteIpDetails,
  },
})

/** GuardDuty's action: sign-ins to a database. */
export const logsIn = (
  user: string,
  remoteIpDetails: ReturnType<typeof remoteAt>,
  counts: { failedLoginAttempts?: number; successfulLoginAttempts?: number },
) => ({
  actionType: 'RDS_LOGIN_ATTEMPT',
  rdsLoginAttemptAction: { remoteIpDetails, LoginAttributes: [{ user, ...counts }] },
})

/** GuardDuty's action: a connection to somebody outside. */
export const outbound = (remoteIpDetails: ReturnType<typeof remoteAt>) => ({
  actionType: 'NETWORK_CONNECTION',
  networkConnectionAction: {
    connectionDirection: 'OUTBOUND',
    protocol: 'TCP',
    blocked: false,
    remotePortDetails: { port: 443, portName: 'HTTPS' },
    remoteIpDetails,
  },
})

/** GuardDuty's action: a command inside a pod. */
export const execs = (remoteIpDetails: ReturnType<typeof remoteAt>) => ({
  actionType: 'KUBERNETES_API_CALL',
  kubernetesApiCallAction: {
    verb: 'create',
    requestUri: '/api/v1/namespaces/kube-system/pods/exec',
    namespace: 'kube-system',
    statusCode: 101,
    userAgent: 'kubectl/v1.34.0 (linux/amd64)',
    sourceIPs: [remoteIpDetails.ipAddressV4],
    remoteIpDetails,
  },
})

/** An inject that is no attack: some survey of the internet knocks at the web server that everybody may use. */
export const survey = (instanceId: string, name: string): Inject['event'] => {
  const remoteIpDetails = remoteAt('192.0.2.30', 'Ashburn', 'United States', 'Example Survey')
  const knocked = { localPortDetails: { port: 443, portName: 'HTTPS' }, remoteIpDetails }
  return guardDuty(
    'Recon:EC2/PortProbeUnprotectedPort',
    'low',
    `An unprotected port of ${name} is being probed.`,
    machine(instanceId, name),
    {
      action: {
        actionType: 'PORT_PROBE',
        portProbeAction: { blocked: false, portProbeDetails: [knocked] },
      },
    },
  )
}
