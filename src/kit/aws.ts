import type { AccessAnalyzer } from '@aws-sdk/client-accessanalyzer'
import type { Account } from '@aws-sdk/client-account'
import type { AutoScaling } from '@aws-sdk/client-auto-scaling'
import type { Backup } from '@aws-sdk/client-backup'
import type { CloudFront } from '@aws-sdk/client-cloudfront'
import type { CloudTrail } from '@aws-sdk/client-cloudtrail'
import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import type { ConfigService } from '@aws-sdk/client-config-service'
import type { Detective } from '@aws-sdk/client-detective'
import type { DynamoDB } from '@aws-sdk/client-dynamodb'
import type { EC2 } from '@aws-sdk/client-ec2'
import type { ECR } from '@aws-sdk/client-ecr'
import type { ECS } from '@aws-sdk/client-ecs'
import type { EFS } from '@aws-sdk/client-efs'
import type { EKS } from '@aws-sdk/client-eks'
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { EventBridge } from '@aws-sdk/client-eventbridge'
import type { GuardDuty } from '@aws-sdk/client-guardduty'
import type { IAM } from '@aws-sdk/client-iam'
import type { Identitystore } from '@aws-sdk/client-identitystore'
import type { Inspector2 } from '@aws-sdk/client-inspector2'
import type { KMS } from '@aws-sdk/client-kms'
import type { Lambda } from '@aws-sdk/client-lambda'
import type { Macie2 } from '@aws-sdk/client-macie2'
import type { NetworkFirewall } from '@aws-sdk/client-network-firewall'
import type { Organizations } from '@aws-sdk/client-organizations'
import type { RDS } from '@aws-sdk/client-rds'
import type { Route53Resolver } from '@aws-sdk/client-route53resolver'
import type { S3 } from '@aws-sdk/client-s3'
import type { SecretsManager } from '@aws-sdk/client-secrets-manager'
import type { SecurityHub } from '@aws-sdk/client-securityhub'
import type { Shield } from '@aws-sdk/client-shield'
import type { SNS } from '@aws-sdk/client-sns'
import type { SQS } from '@aws-sdk/client-sqs'
import type { SSM } from '@aws-sdk/client-ssm'
import type { SSOAdmin } from '@aws-sdk/client-sso-admin'
import type { STS } from '@aws-sdk/client-sts'
import type { WAFV2 } from '@aws-sdk/client-wafv2'

/**
 * The real SDK v3 clients, made for one account, region and run; each by its service's prefix in IAM. Each call must be
 * among the playbook's declared permissions, or it throws `UndeclaredCall` before anything is sent; each mutating call goes
 * into the journal. Errors are the SDK's own (`error.name` is AWS's code, e.g. `NoSuchEntityException`, `InvalidInstanceID.NotFound`).
 */
export interface Aws {
  readonly ec2: EC2
  readonly iam: IAM
  readonly cloudtrail: CloudTrail
  readonly guardduty: GuardDuty
  readonly s3: S3
  readonly accessAnalyzer: AccessAnalyzer
  readonly account: Account
  readonly autoscaling: AutoScaling
  readonly backup: Backup
  readonly cloudfront: CloudFront
  readonly cloudwatch: CloudWatch
  readonly config: ConfigService
  readonly detective: Detective
  readonly dynamodb: DynamoDB
  readonly ecr: ECR
  readonly ecs: ECS
  readonly eks: EKS
  readonly elasticfilesystem: EFS
  readonly elasticloadbalancing: ElasticLoadBalancingV2
  readonly events: EventBridge
  readonly identitystore: Identitystore
  readonly inspector2: Inspector2
  readonly kms: KMS
  readonly lambda: Lambda
  readonly logs: CloudWatchLogs
  readonly macie2: Macie2
  readonly networkFirewall: NetworkFirewall
  readonly organizations: Organizations
  readonly rds: RDS
  readonly route53resolver: Route53Resolver
  readonly secretsmanager: SecretsManager
  readonly securityhub: SecurityHub
  readonly shield: Shield
  readonly sns: SNS
  readonly sqs: SQS
  readonly ssm: SSM
  readonly sso: SSOAdmin
  readonly sts: STS
  readonly wafv2: WAFV2
}
