import { z } from 'zod'
import {
  at,
  checked,
  defineFinding,
  factRows,
  invented,
  linksTo,
  placeOf,
  resourceLinks,
  resourceNamed,
  subjectNamed,
  textAt,
  tiesTo,
  toFinding,
} from '#kit'

const rulePage = [
  '/config/home?region=@region#/rules/details?configRuleName=@id',
  'Config rule',
  'Config ルール',
] as const

/** Config grades nothing: what broke a rule is medium, what keeps it or cannot be judged is told for the record. */
const results = {
  NON_COMPLIANT: {
    severity: 'medium',
    en: [
      'breaks the rule',
      'A resource no longer follows a rule of AWS Config. Find the change that did it in the resource’s timeline, and whoever made it in CloudTrail: a mistake is put right, a change that nobody knows of is an incident.',
    ],
    ja: [
      'への違反',
      'リソースが AWS Config のルールを満たさなくなりました。リソースのタイムラインで原因となった変更を、CloudTrail でその実行者を確認してください。誤操作であれば是正し、誰にも心当たりのない変更であればインシデントとして扱います。',
    ],
  },
  COMPLIANT: {
    severity: 'info',
    en: [
      'follows the rule again',
      'The resource follows the rule of AWS Config. Nothing has to be done.',
    ],
    ja: ['への準拠', 'リソースは AWS Config のルールを満たしています。対応は不要です。'],
  },
  other: {
    severity: 'info',
    en: [
      'can no longer be judged by the rule',
      'AWS Config has no verdict on the resource: it was deleted, left the scope of the rule, or there is not enough data.',
    ],
    ja: [
      'の評価対象外',
      'AWS Config はこのリソースを評価できません。リソースが削除されたか、ルールの対象から外れたか、データが不足しています。',
    ],
  },
} as const

export default defineFinding({
  id: 'config-compliance',
  en: { title: 'Config rule compliance change' },
  ja: { title: 'AWS Config ルールの準拠状況の変化' },
  match: [{ source: ['aws.config'], 'detail-type': ['Config Rules Compliance Change'] }],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    awsAccountId: invented.account,
    awsRegion: invented.region,
    configRuleName: 's3-bucket-public-read-prohibited',
    configRuleARN: invented.arn('config', 'config-rule/config-rule-a1b2c3'),
    resourceType: 'AWS::S3::Bucket',
    resourceId: invented.bucket.name,
    newEvaluationResult: {
      complianceType: 'NON_COMPLIANT',
      resultRecordedTime: '2026-08-22T01:40:10.000Z',
      annotation: 'The S3 bucket policy allows public read access.',
    },
    oldEvaluationResult: {
      complianceType: 'COMPLIANT',
      resultRecordedTime: '2026-08-20T01:40:10.000Z',
    },
    notificationCreationTime: '2026-08-22T01:40:11.000Z',
    messageType: 'ComplianceChangeNotification',
  },
  read(detail, { envelope }) {
    const { account, region } = placeOf(
      envelope,
      textAt(detail, 'awsAccountId'),
      textAt(detail, 'awsRegion'),
    )
    const about = 'newEvaluationResult.evaluationResultIdentifier.evaluationResultQualifier'
    const of = (name: string) => textAt(detail, name, `${about}.${name}`)
    const [rule, type, id] = [of('configRuleName'), of('resourceType'), of('resourceId')]
    const verdict = textAt(detail, 'newEvaluationResult.complianceType')
    const said = results[verdict === 'NON_COMPLIANT' || verdict === 'COMPLIANT' ? verdict : 'other']
    const resource = resourceNamed(type, id)
    const name = rule ?? 'Config'
    const kind = resource?.kind ?? { en: 'Resource', ja: 'リソース' }
    const subject = subjectNamed(type, id)
    return toFinding(detail, envelope, {
      key: `config/${account}/${region}/${rule ?? envelope.id}/${type ?? ''}/${id ?? ''}`,
      type: `config/${name}`,
      headline: {
        en: `${kind.en} ${said.en[0]} ${name}`,
        ja: `${kind.ja}: ルール ${name} ${said.ja[0]}`,
      },
      what: { en: said.en[1], ja: said.ja[1] },
      severity: said.severity,
      account,
      region,
      resource,
      last: [
        at(detail, 'newEvaluationResult.resultRecordedTime'),
        at(detail, 'notificationCreationTime'),
      ],
      facts: factRows([
        ['Rule', 'ルール', rule],
        ['Result', '評価結果', verdict],
        ['Before', '以前の評価結果', textAt(detail, 'oldEvaluationResult.complianceType')],
        ['Reason', '理由', textAt(detail, 'newEvaluationResult.annotation')],
        ['Resource type', 'リソースタイプ', type],
      ]),
      links: [...linksTo(region, rule, [rulePage]), ...resourceLinks(region, detail, subject)],
      subject,
      // Not applicable: the resource is gone, or no concern of the rule's any more.
      over: verdict === 'COMPLIANT' || verdict === 'NOT_APPLICABLE',
      ...tiesTo(['check', checked(region, resource?.id, account)]),
    })
  },
})
