import { CfnParameter, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type IKey, Key } from 'aws-cdk-lib/aws-kms'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type IBucket,
} from 'aws-cdk-lib/aws-s3'
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { accept } from './accepted.ts'

/** A key of ours, by which CloudWatch may also reach a topic that is encrypted with it. */
export function keyOf(stack: Stack, alias: string, description: string): Key {
  const key = new Key(stack, 'Key', {
    alias,
    description,
    enableKeyRotation: true,
    // Without it nothing that was kept can be read again.
    removalPolicy: RemovalPolicy.RETAIN,
  })
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  )
  return key
}

/** Log groups take their key only if it says so itself. */
export function forLogs(stack: Stack, key: Key): void {
  const groups = stack.formatArn({ service: 'logs', resource: '*' })
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
      actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
    }),
  )
}

/** `ingest` is the key that EventBridge brings; `others` are further variables of the bot as one JSON object, Slack's among them. */
export function secretsOf(stack: Stack, encryptionKey: IKey): Record<'ingest' | 'others', ISecret> {
  const ingest = new Secret(stack, 'IngestKey', {
    secretName: 'hikeshi/ingest-key',
    description:
      'HIKESHI_INGEST_KEYS: what EventBridge must bring; two with a comma while it is changed',
    encryptionKey,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  })
  const slack = { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: '' }
  const others = new Secret(stack, 'Secrets', {
    description: 'HIKESHI_SECRETS: variables of the bot as a JSON object, to be filled in by hand',
    encryptionKey,
    generateSecretString: {
      secretStringTemplate: JSON.stringify(slack),
      generateStringKey: 'HIKESHI_UNUSED',
    },
  })
  accept(ingest, {
    'AwsSolutions-SMG4':
      'Each watched account has a copy of it: docs/connect-aws.md says how it is changed.',
  })
  accept(others, {
    'AwsSolutions-SMG4': 'Tokens of Slack and of pagers, which Slack and they give out.',
  })
  // The library's own types disagree on members that may be undefined.
  return { ingest: ingest as ISecret, others: others as ISecret }
}

/** Who was let in at the load balancer, and who looked at the evidence. */
export function logsOf(stack: Stack): IBucket {
  const logs = new Bucket(stack, 'AccessLogs', {
    // Load balancers cannot write with a key of ours.
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    lifecycleRules: [{ expiration: Duration.days(400) }],
    removalPolicy: RemovalPolicy.RETAIN,
  })
  accept(logs, { 'AwsSolutions-S1': 'It is the bucket of the access logs itself.' })
  return logs as IBucket
}

/** Where the journal's anchors and exports go: for so many days nobody can change or delete them, not even the root user. */
export function auditOf(
  stack: Stack,
  encryptionKey: IKey,
  serverAccessLogsBucket: IBucket,
): IBucket {
  const days = new CfnParameter(stack, 'AuditDays', {
    type: 'Number',
    description:
      'How long what is written to the audit bucket can be deleted by nobody at all, days',
    default: 400,
    minValue: 1,
  })
  const audit = new Bucket(stack, 'Audit', {
    // To be known before it is there: hikeshi.yaml names it.
    bucketName: `hikeshi-audit-${stack.account}-${stack.region}`,
    encryption: BucketEncryption.KMS,
    encryptionKey,
    bucketKeyEnabled: true,
    versioned: true,
    objectLockEnabled: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    serverAccessLogsBucket,
    serverAccessLogsPrefix: 'audit/',
    removalPolicy: RemovalPolicy.RETAIN,
  })
  ;(audit.node.defaultChild as CfnBucket).objectLockConfiguration = {
    objectLockEnabled: 'Enabled',
    rule: { defaultRetention: { mode: 'COMPLIANCE', days: days.valueAsNumber } },
  }
  return audit as IBucket
}
