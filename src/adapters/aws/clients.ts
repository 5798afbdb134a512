import type { STSClientConfig } from '@aws-sdk/client-sts'
import type { Aws } from '../../kit/aws.ts'

export type Settings = Pick<
  STSClientConfig,
  'credentials' | 'endpoint' | 'maxAttempts' | 'region' | 'requestHandler' | 'retryMode'
>

/** Every service of the facade. Each is loaded at its first call only: all of them together would be most of our memory. */
export const services: {
  readonly [S in keyof Aws]: (settings: Settings) => Promise<Aws[S]>
} = {
  ec2: async (settings) => new (await import('@aws-sdk/client-ec2')).EC2(settings),
  iam: async (settings) => new (await import('@aws-sdk/client-iam')).IAM(settings),
  cloudtrail: async (settings) =>
    new (await import('@aws-sdk/client-cloudtrail')).CloudTrail(settings),
  guardduty: async (settings) =>
    new (await import('@aws-sdk/client-guardduty')).GuardDuty(settings),
  // A bucket is asked for where it is, whatever the region of the client.
  s3: async (settings) =>
    new (await import('@aws-sdk/client-s3')).S3({ ...settings, followRegionRedirects: true }),
  accessAnalyzer: async (settings) =>
    new (await import('@aws-sdk/client-accessanalyzer')).AccessAnalyzer(settings),
  account: async (settings) => new (await import('@aws-sdk/client-account')).Account(settings),
  autoscaling: async (settings) =>
    new (await import('@aws-sdk/client-auto-scaling')).AutoScaling(settings),
  backup: async (settings) => new (await import('@aws-sdk/client-backup')).Backup(settings),
  cloudfront: async (settings) =>
    new (await import('@aws-sdk/client-cloudfront')).CloudFront(settings),
  cloudwatch: async (settings) =>
    new (await import('@aws-sdk/client-cloudwatch')).CloudWatch(settings),
  config: async (settings) =>
    new (await import('@aws-sdk/client-config-service')).ConfigService(settings),
  detective: async (settings) =>
    new (await import('@aws-sdk/client-detective')).Detective(settings),
  dynamodb: async (settings) => new (await import('@aws-sdk/client-dynamodb')).DynamoDB(settings),
  ecr: async (settings) => new (await import('@aws-sdk/client-ecr')).ECR(settings),
  ecs: async (settings) => new (await import('@aws-sdk/client-ecs')).ECS(settings),
  eks: async (settings) => new (await import('@aws-sdk/client-eks')).EKS(settings),
  elasticfilesystem: async (settings) => new (await import('@aws-sdk/client-efs')).EFS(settings),
  elasticloadbalancing: async (settings) =>
    new (await import('@aws-sdk/client-elastic-load-balancing-v2')).ElasticLoadBalancingV2(
      settings,
    ),
  events: async (settings) =>
    new (await import('@aws-sdk/client-eventbridge')).EventBridge(settings),
  identitystore: async (settings) =>
    new (await import('@aws-sdk/client-identitystore')).Identitystore(settings),
  inspector2: async (settings) =>
    new (await import('@aws-sdk/client-inspector2')).Inspector2(settings),
  kms: async (settings) => new (await import('@aws-sdk/client-kms')).KMS(settings),
  lambda: async (settings) => new (await import('@aws-sdk/client-lambda')).Lambda(settings),
  logs: async (settings) =>
    new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogs(settings),
  macie2: async (settings) => new (await import('@aws-sdk/client-macie2')).Macie2(settings),
  networkFirewall: async (settings) =>
    new (await import('@aws-sdk/client-network-firewall')).NetworkFirewall(settings),
  organizations: async (settings) =>
    new (await import('@aws-sdk/client-organizations')).Organizations(settings),
  rds: async (settings) => new (await import('@aws-sdk/client-rds')).RDS(settings),
  route53resolver: async (settings) =>
    new (await import('@aws-sdk/client-route53resolver')).Route53Resolver(settings),
  secretsmanager: async (settings) =>
    new (await import('@aws-sdk/client-secrets-manager')).SecretsManager(settings),
  securityhub: async (settings) =>
    new (await import('@aws-sdk/client-securityhub')).SecurityHub(settings),
  shield: async (settings) => new (await import('@aws-sdk/client-shield')).Shield(settings),
  sns: async (settings) => new (await import('@aws-sdk/client-sns')).SNS(settings),
  sqs: async (settings) => new (await import('@aws-sdk/client-sqs')).SQS(settings),
  ssm: async (settings) => new (await import('@aws-sdk/client-ssm')).SSM(settings),
  sso: async (settings) => new (await import('@aws-sdk/client-sso-admin')).SSOAdmin(settings),
  sts: async (settings) => new (await import('@aws-sdk/client-sts')).STS(settings),
  wafv2: async (settings) => new (await import('@aws-sdk/client-wafv2')).WAFV2(settings),
}

/** A client that comes into being with its first call. Its operations, waiters and paginators are the SDK's own. */
export function lazy<C extends object>(service: string, load: () => Promise<C>): C {
  let client: Promise<C> | undefined
  const call = async (member: string, args: unknown[]): Promise<unknown> => {
    const target = await (client ??= load())
    const operation: unknown = Reflect.get(target, member)
    if (typeof operation !== 'function') throw new TypeError(`${service} has no ${member}`)
    return Reflect.apply(operation, target, args)
  }
  async function* pages(member: string, args: unknown[]): AsyncGenerator<unknown> {
    yield* (await call(member, args)) as AsyncIterable<unknown>
  }
  return new Proxy({} as C, {
    get: (_, member) => {
      // An awaited client must not look like a promise.
      if (typeof member === 'symbol' || member === 'then') return undefined
      const of = member.startsWith('paginate') ? pages : call
      return (...args: unknown[]) => of(member, args)
    },
  })
}
