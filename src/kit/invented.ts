/**
 * One small invented company, in the words of AWS's documents: what samples and drills happen to. Its addresses are the
 * documentation ranges of RFC 5737 and RFC 3849, its account and keys those of AWS's own examples.
 */
const account = '111122223333'
const region = 'ap-northeast-1'
const arn = (service: string, rest: string, where = region, owner = account): string =>
  `arn:aws:${service}:${where}:${owner}:${rest}`
const tags = [
  { key: 'Name', value: 'shop-web-1' },
  { key: 'Environment', value: 'production' },
  { key: 'Owner', value: 'shop-team' },
]

const remote = {
  ipAddressV4: '203.0.113.57',
  city: { cityName: 'Reykjavik' },
  country: { countryName: 'Iceland' },
  geoLocation: { lat: 64.13, lon: -21.9 },
  organization: { asn: '64496', asnOrg: 'Example Hosting', isp: 'Example Hosting', org: 'Example' },
}

const instance = {
  availabilityZone: 'ap-northeast-1a',
  iamInstanceProfile: {
    arn: arn('iam', 'instance-profile/shop-web', ''),
    id: 'AIPAIOSFODNN7EXAMPLE1',
  },
  imageDescription: 'Amazon Linux 2023',
  imageId: 'ami-0d1e2f3a4b5c6d7e8',
  instanceId: 'i-0a1b2c3d4e5f60718',
  instanceState: 'running',
  instanceType: 'm5.large',
  launchTime: '2026-06-03T02:11:09.000Z',
  networkInterfaces: [
    {
      networkInterfaceId: 'eni-0b1c2d3e4f5a60718',
      privateIpAddress: '10.0.1.24',
      publicDnsName: 'ec2-198-51-100-24.ap-northeast-1.compute.amazonaws.com',
      publicIp: '198.51.100.24',
      securityGroups: [{ groupId: 'sg-0c1d2e3f4a5b60718', groupName: 'shop-web' }],
      subnetId: 'subnet-0d1e2f3a4b5c60718',
      vpcId: 'vpc-0e1f2a3b4c5d60718',
    },
  ],
  tags,
}

export const invented = {
  account,
  region,
  arn,
  remote,
  instance,
  accessKey: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    principalId: 'AIDAIOSFODNN7EXAMPLE2',
    userName: 'shop-deploy',
    userType: 'IAMUser',
  },
  roleSession: {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    principalId: 'AROAIOSFODNN7EXAMPLE3:i-0a1b2c3d4e5f60718',
    userName: 'shop-web',
    userType: 'AssumedRole',
  },
  bucket: {
    arn: arn('s3', 'shop-invoices-111122223333', '', ''),
    name: 'shop-invoices-111122223333',
    type: 'Destination',
    createdAt: '2024-04-11T05:00:00.000Z',
    defaultServerSideEncryption: { encryptionType: 'AES256' },
    publicAccess: { effectivePermission: 'NOT_PUBLIC' },
    tags: [
      { key: 'Environment', value: 'production' },
      { key: 'Owner', value: 'billing-team' },
    ],
  },
  object: {
    objectArn: arn('s3', 'shop-invoices-111122223333/uploads/2026-08/invoice.pdf.exe', '', ''),
    key: 'uploads/2026-08/invoice.pdf.exe',
    eTag: '5f2d7c1e8a3b4d6f9e0c1b2a3c4d5e6f',
    hash: '5e1f7c3a9b2d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7',
    versionId: 'd41d8cd98f00b204e9800998ecEXAMPLE',
  },
  cluster: {
    name: 'shop-eks',
    arn: arn('eks', 'cluster/shop-eks'),
    vpcId: 'vpc-0e1f2a3b4c5d60718',
    status: 'ACTIVE',
    tags,
  },
  workload: {
    name: 'cart-7d9f4c6b5-x2x9q',
    namespace: 'shop',
    type: 'pods',
    uid: '3d2f8a5e-6b1c-4f0e-9a7d-2c4b6e8f0a1b',
    serviceAccountName: 'cart',
    hostNetwork: false,
    containers: [
      { name: 'cart', image: 'shop/cart:2026.8', securityContext: { privileged: true } },
    ],
  },
  kubernetesUser: { username: 'system:anonymous', groups: ['system:unauthenticated'] },
  ecsCluster: {
    name: 'shop-ecs',
    arn: arn('ecs', 'cluster/shop-ecs'),
    status: 'ACTIVE',
    taskDetails: {
      arn: arn('ecs', 'task/shop-ecs/0f1e2d3c4b5a69788796a5b4c3d2e1f0'),
      definitionArn: arn('ecs', 'task-definition/cart:42'),
      group: 'service:cart',
      launchType: 'FARGATE',
      containers: [{ name: 'cart', image: 'shop/cart:2026.8' }],
    },
  },
  container: { id: '8c1d0e2f3a4b5c6d', name: 'cart', image: 'shop/cart:2026.8' },
  function: {
    functionArn: arn('lambda', 'function:shop-thumbnails'),
    functionName: 'shop-thumbnails',
    functionVersion: '$LATEST',
    role: arn('iam', 'role/shop-thumbnails', ''),
  },
  database: {
    dbInstanceIdentifier: 'shop-orders-1',
    dbClusterIdentifier: 'shop-orders',
    dbInstanceArn: arn('rds', 'db:shop-orders-1'),
    engine: 'Aurora MySQL',
    engineVersion: '3.08.0',
  },
  databaseUser: { user: 'orders_app', database: 'orders', application: 'cart', ssl: 'TLSv1.3' },
  volume: { volumeArn: arn('ec2', 'volume/vol-0f1a2b3c4d5e60718'), deviceName: '/dev/xvda' },
  snapshot: arn('ec2', 'snapshot/snap-0a2b3c4d5e6f70819'),
  image: arn('ec2', 'image/ami-0d1e2f3a4b5c6d7e8'),
  recoveryPoint: arn('backup', 'recovery-point:5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f'),
  process: {
    name: 'kworkerds',
    executablePath: '/tmp/.x/kworkerds',
    executableSha256: '5e1f7c3a9b2d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7',
    pid: 4711,
    pwd: '/tmp/.x',
    user: 'www-data',
    startTime: '2026-08-22T01:38:02.000Z',
    lineage: [{ pid: 1, name: 'systemd', executablePath: '/usr/lib/systemd/systemd' }],
  },
} as const
