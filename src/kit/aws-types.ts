import type { Finding, Subject } from '../core/finding.ts'
import { plain, type Text } from '../core/text.ts'
import { arnOf } from './arn.ts'
import { keyIdShape } from './kms.ts'
import { present, tail, text } from './read.ts'

/** AWS's names of its resource types without their spelling, what we call them, and the subject's member for their id. */
const types: Readonly<Record<string, readonly [en: string, ja: string, subject?: keyof Subject]>> =
  {
    account: ['AWS account', 'AWS アカウント'],
    autoscalingautoscalinggroup: ['Auto Scaling group', 'Auto Scaling グループ'],
    cloudformationstack: ['CloudFormation stack', 'CloudFormation スタック'],
    cloudfrontdistribution: ['CloudFront distribution', 'CloudFront ディストリビューション'],
    cloudtrailtrail: ['Trail', '証跡'],
    codebuildproject: ['CodeBuild project', 'CodeBuild プロジェクト'],
    dynamodbtable: ['DynamoDB table', 'DynamoDB テーブル'],
    ec2image: ['AMI', 'AMI'],
    ec2instance: ['EC2 instance', 'EC2 インスタンス', 'instanceId'],
    ec2networkinterface: ['Network interface', 'ネットワークインターフェイス'],
    ec2securitygroup: ['Security group', 'セキュリティグループ'],
    ec2snapshot: ['EBS snapshot', 'EBS スナップショット'],
    ec2subnet: ['Subnet', 'サブネット'],
    ec2volume: ['EBS volume', 'EBS ボリューム'],
    ec2vpc: ['VPC', 'VPC', 'vpcId'],
    ecrcontainerimage: ['Container image', 'コンテナイメージ'],
    ecrrepository: ['ECR repository', 'ECR リポジトリ'],
    ecscluster: ['ECS cluster', 'ECS クラスター', 'cluster'],
    efsfilesystem: ['EFS file system', 'EFS ファイルシステム'],
    elasticloadbalancingloadbalancer: ['Load balancer', 'ロードバランサー'],
    ekscluster: ['EKS cluster', 'EKS クラスター', 'cluster'],
    iamaccesskey: ['Access key', 'アクセスキー', 'accessKeyId'],
    iampolicy: ['IAM policy', 'IAM ポリシー'],
    iamrole: ['IAM role', 'IAM ロール', 'roleName'],
    iamuser: ['IAM user', 'IAM ユーザー', 'userName'],
    kmskey: ['KMS key', 'KMS キー', 'kmsKey'],
    lambdafunction: ['Lambda function', 'Lambda 関数', 'functionName'],
    rdsdb: ['RDS instance', 'RDS インスタンス', 'dbInstance'],
    rdsdbcluster: ['RDS cluster', 'RDS クラスター'],
    rdsdbclustersnapshot: ['RDS cluster snapshot', 'RDS クラスタースナップショット'],
    rdsdbinstance: ['RDS instance', 'RDS インスタンス', 'dbInstance'],
    rdsdbsnapshot: ['RDS snapshot', 'RDS スナップショット'],
    redshiftcluster: ['Redshift cluster', 'Redshift クラスター'],
    s3bucket: ['S3 bucket', 'S3 バケット', 'bucket'],
    s3object: ['S3 object', 'S3 オブジェクト'],
    secretsmanagersecret: ['Secret', 'シークレット'],
    snstopic: ['SNS topic', 'SNS トピック'],
    sqsqueue: ['SQS queue', 'SQS キュー'],
    ssmmanagedinstance: ['Managed node', 'マネージドノード', 'instanceId'],
  }

/** `AwsEc2Instance`, `AWS::EC2::Instance` and `AWS_EC2_INSTANCE` are one type. */
const bare = (type: string): string =>
  type
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replace(/^aws/, '')

/** The type as our table has it; a type that says nothing is read off the ARN. */
function typeOf(type: unknown, id: unknown): string {
  const named = bare(text(type) ?? '')
  const arn = arnOf(id)
  if (Object.hasOwn(types, named) || arn === undefined) return named
  const part = arn.service === 's3' ? 'bucket' : (arn.resource.split(/[:/]/)[0] ?? '')
  const guess = bare(arn.service + part)
  return Object.hasOwn(types, guess) ? guess : named
}

/** The id that people know a resource by, out of its ARN or of `AWS::IAM::AccessKey:AKIA...`. */
function idOf(type: string, id: string): string {
  const name = id.replace(/^AWS::[\w:]*?:(?=[^:]+$)/, '')
  const resource = arnOf(name)?.resource
  if (resource === undefined) return name
  if (type === 's3object') return resource
  // A function's version and a secret's suffix follow its name.
  return /^(?:repository|function|secret)[/:](.+)$/.exec(resource)?.[1] ?? tail(name)
}

/** Any resource by its type and its id or ARN, in whichever of AWS's spellings. */
export function resourceNamed(type: unknown, id: unknown): Finding['resource'] | undefined {
  const words = text(id)
  if (words === undefined) return undefined
  const of = typeOf(type, id)
  const [en, ja] = (Object.hasOwn(types, of) ? types[of] : undefined) ?? []
  const unknown = text(type)
  const other = unknown === undefined ? { en: 'Resource', ja: 'リソース' } : plain(unknown)
  const kind: Text = en !== undefined && ja !== undefined ? { en, ja } : other
  return { kind, id: text(idOf(of, words)) ?? words }
}

const shapes: { readonly [K in keyof Subject]?: RegExp } = {
  instanceId: /^i-[0-9a-f]+$/,
  accessKeyId: /^A[KS]IA\w{12,}$/,
  bucket: /^[a-z0-9][\w.-]+$/i,
  kmsKey: keyIdShape,
  vpcId: /^vpc-[0-9a-f]+$/,
  // IAM's own ids are no names.
  userName: /^(?!AIDA[A-Z0-9]{12,}$)[\w+=,.@-]+$/,
  roleName: /^(?!AROA[A-Z0-9]{12,}$)[\w+=,.@-]+$/,
}

/** The subject that a resource is for playbooks; nothing where its id is not of the shape they take. */
export function subjectNamed(type: unknown, id: unknown): Subject {
  const [of, resource] = [typeOf(type, id), resourceNamed(type, id)]
  const arn = arnOf(id) === undefined ? undefined : text(id)
  const member = Object.hasOwn(types, of) ? types[of]?.[2] : undefined
  if (member === undefined || resource === undefined) return present({ arn })
  const name = member === 'functionName' ? (resource.id.split(':')[0] ?? '') : resource.id
  if (!(shapes[member] ?? /\S/).test(name)) return present({ arn })
  return present({ arn, [member]: name, userType: member === 'userName' ? 'IAMUser' : undefined })
}
