import { z } from 'zod'
import type { Severity } from '#kit'
import * as kit from '#kit'

const { at, invented, textAt, texts } = kit

type Kind = readonly [RegExp, Severity, en: string, ja: string, what: string, whatJa: string]

/** By what AWS calls the event: the first row that fits. */
const kinds: readonly Kind[] = [
  [
    /^AWS_RISK_\w*(CREDENTIAL|QUARANTINE)/,
    'critical',
    'AWS found credentials of yours in the open',
    'AWS による認証情報の漏えいの検知',
    'AWS saw an access key of this account where everybody can read it, or saw it used by strangers. Programs look for such keys within minutes. Deactivate it now, whatever depends on it; then read in CloudTrail what it did in every Region, including users, roles and instances that it made.',
    'このアカウントのアクセスキーが、誰でも読める場所で見つかったか、第三者に使われています。公開されたキーは数分で悪用されます。影響を気にせず、ただちに無効化してください。その後、すべてのリージョンの CloudTrail でこのキーによる操作を確認し、作成されたユーザー、ロール、インスタンスも調べます。',
  ],
  [
    /^AWS_(ABUSE|RISK)_/,
    'high',
    'Abuse reported from your account',
    'このアカウントからの不正行為の報告',
    'Somebody told AWS that resources of this account attack or trouble others. That is mostly a sign of a break-in: look at the named resources as compromised, keep evidence, and answer AWS in time, or they may be cut off.',
    'このアカウントのリソースによる攻撃や迷惑行為が AWS に報告されました。多くは侵入の兆候です。対象のリソースを侵害されたものとして扱い、証拠を保全してください。期限内に AWS へ回答しないと、リソースが停止されることがあります。',
  ],
  [
    /SHIELD|DDOS|SECURITY/,
    'medium',
    'Security notice from AWS',
    'AWS からのセキュリティ通知',
    'AWS tells of something that touches the security of this account. Read it and decide who acts on it.',
    'このアカウントのセキュリティに関わる AWS からの通知です。内容を確認し、対応する担当者を決めてください。',
  ],
]
const operational: Kind = [
  /./,
  'low',
  'Health event',
  'ヘルスイベント',
  'AWS reports a disturbance or planned work that concerns this account. It is no attack, but it explains alarms that arrive at the same time.',
  'このアカウントに関係する障害または作業の予定が AWS から通知されました。攻撃ではありませんが、同じ時間帯のアラームの原因である可能性があります。',
]

const entityType = (id: string): string =>
  /^A[KS]IA\w{12,}$/.test(id)
    ? 'AWS::IAM::AccessKey'
    : /^i-[0-9a-f]+$/.test(id)
      ? 'AWS::EC2::Instance'
      : id.startsWith('vol-')
        ? 'AWS::EC2::Volume'
        : ''

export default kit.defineFinding({
  id: 'health',
  en: { title: 'AWS Health event' },
  ja: { title: 'AWS Health イベント' },
  match: [
    { source: ['aws.health'], 'detail-type': ['AWS Health Event', 'AWS Health Abuse Event'] },
    // AWS Health Aware, AWS's own relay for organizations.
    { source: ['aha'], 'detail-type': ['AHA Event'] },
  ],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    eventArn:
      'arn:aws:health:us-east-1::event/RISK/AWS_RISK_CREDENTIALS_EXPOSED/AWS_RISK_CREDENTIALS_EXPOSED_a1b2c3',
    service: 'RISK',
    eventTypeCode: 'AWS_RISK_CREDENTIALS_EXPOSED',
    eventTypeCategory: 'issue',
    eventScopeCode: 'ACCOUNT_SPECIFIC',
    statusCode: 'open',
    affectedAccount: invented.account,
    eventRegion: 'us-east-1',
    startTime: 'Sat, 22 Aug 2026 01:22:07 GMT',
    lastUpdatedTime: 'Sat, 22 Aug 2026 01:40:10 GMT',
    eventDescription: [
      { language: 'en_US', latestDescription: 'An access key was found in a public repository.' },
    ],
    affectedEntities: [{ entityValue: invented.accessKey.accessKeyId, status: 'IMPAIRED' }],
  },
  read(detail, { envelope }) {
    const arn = textAt(detail, 'eventArn', 'arn')
    const { account, region } = kit.placeOf(
      envelope,
      textAt(detail, 'affectedAccount', 'affectedEntities.awsAccountId'),
      textAt(detail, 'eventRegion', 'region') ?? kit.arnOf(arn)?.region,
    )
    const code = textAt(detail, 'eventTypeCode') ?? envelope['detail-type']
    const abuse = /Abuse/.test(envelope['detail-type']) || textAt(detail, 'service') === 'ABUSE'
    const [, severity, en, ja, what, whatJa] =
      kinds.find(([fits]) =>
        fits.test(abuse && !code.startsWith('AWS_RISK') ? 'AWS_ABUSE_' : code),
      ) ?? operational
    const closed = textAt(detail, 'statusCode') === 'closed'
    const entities = texts(detail, 'affectedEntities.entityValue')
    const [first] = entities
    // Trusted Advisor tells of the same keys, and knows their users.
    const exposed = severity === 'critical' && first !== undefined
    const type = exposed ? 'AWS::IAM::AccessKey' : entityType(first ?? '')
    const [subject, resource] = [kit.subjectNamed(type, first), kit.resourceNamed(type, first)]
    const name = resource?.id ?? account
    const own = `health/${arn ?? envelope.id}`
    return kit.toFinding(detail, envelope, {
      over: closed,
      key: exposed ? `exposed-key/${account}/${first}` : `${own}/${account}`,
      type: code,
      headline: { en: `${en}: ${name}, ${code}`, ja: `${ja}: ${name}、${code}` },
      title: code,
      what: { en: what, ja: whatJa },
      severity: closed ? 'info' : severity,
      account,
      region,
      resource,
      first: [at(detail, 'startTime')],
      last: [at(detail, 'lastUpdatedTime'), at(detail, 'startTime')],
      facts: kit.factsAt(detail, [
        ['Event', 'イベント', 'eventTypeCode'],
        ['Service', 'サービス', 'service'],
        ['Category', '分類', 'eventTypeCategory'],
        ['Status', '状態', 'statusCode'],
        ['Affected', '影響を受けるリソース', 'affectedEntities.entityValue'],
        ['Until', '終了時刻', 'endTime'],
        ['What AWS writes', 'AWS の説明', 'eventDescription.latestDescription'],
      ]),
      links: [
        ...kit.linkIfAws(
          `https://health.aws.amazon.com/health/home#/account/event-log?eventID=${encodeURIComponent((arn ?? '').toWellFormed())}`,
          'AWS Health',
          'AWS Health',
        ),
        ...kit.resourceLinks(region, detail, subject),
      ],
      subject,
    })
  },
})
