import { CfnParameter, Duration, type Stack } from 'aws-cdk-lib'
import type { IVpc } from 'aws-cdk-lib/aws-ec2'
import { Repository } from 'aws-cdk-lib/aws-ecr'
import {
  AvailabilityZoneRebalancing,
  AwsLogDriverMode,
  Capability,
  Cluster,
  ContainerImage,
  ContainerInsights,
  CpuArchitecture,
  FargateService,
  FargateTaskDefinition,
  type ICluster,
  LinuxParameters,
  LogDrivers,
  OperatingSystemFamily,
  Secret,
} from 'aws-cdk-lib/aws-ecs'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { accept } from './accepted.ts'
import { grantIfNamed, rolesIn } from './hub-grants.ts'
import { logGroup } from './hub-network.ts'
import type { secretsOf } from './hub-vault.ts'

export interface Kept {
  readonly key: IKey
  readonly secrets: ReturnType<typeof secretsOf>
  readonly audit: IBucket
  readonly database: DatabaseInstance
}

/** What the bot itself may do: become a responder or reader in the accounts that are named, and write evidence. */
function roleOf(stack: Stack, { audit, key, database }: Kept): Role {
  const { valueAsList: accounts } = new CfnParameter(stack, 'Accounts', {
    type: 'CommaDelimitedList',
    description: 'The accounts whose hikeshi-responder and hikeshi-reader the bot may assume',
    allowedPattern: '[0-9]{12}',
  })
  const role = new Role(stack, 'BotRole', {
    roleName: 'hikeshi-bot',
    description: 'What Hikeshi itself runs as',
    assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  })
  const inEach = rolesIn(stack, accounts)
  for (const name of ['hikeshi-responder', 'hikeshi-reader'])
    role.addToPolicy(
      new PolicyStatement({
        actions: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
        resources: inEach(name),
      }),
    )
  role.addToPolicy(
    new PolicyStatement({
      actions: ['s3:PutObject', 's3:PutObjectRetention'],
      resources: [audit.arnForObjects('*')],
    }),
  )
  key.grant(role, 'kms:Decrypt', 'kms:GenerateDataKey')
  database.secret?.grantRead(role)
  grantIfNamed(stack, role)
  accept(role, {
    'AwsSolutions-IAM5[Resource::<Audit3D8ADE0A.Arn>/*]':
      'Evidence lies in objects that are yet to be named.',
  })
  return role
}

/** The bot as a service on Fargate: an image from ECR with hikeshi.yaml in it, nothing writable but /data, no user but node. */
export function botOf(stack: Stack, vpc: IVpc, kept: Kept, replicas: number): FargateService {
  const parameter = (id: string, description: string, rest: object = {}) =>
    new CfnParameter(stack, id, { description, ...rest })
  const name = parameter('Repository', 'The repository in ECR, here, that holds the image', {
    default: 'hikeshi',
  })
  const version = parameter('Version', 'The tag of the image in it', { allowedPattern: '[\\w.-]+' })
  const architecture = parameter('Architecture', 'What the image was built for', {
    default: 'ARM64',
    allowedValues: ['ARM64', 'X86_64'],
  })
  const host = parameter('Host', 'The name by which the bot is reached, e.g. hikeshi.example.com', {
    allowedPattern: '[a-z0-9.-]+\\.[a-z]+',
  })
  const tasks = parameter('Tasks', 'How many replicas run', {
    type: 'Number',
    default: replicas,
    minValue: 0,
  })
  const { key, secrets, database } = kept
  const log = logGroup(stack, 'Log', key)
  const task = new FargateTaskDefinition(stack, 'Task', {
    cpu: 512,
    memoryLimitMiB: 1024,
    taskRole: roleOf(stack, kept),
    runtimePlatform: {
      cpuArchitecture: CpuArchitecture.of(architecture.valueAsString),
      operatingSystemFamily: OperatingSystemFamily.LINUX,
    },
    volumes: [{ name: 'data' }],
  })
  const linux = new LinuxParameters(stack, 'Linux', { initProcessEnabled: true })
  linux.dropCapabilities(Capability.ALL)
  const { dbInstanceEndpointAddress: at, dbInstanceEndpointPort: port } = database
  const tls = 'sslmode=verify-full&sslrootcert=/etc/ssl/rds.pem'
  const container = task.addContainer('bot', {
    image: ContainerImage.fromEcrRepository(
      Repository.fromRepositoryName(stack, 'Images', name.valueAsString),
      version.valueAsString,
    ),
    user: 'node',
    readonlyRootFilesystem: true,
    linuxParameters: linux,
    portMappings: [{ containerPort: 8080 }],
    environment: {
      HIKESHI_URL: `https://${host.valueAsString}`,
      HIKESHI_PROXIES: '1',
      TMPDIR: '/data',
      DATABASE_URL: `postgresql://hikeshi@${at}:${port}/hikeshi?${tls}`,
      DATABASE_SECRET: database.secret?.secretArn ?? '',
    },
    secrets: {
      HIKESHI_INGEST_KEYS: Secret.fromSecretsManager(secrets.ingest),
      HIKESHI_SECRETS: Secret.fromSecretsManager(secrets.others),
    },
    healthCheck: {
      command: ['CMD', 'node', '-e', healthy],
      interval: Duration.seconds(10),
      timeout: Duration.seconds(5),
      startPeriod: Duration.seconds(60),
    },
    stopTimeout: Duration.seconds(60),
    // A log that cannot be written must not hold up whoever answers an incident.
    logging: LogDrivers.awsLogs({
      logGroup: log,
      streamPrefix: 'bot',
      mode: AwsLogDriverMode.NON_BLOCKING,
    }),
  })
  container.addMountPoints({ sourceVolume: 'data', containerPath: '/data', readOnly: false })
  accept(task, {
    'AwsSolutions-ECS2': 'None of these variables is secret: those come from Secrets Manager.',
  })
  if (task.executionRole)
    accept(task.executionRole, {
      'AwsSolutions-IAM5[Resource::*]': 'ecr:GetAuthorizationToken knows no resource.',
    })
  const containerInsightsV2 = ContainerInsights.ENABLED
  const cluster = new Cluster(stack, 'Cluster', { vpc, containerInsightsV2 })
  const service = new FargateService(stack, 'Bot', {
    cluster: cluster as ICluster,
    taskDefinition: task,
    desiredCount: tasks.valueAsNumber,
    vpcSubnets: { subnetGroupName: 'bot' },
    assignPublicIp: false,
    // A new version that does not come up is taken back, and the old one answers all the while.
    circuitBreaker: { rollback: true },
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
    healthCheckGracePeriod: Duration.minutes(2),
    availabilityZoneRebalancing: AvailabilityZoneRebalancing.ENABLED,
  })
  database.connections.allowDefaultPortFrom(service)
  return service
}

const healthy =
  "fetch('http://127.0.0.1:8080/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
