import { invented } from './invented.ts'

/** What is affected, by the word that type names use for it (`...:EC2/...`), as AWS's documents carry it. */
const resources: { readonly [word: string]: object | undefined } = {
  EC2: { resourceType: 'Instance', instanceDetails: invented.instance },
  Runtime: { resourceType: 'Instance', instanceDetails: invented.instance },
  IAMUser: { resourceType: 'AccessKey', accessKeyDetails: invented.accessKey },
  S3: {
    resourceType: 'S3Bucket',
    s3BucketDetails: [invented.bucket],
    accessKeyDetails: invented.accessKey,
  },
  Kubernetes: {
    resourceType: 'EKSCluster',
    eksClusterDetails: invented.cluster,
    kubernetesDetails: {
      kubernetesUserDetails: invented.kubernetesUser,
      kubernetesWorkloadDetails: invented.workload,
    },
  },
  Object: {
    resourceType: 'S3Object',
    s3BucketDetails: [{ ...invented.bucket, s3ObjectDetails: [invented.object] }],
  },
  ECS: { resourceType: 'ECSCluster', ecsClusterDetails: invented.ecsCluster },
  Container: { resourceType: 'Container', containerDetails: invented.container },
  Lambda: { resourceType: 'Lambda', lambdaDetails: invented.function },
  RDS: {
    resourceType: 'RDSDBInstance',
    rdsDbInstanceDetails: invented.database,
    rdsDbUserDetails: invented.databaseUser,
  },
  AMI: { resourceType: 'EC2Image', ec2ImageDetails: { imageArn: invented.image } },
  Snapshot: {
    resourceType: 'EBSSnapshot',
    ebsSnapshotDetails: { snapshotArn: invented.snapshot },
  },
  RecoveryPoint: {
    resourceType: 'RecoveryPoint',
    recoveryPointDetails: {
      recoveryPointArn: invented.recoveryPoint,
      backupVaultName: 'shop-vault',
    },
  },
}

const remoteIpDetails = invented.remote
const connection = (connectionDirection: string, local: number, remote: number) => ({
  actionType: 'NETWORK_CONNECTION',
  networkConnectionAction: {
    connectionDirection,
    protocol: 'TCP',
    blocked: false,
    localPortDetails: { port: local, portName: local === 22 ? 'SSH' : 'Unknown' },
    localIpDetails: { ipAddressV4: '10.0.1.24' },
    remotePortDetails: { port: remote, portName: 'Unknown' },
    remoteIpDetails,
  },
})
const call = (api: string, serviceName: string) => ({
  actionType: 'AWS_API_CALL',
  awsApiCallAction: {
    api,
    serviceName,
    callerType: 'Remote IP',
    userAgent: 'aws-cli/2.31.0 md/Botocore#1.40.0',
    remoteIpDetails,
  },
})

/** The activity behind a type, chosen by the words in its name; the first row that fits. */
const activities: readonly (readonly [words: RegExp, activity: object])[] = [
  [
    /(Malicious|Suspicious)File(!|$)/,
    {
      malwareScanDetails: {
        threats: [
          {
            name: 'EICAR-Test-File',
            itemPaths: [{ nestedItemPath: '/srv/upload/invoice.pdf.exe' }],
            hash: invented.process.executableSha256,
          },
        ],
        scanType: 'GUARDDUTY_INITIATED',
      },
    },
  ],
  [
    /!DNS|DNSData|Domain/,
    {
      action: {
        actionType: 'DNS_REQUEST',
        dnsRequestAction: { domain: 'pool.minexmr.example', protocol: 'UDP', blocked: false },
      },
    },
  ],
  [
    /PortProbe/,
    {
      action: {
        actionType: 'PORT_PROBE',
        portProbeAction: {
          blocked: false,
          portProbeDetails: [
            { localPortDetails: { port: 9200, portName: 'Elasticsearch' }, remoteIpDetails },
          ],
        },
      },
    },
  ],
  [
    /:Kubernetes/,
    {
      action: {
        actionType: 'KUBERNETES_API_CALL',
        kubernetesApiCallAction: {
          verb: 'create',
          requestUri: '/api/v1/namespaces/shop/pods',
          namespace: 'shop',
          statusCode: 201,
          userAgent: 'kubectl/v1.34.0 (linux/amd64)',
          sourceIPs: [remoteIpDetails.ipAddressV4],
          remoteIpDetails,
        },
      },
    },
  ],
  [
    /:RDS/,
    {
      action: {
        actionType: 'RDS_LOGIN_ATTEMPT',
        rdsLoginAttemptAction: {
          remoteIpDetails,
          LoginAttributes: [{ user: 'orders_app', failedLoginAttempts: 214 }],
        },
      },
    },
  ],
  [/Runtime.*(Command|File|Binary|Shell|Process|Miner|Module|Library|Tool)/, {}],
  [/:S3/, { action: call('GetObject', 's3.amazonaws.com') }],
  [/:IAMUser/, { action: call('ListUsers', 'iam.amazonaws.com') }],
  [/BruteForce/, { action: connection('INBOUND', 22, 51622) }],
  [/:(EC2|Lambda|Runtime)/, { action: connection('OUTBOUND', 48234, 443) }],
]

