import type { Finding, Subject } from '../core/finding.ts'
import { at, deep, present, record, tail, text, textAt } from './read.ts'
import { involved } from './sequence.ts'

/**
 * What AWS's documents call their resources: the `resourceType` beside them, the members that make the id people know
 * them by, and our words. Where the type says nothing, the most specific row that can be filled is taken.
 */
const kinds = [
  ['Lambda', ['functionName'], 'Lambda function', 'Lambda 関数'],
  ['RDSLimitlessDB', ['dbShardGroupIdentifier'], 'Aurora Limitless', 'Aurora Limitless Database'],
  ['RDSDBInstance', ['dbInstanceIdentifier'], 'RDS instance', 'RDS インスタンス'],
  ['S3Object', ['s3BucketDetails.name', 's3ObjectDetails.key'], 'S3 object', 'S3 オブジェクト'],
  ['S3Bucket', ['s3BucketDetails.name'], 'S3 bucket', 'S3 バケット'],
  ['Container', ['containerDetails.name'], 'Container', 'コンテナ'],
  ['Container', ['containerDetails.id'], 'Container', 'コンテナ'],
  ['ECSCluster', ['ecsClusterDetails.name', 'taskDetails.arn'], 'ECS task', 'ECS タスク'],
  ['ECSCluster', ['ecsClusterDetails.name'], 'ECS cluster', 'ECS クラスター'],
  [
    'EKSCluster',
    [
      'eksClusterDetails.name',
      'kubernetesWorkloadDetails.namespace',
      'kubernetesWorkloadDetails.name',
    ],
    'EKS workload',
    'EKS ワークロード',
  ],
  ['EKSCluster', ['eksClusterDetails.name'], 'EKS cluster', 'EKS クラスター'],
  ['RecoveryPoint', ['recoveryPointArn'], 'Recovery point', '復旧ポイント'],
  ['EBSSnapshot', ['ebsSnapshotDetails.snapshotArn'], 'EBS snapshot', 'EBS スナップショット'],
  ['EC2Image', ['imageArn'], 'AMI', 'AMI'],
  ['Instance', ['instanceId'], 'EC2 instance', 'EC2 インスタンス'],
  ['EBSVolume', ['volumeArn'], 'EBS volume', 'EBS ボリューム'],
  ['AccessKey', ['accessKeyId'], 'Access key', 'アクセスキー'],
  ['AccessKey', ['accessKeyDetails.userName'], 'IAM identity', 'IAM アイデンティティ'],
  ['AccessKey', ['principalId'], 'IAM identity', 'IAM アイデンティティ'],
  ['Bedrock', ['guardrailArn'], 'Bedrock guardrail', 'Bedrock ガードレール'],
  ['Bedrock', ['modelId'], 'Bedrock model', 'Bedrock モデル'],
] as const

/** What a document of AWS's is about: kind and id, or undefined where it names nothing we know. */
export function resourceIn(value: unknown): Finding['resource'] | undefined {
  const type = textAt(value, 'resourceType')?.toLowerCase()
  const fits = kinds.flatMap(([of, ids, en, ja]) => {
    const parts = ids.map((path) => text(deep(value, path)[0]))
    const id = parts.map((part) => tail(part ?? '')).join('/')
    return parts.includes(undefined) ? [] : [{ of: of.toLowerCase(), kind: { en, ja }, id }]
  })
  const best = fits.find(({ of }) => of === type) ?? fits[0]
  return best && { kind: best.kind, id: best.id }
}

/** The ids that playbooks act on, from the resource itself or, where it names none, from an attack sequence. */
export function subjectIn(resource: unknown, sequence: unknown, service?: unknown): Subject {
  const first = (path: string, ...types: string[]) =>
    text(deep(resource, path)[0]) ?? involved(sequence, ...types)
  const user = {
    ...record(at(sequence, 'actors.user')),
    ...record(at(resource, 'accessKeyDetails')),
  }
  const taskArn = first('ecsClusterDetails.taskDetails.arn', 'ECS_TASK')
  const taskGroup = text(deep(resource, 'ecsClusterDetails.taskDetails.group')[0])
  const kubernetes = at(resource, 'kubernetesDetails')
  const workload = at(kubernetes, 'kubernetesWorkloadDetails')
  const workloadName = textAt(workload, 'name')
  const affected = record(at(service, 'action.awsApiCallAction.affectedResources'))
  const [userName, userType] = [textAt(user, 'userName', 'name'), textAt(user, 'userType', 'type')]
  const assumed = /^(AssumedRole|Role)$/i.test(userType ?? '')
  return present({
    instanceId: first('instanceDetails.instanceId', 'EC2_INSTANCE'),
    domain: textAt(service, 'action.dnsRequestAction.domain')?.toLowerCase().replace(/\.$/, ''),
    accessKeyId: textAt(user, 'accessKeyId', 'credentialUid') ?? involved(sequence, 'ACCESS_KEY'),
    userName,
    userType,
    roleName: assumed ? userName : undefined,
    // GuardDuty has the session's name behind the role's id only: `AROA...:session`.
    sessionName: assumed ? /:(.+)$/.exec(textAt(user, 'principalId') ?? '')?.[1] : undefined,
    eventName: textAt(service, 'action.awsApiCallAction.api'),
    bucket: first('s3BucketDetails.name', 'S3_BUCKET'),
    objectKey: text(deep(resource, 's3ObjectDetails.key')[0]),
    objectVersion: text(deep(resource, 's3ObjectDetails.versionId')[0]),
    functionName: first('lambdaDetails.functionName'),
    dbInstance: first('rdsDbInstanceDetails.dbInstanceIdentifier'),
    cluster:
      first('eksClusterDetails.name') ??
      first('ecsClusterDetails.name', 'EKS_CLUSTER', 'ECS_CLUSTER'),
    ecsTask: taskArn && tail(taskArn),
    ecsService: /^service:(.+)$/.exec(taskGroup ?? '')?.[1],
    k8sNamespace: textAt(workload, 'namespace'),
    k8sWorkload: workloadName && `${textAt(workload, 'type') ?? 'pods'}/${workloadName}`,
    k8sServiceAccount: textAt(workload, 'serviceAccountName'),
    k8sUser: textAt(kubernetes, 'kubernetesUserDetails.username'),
    trail: text(affected['AWS::CloudTrail::Trail']),
  })
}
