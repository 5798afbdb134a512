import { z } from 'zod'
import * as kit from '#kit'

const { at, invented, textAt, texts } = kit

const page = [
  '/securityhub/home?region=@region#/findings?search=Id%3D%255Coperator%255C%253AEQUALS%255C%253A@id',
  'Security Hub CSPM',
  'Security Hub CSPM',
] as const

const said = {
  control: {
    en: 'A security control fails on this resource. Nobody need have attacked it, but this is the gap that an attack would use. Find in CloudTrail who opened it and when: a change from before the control was introduced is a task, one from last night is a question.',
    ja: 'このリソースがセキュリティコントロールに不合格となりました。攻撃を受けたとは限りませんが、攻撃に利用されうる状態です。いつ誰が変更したかを CloudTrail で確認してください。以前からの設定であれば課題として、直近の変更であればインシデントの疑いとして扱います。',
  },
  other: {
    en: 'A product that reports to Security Hub raised this finding. Its own page has the evidence; check there before acting.',
    ja: 'Security Hub に連携している製品が検出結果を報告しました。対応する前に、その製品の画面で根拠を確認してください。',
  },
} as const

export default kit.defineFinding({
  id: 'security-hub',
  en: { title: 'Security Hub CSPM finding' },
  ja: { title: 'Security Hub CSPM の検出結果' },
  match: [
    {
      source: ['aws.securityhub'],
      'detail-type': ['Security Hub Findings - Imported', 'Security Hub Findings - Custom Action'],
    },
  ],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    findings: [
      {
        Id: invented.arn(
          'securityhub',
          'security-control/S3.8/finding/2f1e0d3c-4b5a-6978-8695-a4b3c2d1e0f1',
        ),
        ProductArn: `arn:aws:securityhub:${invented.region}::product/aws/securityhub`,
        GeneratorId: 'security-control/S3.8',
        AwsAccountId: invented.account,
        Region: invented.region,
        FirstObservedAt: '2026-08-22T01:22:07.000Z',
        LastObservedAt: '2026-08-22T01:40:10.000Z',
        Severity: { Label: 'HIGH', Normalized: 70 },
        Title: 'S3 general purpose buckets should block public access',
        Resources: [{ Type: 'AwsS3Bucket', Id: invented.bucket.arn, Region: invented.region }],
        Compliance: { Status: 'FAILED', SecurityControlId: 'S3.8' },
        Workflow: { Status: 'NEW' },
        RecordState: 'ACTIVE',
        Sample: true,
      },
    ],
  },
  split: (detail) => {
    const all = kit.valuesAt(detail, 'findings')
    // What Hikeshi itself put there is known here; it comes back only where a person sends it.
    const ours = (one: unknown) => textAt(one, 'GeneratorId')?.startsWith('hikeshi/') === true
    const findings = detail.actionName === undefined ? all.filter((one) => !ours(one)) : all
    if (findings.length === 0 && all.length > 0) return []
    return findings.length < 2 && all.length < 2
      ? [detail]
      : findings.map((one) => ({ ...detail, findings: [one] }))
  },
  read(detail, { envelope, describe }) {
    const f = at(detail, 'findings')
    const id = textAt(f, 'Id')
    const { account, region } = kit.placeOf(
      envelope,
      textAt(f, 'AwsAccountId'),
      textAt(f, 'Region', 'Resources.Region'),
    )
    const { resource, subject, actor } = kit.asffResources(f)
    const { facts, remotes } = kit.asffActivity(f)
    const control = kit.controlIn(f)
    const type = kit.asffOwnType(f)
    const words = type === undefined ? undefined : describe(type)
    const product = kit.asffProduct(f)
    const title = textAt(f, 'Title') ?? control ?? product
    const state = ['Workflow.Status', 'RecordState', 'Compliance.Status'].map((path) =>
      textAt(f, path),
    )
    const over = state.some((one) => /^(RESOLVED|SUPPRESSED|ARCHIVED|PASSED)$/.test(one ?? ''))
    const ids = texts(f, 'Resources.Id')
    const headline =
      control === undefined
        ? (words?.title ?? { en: `${product}: ${title}`, ja: `${product} の検出結果: ${title}` })
        : {
            en: `${control} ${over ? 'passes' : 'fails'}: ${title.replace(/^[\w.]*\d\.?\d* /, '')}`,
            ja: `コントロール ${control} ${over ? 'に合格' : 'に不合格'}: ${resource?.kind.ja ?? ''} ${resource?.id ?? ''}`,
          }
    const own =
      kit.keyOfFinding(id, account) ??
      `security-hub/${account}/${region}/${kit.hash(id ?? f ?? envelope.id)}`
    return kit.toFinding(detail, envelope, {
      key: control === undefined ? own : `control/${account}/${region}/${control}/${ids[0] ?? ''}`,
      type:
        type ??
        (control === undefined ? (textAt(f, 'GeneratorId') ?? product) : `control/${control}`),
      headline:
        over && control === undefined
          ? { en: `Closed: ${headline.en}`, ja: `クローズ済み: ${headline.ja}` }
          : headline,
      title,
      what: control === undefined ? (words?.what ?? said.other) : said.control,
      severity: over ? 'info' : kit.asffSeverity(f),
      account,
      region,
      resource,
      actor,
      remotes,
      sample:
        at(f, 'Sample') === true ||
        (title.startsWith('[SAMPLE]') && type !== undefined) ||
        ids.some((one) => /[:/](GeneratedFindingAccessKeyId|i-99999999)$/.test(one)),
      count: textAt(kit.unfold(at(f, 'ProductFields')), 'count', 'aws.guardduty.service.count'),
      first: [at(f, 'FirstObservedAt'), at(f, 'CreatedAt')],
      last: [at(f, 'LastObservedAt'), at(f, 'UpdatedAt')],
      facts: [
        ...kit.factRows([
          ['Product', '製品', product],
          ['Control', 'コントロール', control],
          ['Result', '評価結果', textAt(f, 'Compliance.Status')],
          ['Reason', '理由', texts(f, 'Compliance.StatusReasons.Description')],
          ['Requirements', '関連する要件', texts(f, 'Compliance.RelatedRequirements')],
          ['More resources', 'ほかのリソース', ids.slice(1)],
          ['State', '状態', state.slice(0, 2).filter(Boolean).join(', ')],
          ['Chosen action', '選択されたアクション', textAt(detail, 'actionName')],
        ]),
        ...kit.asffVulnerabilities(f),
        ...facts,
      ],
      links: [
        ...kit.linksTo(region, id, [page]),
        ...kit.linkIfAws(at(f, 'SourceUrl'), `Open in ${product}`, `${product} で開く`),
        ...kit.linkIfAws(at(f, 'Remediation.Recommendation.Url'), 'How to fix it', '修復手順'),
        ...kit.resourceLinks(region, f, subject),
      ],
      subject,
      over,
      ...kit.tiesTo([
        'check',
        control === undefined ? undefined : kit.checked(region, resource?.id, account),
      ]),
    })
  },
})
