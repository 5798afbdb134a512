import { z } from 'zod'
import * as kit from '#kit'

const { at, invented, textAt, texts } = kit

const page = [
  '/securityhub/v2/home?region=@region#/findings',
  'Security Hub',
  'Security Hub',
] as const

const said = {
  exposure: {
    en: 'Security Hub put several weaknesses of this resource together: each may be tolerable, but in a row they are a way in. Close the link that is quickest to close, usually the path from the internet.',
    ja: 'Security Hub が、このリソースの複数の弱点を組み合わせて評価しました。個々には許容できても、つながると侵入経路になります。最も早く断てる部分、多くの場合はインターネットからの経路を閉じてください。',
  },
  control: {
    en: 'A security control fails on this resource. Look in CloudTrail for who changed the setting and when; an old setting is a task, one from last night is a question.',
    ja: 'このリソースがセキュリティコントロールに不合格となりました。いつ誰が設定を変更したかを CloudTrail で確認してください。以前からの設定であれば課題として、直近の変更であればインシデントの疑いとして扱います。',
  },
  other: {
    en: 'Security Hub passes on what another service found. The page of that service has the evidence; check there before acting.',
    ja: 'ほかのサービスの検出結果が Security Hub から届きました。対応する前に、そのサービスの画面で根拠を確認してください。',
  },
} as const

/** The product's own type as its documents write it, e.g. `UnauthorizedAccess:EC2/SSHBruteForce`. */
const ownType = /^[A-Z]\w+:\w+\/[\w.&!]+$/

export default kit.defineFinding({
  id: 'security-hub-v2',
  en: { title: 'Security Hub finding' },
  ja: { title: 'Security Hub の検出結果' },
  match: [{ source: ['aws.securityhub'], 'detail-type': ['Findings Imported V2'] }],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    // OCSF has no mark for samples; this is a member of ours, beside the finding.
    hikeshiSample: true,
    findings: [
      {
        class_name: 'Detection Finding',
        class_uid: 2004,
        severity: 'High',
        severity_id: 4,
        status: 'New',
        status_id: 1,
        cloud: { account: { uid: invented.account }, provider: 'AWS', region: invented.region },
        finding_info: {
          title: 'Potential credential compromise of an exposed instance',
          types: ['Exposure/Potential Impact/Resource Hijacking'],
          uid: invented.arn('securityhub', 'finding/8c1d0e2f3a4b5c6d7e8f9a0b1c2d3e4f'),
          first_seen_time_dt: '2026-08-22T01:22:07.000Z',
          last_seen_time_dt: '2026-08-22T01:40:10.000Z',
        },
        metadata: { product: { name: 'Security Hub Exposure Detection' } },
        resources: [
          {
            type: 'AWS::EC2::Instance',
            uid: invented.arn('ec2', `instance/${invented.instance.instanceId}`),
          },
        ],
      },
    ],
  },
  split: (detail) => {
    const findings = kit.valuesAt(detail, 'findings')
    return findings.length < 2 ? [detail] : findings.map((one) => ({ ...detail, findings: [one] }))
  },
  read(detail, { envelope, describe }) {
    const f = at(detail, 'findings')
    const about = at(f, 'finding_info')
    const id = textAt(about, 'uid') ?? textAt(f, 'metadata.uid')
    const { account, region } = kit.placeOf(
      envelope,
      textAt(f, 'cloud.account.uid', 'resources.owner.account.uid'),
      textAt(f, 'cloud.region', 'resources.region'),
    )
    const { ids, resource, subject, actor } = kit.ocsfResources(f)
    const control = textAt(f, 'compliance.control')
    const type = texts(about, 'types').find((one) => ownType.test(one))
    const words = type === undefined ? undefined : describe(type)
    const product = textAt(f, 'metadata.product.name') ?? 'Security Hub'
    const title = textAt(about, 'title') ?? control ?? product
    const over = kit.ocsfOver(f)
    const kind =
      control !== undefined ? 'control' : /exposure/i.test(product) ? 'exposure' : 'other'
    const name = resource?.id ?? account
    const headline =
      words?.title ??
      (control === undefined
        ? { en: `${title}: ${name}`, ja: `${product} の検出結果: ${title}（${name}）` }
        : {
            en: `Control ${control}: ${title}`,
            ja: `コントロール ${control}: ${resource?.kind.ja ?? ''} ${name}`,
          })
    const own =
      kit.keyOfFinding(id, account) ??
      `security-hub/${account}/${region}/${kit.hash(id ?? f ?? envelope.id)}`
    return kit.toFinding(detail, envelope, {
      // The same form as of the other hub: whoever has both on gets one incident.
      key: control === undefined ? own : `control/${account}/${region}/${control}/${ids[0] ?? ''}`,
      type: type ?? (control === undefined ? product : `control/${control}`),
      headline: over
        ? { en: `Closed: ${headline.en}`, ja: `クローズ済み: ${headline.ja}` }
        : headline,
      title,
      what: words?.what ?? said[kind],
      severity: over ? 'info' : kit.ocsfSeverity(f),
      account,
      region,
      resource,
      actor,
      remotes: kit.ocsfRemotes(f),
      sample: title.startsWith('[SAMPLE]') && type !== undefined,
      count: at(f, 'count'),
      first: [
        at(about, 'first_seen_time_dt'),
        at(about, 'first_seen_time'),
        at(about, 'created_time'),
      ],
      last: [
        at(about, 'last_seen_time_dt'),
        at(about, 'last_seen_time'),
        at(about, 'modified_time'),
        at(f, 'time'),
      ],
      facts: [
        ...kit.factRows([
          ['Product', '製品', product],
          ['Class', 'クラス', textAt(f, 'class_name')],
          ['Types', 'タイプ', texts(about, 'types')],
          ['More resources', 'ほかのリソース', ids.slice(1)],
        ]),
        ...kit.ocsfFacts(f),
      ],
      links: [
        ...kit.linksTo(region, name, [page]),
        ...kit.linkIfAws(at(about, 'src_url'), `Open in ${product}`, `${product} で開く`),
        ...kit.linkIfAws(at(f, 'remediation.references'), 'How to fix it', '修復手順'),
        ...kit.resourceLinks(region, {}, subject),
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
