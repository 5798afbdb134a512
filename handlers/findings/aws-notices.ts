import { z } from 'zod'
import * as kit from '#kit'

const { invented, record, textAt } = kit

type Notice = readonly [source: string, type: string, en: string, ja: string, string, string]

/** What AWS tells of its daily work. By itself it is no alarm, and no rule asks for it; whoever sends it along gets its facts. */
const notices: readonly Notice[] = [
  [
    'aws.ec2',
    'EC2 Instance State-change Notification',
    'An instance changed its state',
    'インスタンスの状態の変化',
    'EC2 started, stopped or ended an instance. Who asked for it is in CloudTrail.',
    'EC2 インスタンスが起動、停止、または終了しました。誰の操作かは CloudTrail で確認できます。',
  ],
  [
    'aws.ec2',
    'EBS Snapshot Notification',
    'A snapshot was made, copied or shared',
    'スナップショットの作成・コピー・共有',
    'EBS reports on a snapshot. Sharing one with another account is an alarm of its own.',
    'EBS スナップショットに関する通知です。ほかのアカウントへの共有は、別のアラームで知らせます。',
  ],
  [
    'aws.autoscaling',
    'EC2 Instance Launch Unsuccessful',
    'An Auto Scaling group could not start an instance',
    'Auto Scaling グループによるインスタンスの起動の失敗',
    'Mostly a quota, a missing image or a broken template. After a containment it may be the group replacing what was isolated.',
    '多くはクォータ、イメージの不在、起動テンプレートの誤りによるものです。封じ込めの直後であれば、隔離したインスタンスの置き換えが試みられた可能性があります。',
  ],
  [
    'aws.cloudwatch',
    'CloudWatch Alarm Configuration Change',
    'An alarm was made, changed or deleted',
    'CloudWatch アラームの作成・変更・削除',
    'The configuration of an alarm changed. Deleting or silencing one arrives by CloudTrail as an alarm, with who did it.',
    'アラームの設定が変わりました。削除や通知の停止は、操作した人とともに CloudTrail のアラームで知らせます。',
  ],
  [
    'aws.config',
    'Config Configuration Item Change',
    'Config recorded a change',
    'Config による変更の記録',
    'AWS Config recorded how a resource changed. Its rules judge whether that matters.',
    'AWS Config がリソースの変更を記録しました。問題かどうかは Config ルールが評価します。',
  ],
  [
    'aws.inspector2',
    'Inspector2 Scan',
    'Inspector finished a scan',
    'Inspector のスキャンの完了',
    'The numbers of one scan. Each finding of it arrives by itself.',
    'スキャン 1 回分の集計です。個々の検出結果は別に届きます。',
  ],
  [
    'aws.access-analyzer',
    'Access Preview State Change',
    'An access preview changed its state',
    'アクセスプレビューの状態の変化',
    'Somebody asked Access Analyzer what a policy would open before applying it.',
    'ポリシーを適用する前に、どのようなアクセスを許すことになるかを Access Analyzer で確認した人がいます。',
  ],
  [
    'aws.kms',
    'KMS CMK Rotation',
    'A key was rotated',
    'KMS キーのローテーション',
    'KMS made new key material, as the key is set up to. Old data can still be read.',
    '設定どおり、KMS がキーマテリアルを更新しました。以前のデータも引き続き復号できます。',
  ],
  [
    'aws.states',
    'Step Functions Execution Status Change',
    'A state machine changed its state',
    'ステートマシンの実行状態の変化',
    'A run of a state machine began or ended. If it carries out responses of yours, look at those that failed.',
    'ステートマシンの実行が始まったか、終わりました。インシデント対応に使っている場合は、失敗した実行を確認してください。',
  ],
  [
    'aws.macie',
    'Macie Alert',
    'An alert of Macie Classic',
    'Macie Classic のアラート',
    'Macie Classic, which AWS closed in 2022, would send this. Today it is a copy or a test; Macie’s findings have a card of their own.',
    'AWS が 2022 年に終了した Macie Classic の形式のアラートです。現在は写しかテストと考えられます。現行の Macie の検出結果は別のカードで知らせます。',
  ],
  [
    'awshealth.mock',
    'AWS Health Event',
    'A test of Health’s events',
    'AWS Health イベントのテスト',
    'This came under a name for tests that anybody in the account can send under. Health itself sends as aws.health.',
    'アカウント内の誰でも送信できる、テスト用の送信元から届きました。本物の通知の送信元は aws.health です。',
  ],
  [
    'awsmock.health',
    'AWS Health Abuse Event',
    'A test of an abuse report',
    '不正行為の報告のテスト',
    'This came under a name for tests that anybody in the account can send under. A true report comes from aws.health, and is urgent.',
    'アカウント内の誰でも送信できる、テスト用の送信元から届きました。本物の報告の送信元は aws.health で、緊急の対応が必要です。',
  ],
]

/** Plain members, the outermost first; what is a list or a tree is too much for a card. */
const plain = (detail: unknown): (readonly [string, string, unknown])[] =>
  Object.entries(record(detail)).flatMap(([name, value]) =>
    typeof value === 'object' || name === 'hikeshiSample' ? [] : [[name, name, value] as const],
  )

export default kit.defineFinding({
  id: 'aws-notices',
  en: { title: 'Notice of an AWS service' },
  ja: { title: 'AWS サービスからの通知' },
  unasked: true,
  match: notices.map(([source, detailType]) => ({ source: [source], 'detail-type': [detailType] })),
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    'instance-id': invented.instance.instanceId,
    state: 'stopped',
  },
  read(detail, { envelope }) {
    const kind = envelope['detail-type']
    const [, , en = kind, ja = kind, what = kind, whatJa = kind] =
      notices.find(([, type]) => type === kind) ?? []
    const { account, region } = kit.placeOf(envelope)
    const named = textAt(detail, 'instance-id') ?? kit.texts(envelope, 'resources').find(kit.arnOf)
    const about = [named?.startsWith('i-') ? 'AWS::EC2::Instance' : '', named] as const
    const [resource, subject] = [kit.resourceNamed(...about), kit.subjectNamed(...about)]
    const name = resource?.id ?? account
    return kit.toFinding(detail, envelope, {
      key: `aws-notices/${account}/${region}/${kind}/${named ?? envelope.id}`,
      type: `aws-notices/${kind}`,
      headline: { en: `${en}: ${name}`, ja: `${ja}: ${name}` },
      what: { en: what, ja: whatJa },
      severity: 'info',
      account,
      region,
      resource,
      facts: kit.factRows([['Sent as', '送信元', envelope.source], ...plain(detail).slice(0, 12)]),
      links: kit.resourceLinks(region, {}, subject),
      subject,
    })
  },
})