/** A resource and an activity that go with a finding type, whether or not anybody has heard of it. */
export function inventedFor(type: string): { resource: object; activity: object } {
  const kind = /!(AMI|Snapshot|RecoveryPoint)$/.exec(type)?.[1] ?? /^Object(?=:S3)/.exec(type)?.[0]
  const word = kind ?? /:(\w+)/.exec(type)?.[1] ?? ''
  const resource = Object.hasOwn(resources, word) ? resources[word] : undefined
  const activity = activities.find(([words]) => words.test(type))?.[1] ?? {}
  const runtime = word === 'Runtime' ? { runtimeDetails: { process: invented.process } } : {}
  return { resource: resource ?? {}, activity: { ...activity, ...runtime } }
}

/** An attack in several steps: a leaked key, used from abroad, that ends at the bucket. */
export const inventedSequence = {
  uid: '6f0e1d2c3b4a59687786a5b4c3d2e1f0',
  description: 'A leaked access key created a user and copied a bucket.',
  actors: [
    {
      id: 'actor-1',
      user: {
        name: invented.accessKey.userName,
        uid: invented.accessKey.principalId,
        type: invented.accessKey.userType,
        credentialUid: invented.accessKey.accessKeyId,
      },
    },
  ],
  resources: [
    {
      uid: invented.accessKey.accessKeyId,
      name: invented.accessKey.userName,
      resourceType: 'ACCESS_KEY',
    },
    { uid: invented.bucket.arn, name: invented.bucket.name, resourceType: 'S3_BUCKET' },
    {
      uid: invented.arn('ec2', `instance/${invented.instance.instanceId}`),
      name: invented.instance.instanceId,
      resourceType: 'EC2_INSTANCE',
    },
  ],
  endpoints: [
    {
      id: 'endpoint-1',
      ip: '203.0.113.57',
      location: { city: 'Reykjavik', country: 'Iceland' },
      autonomousSystem: { name: 'Example Hosting', number: 64496 },
    },
  ],
  signals: [
    {
      uid: 'signal-2',
      type: 'CLOUD_TRAIL',
      name: 'iam:CreateUser',
      firstSeenAt: '2026-08-22T01:31:40.000Z',
      count: 1,
    },
    {
      uid: 'signal-1',
      type: 'FINDING',
      name: 'UnauthorizedAccess:IAMUser/TorIPCaller',
      firstSeenAt: '2026-08-22T01:22:07.000Z',
      count: 3,
    },
    {
      uid: 'signal-3',
      type: 'S3_DATA_EVENTS',
      name: 's3:GetObject',
      firstSeenAt: '2026-08-22T01:36:12.000Z',
      count: 480,
    },
  ],
  sequenceIndicators: [
    { key: 'ATTACK_TACTIC', values: ['Persistence', 'Exfiltration'] },
    { key: 'HIGH_RISK_API', values: ['iam:CreateUser', 's3:GetObject'] },
  ],
} as const
