import { z } from 'zod'
import * as kit from '#kit'

const { at, invented, record, textAt } = kit

const page = [
  '/trustedadvisor/home?region=@region#/category/security',
  'Trusted Advisor',
  'Trusted Advisor',
] as const

/** Checks that are about security; the others are about cost, speed, limits and resilience. */
const security =
  /access key|mfa|root|password|security group|public|permission|iam |cloudtrail|exposed|certificate|encrypt|sts|ssl|tls|spf|logging|deprecated|waf|secrets/i

const said = {
  exposed: {
    en: 'AWS saw an access key of this account where everybody can read it, or saw it used by strangers. Deactivate it now, then read in CloudTrail what it did in every Region. AWS may limit the account after the deadline.',
    ja: 'このアカウントのアクセスキーが、誰でも読める場所で見つかったか、第三者に使われています。ただちに無効化し、すべてのリージョンの CloudTrail でこのキーによる操作を確認してください。期限を過ぎると、AWS がアカウントの利用を制限することがあります。',
  },
  security: {
    en: 'A check of Trusted Advisor found a setting that makes an attack easier. It is a task, and an incident only if somebody changed the setting lately without a reason.',
    ja: 'Trusted Advisor のチェックで、攻撃を容易にする設定が見つかりました。是正すべき課題です。最近、理由なく変更されたものであればインシデントとして扱ってください。',
  },
  other: {
    en: 'A check of Trusted Advisor on cost, performance, limits or resilience changed its result. It is told for the record.',
    ja: 'コスト、パフォーマンス、クォータ、耐障害性に関する Trusted Advisor のチェック結果が変わりました。参考情報です。',
  },
} as const

const item = (detail: unknown, ...names: string[]): string | undefined =>
  textAt(at(detail, 'check-item-detail'), ...names)

export default kit.defineFinding({
  id: 'trusted-advisor',
  en: { title: 'Trusted Advisor check result' },
  ja: { title: 'Trusted Advisor のチェック結果' },
  match: [
    {
      source: ['aws.trustedadvisor'],
      'detail-type': ['Trusted Advisor Check Item Refresh Notification'],
    },
  ],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    'check-name': 'Exposed Access Keys',
    'check-item-detail': {
      'Case ID': '7a1e2b3c-4d5e-4f60-8172-93a4b5c6d7e8',
      'Usage (USD per Day)': '0',
      'User Name (IAM or Root)': invented.accessKey.userName,
      Deadline: '1787623200000',
      'Access Key ID': invented.accessKey.accessKeyId,
      'Time Updated': '1787362810000',
      'Fraud Type': 'Exposed',
      Location: 'www.example.com/shop/deploy.sh',
    },
    status: 'ERROR',
    resource_id: '',
    uuid: '3d2f8a5e-6b1c-4f0e-9a7d-2c4b6e8f0a1b',
  },
  read(detail, { envelope }) {
    const check = textAt(detail, 'check-name') ?? 'Trusted Advisor'
    const arn = textAt(detail, 'resource_id')
    const place = kit.arnOf(arn)
    const { account, region } = kit.placeOf(
      envelope,
      place?.account,
      place?.region ?? item(detail, 'Region', 'Region/AZ')?.replace(/(?<=\d)[a-z]$/, ''),
    )
    const [key, user] = [item(detail, 'Access Key ID'), item(detail, 'User Name (IAM or Root)')]
    const exposed = /exposed access key/i.test(check) && key !== undefined
    const status = textAt(detail, 'status')
    const safe = status === 'OK'
    const kind = exposed ? 'exposed' : security.test(check) ? 'security' : 'other'
    const root = /^(root|<root.*>)$/i.test(user ?? '')
    const subject = exposed
      ? {
          ...kit.subjectNamed('AWS::IAM::AccessKey', key),
          ...kit.present({
            userName: user,
            userType: user === undefined ? undefined : root ? 'Root' : 'IAMUser',
          }),
        }
      : kit.subjectNamed('', arn)
    const resource = exposed
      ? kit.resourceNamed('AWS::IAM::AccessKey', key)
      : kit.resourceNamed('', arn)
    const name = resource?.id ?? account
    const graded = kind === 'security' ? (status === 'ERROR' ? 'medium' : 'low') : 'info'
    return kit.toFinding(detail, envelope, {
      over: safe,
      // AWS Health tells of the same exposed key.
      key: exposed
        ? `exposed-key/${account}/${key}`
        : `trusted-advisor/${account}/${check.trim()}/${arn ?? textAt(detail, 'uuid') ?? envelope.id}`,
      type: `trusted-advisor/${check.trim()}`,
      headline: exposed
        ? {
            en: `AWS found credentials of yours in the open: ${name}`,
            ja: `AWS による認証情報の漏えいの検知: ${name}`,
          }
        : { en: `${check.trim()}: ${name}`, ja: `Trusted Advisor の「${check.trim()}」: ${name}` },
      title: check.trim(),
      what: said[kind],
      severity: safe ? 'info' : exposed ? 'critical' : graded,
      account,
      region,
      resource,
      actor: exposed ? user : undefined,
      last: [item(detail, 'Time Updated')],
      facts: [
        ...kit.factRows([
          ['Check', 'チェック', check],
          ['Status', '状態', status],
          ['Found at', '見つかった場所', item(detail, 'Location')],
          ['Deadline', '期限', exposed ? kit.time(item(detail, 'Deadline')) : undefined],
        ]),
        // The check names its own columns; the days of a chart are no facts.
        ...Object.entries(record(at(detail, 'check-item-detail')))
          .filter(
            ([label]) =>
              /\S/.test(label) && !/^(Day \d+|Location|Deadline|Time Updated|Status)$/.test(label),
          )
          .flatMap(([label, value]) => kit.factRows([[label, label, value]])),
      ],
      links: [...kit.linksTo('us-east-1', name, [page]), ...kit.resourceLinks(region, {}, subject)],
      subject,
    })
  },
})
