import { z } from 'zod'
import {
  checked,
  defineFinding,
  factRows,
  invented,
  partitionOf,
  resourceLinks,
  resourceNamed,
  severityNamed,
  subjectNamed,
  tiesTo,
  toFinding,
} from '#kit'

/** What an id without an ARN is of, by its own form. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/^i-/, 'AWS::EC2::Instance'],
  [/^sg-/, 'AWS::EC2::SecurityGroup'],
  [/^vol-/, 'AWS::EC2::Volume'],
  [/^snap-/, 'AWS::EC2::Snapshot'],
  [/^vpc-/, 'AWS::EC2::VPC'],
  [/^A[KS]IA/, 'AWS::IAM::AccessKey'],
  [/^\d{12}$/, 'AWS::::Account'],
]

const words = z.object({ en: z.string(), ja: z.string() })

/** A failed check that somebody wants mended: the bot sends this to itself, so that mending goes the way of all changes. */
export default defineFinding({
  id: 'posture',
  en: { title: 'Failed posture check' },
  ja: { title: 'セキュリティ状況の不合格項目' },
  proves: 'nothing',
  match: [{ source: ['hikeshi.posture'], 'detail-type': ['Posture Check Failed'] }],
  schema: z.object({
    check: z.string(),
    resource: z.string(),
    severity: z.string(),
    title: words,
    why: words,
    found: words,
    hikeshiSample: z.boolean().optional(),
  }),
  sample: {
    hikeshiSample: true,
    check: 'imdsv2-required',
    resource: invented.instance.instanceId,
    severity: 'medium',
    title: { en: 'Instances require IMDSv2', ja: 'インスタンスで IMDSv2 を必須化' },
    why: {
      en: 'Without a token, request forgery in a web server is enough to get the credentials of the instance.',
      ja: 'トークンが不要な場合、Web サーバーの SSRF だけでインスタンスの認証情報を取得できます。',
    },
    found: {
      en: 'The metadata service answers without a token.',
      ja: 'メタデータサービスがトークンなしの要求に応答します。',
    },
  },
  read(detail, { envelope }) {
    const { check, resource, severity, title, why, found } = detail
    const type = forms.find(([form]) => form.test(resource))?.[1]
    const { account, region } = envelope
    const group = `arn:${partitionOf(region)}:ec2:${region}:${account}:security-group/${resource}`
    const policy = check.startsWith('password-') && resource === account
    const subject = policy
      ? { passwordPolicy: account }
      : subjectNamed(type, resource.startsWith('sg-') ? group : resource)
    const named = type === 'AWS::::Account' ? undefined : resourceNamed(type, resource)
    return toFinding(detail, envelope, {
      key: `posture/${account}/${region}/${check}/${resource}`,
      type: `posture/${check}`,
      headline: {
        en: `Posture check failed: ${title.en}`,
        ja: `不合格のチェック項目: ${title.ja}`,
      },
      what: why,
      severity: severityNamed(severity) ?? 'medium',
      resource: named,
      facts: factRows([
        ['Check', 'チェック項目', check],
        ['Found', '確認した内容', found.en === '' ? undefined : `${found.en} / ${found.ja}`],
      ]),
      links: resourceLinks(region, {}, subject),
      subject,
      ...tiesTo(['check', checked(region, named?.id, account)]),
    })
  },
})
