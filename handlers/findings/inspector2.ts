import { z } from 'zod'
import * as kit from '#kit'

const { at, invented, textAt, texts, valuesAt } = kit

const page = ['/inspector/v2/home?region=@region#/findings/all', 'Inspector', 'Inspector'] as const

const kinds = {
  PACKAGE_VULNERABILITY: {
    en: 'A package with a known vulnerability is installed. Where an exploit is known and the resource can be reached from outside, treat it as if it had been used: look for signs first, then update the package to the fixed version and replace what was built from the same image.',
    ja: '既知の脆弱性を含むパッケージがインストールされています。攻撃コードが公開されており、外部から到達できるリソースの場合は、悪用されたものとして扱ってください。まず痕跡を調べ、その後で修正済みのバージョンに更新し、同じイメージから作られたものも置き換えます。',
  },
  NETWORK_REACHABILITY: {
    en: 'Ports of an instance can be reached from outside the VPC. If nobody needs that path, close it in the security group, which is also where CloudTrail shows who opened it.',
    ja: 'インスタンスのポートに VPC の外部から到達できます。必要のない経路であれば、セキュリティグループで閉じてください。誰が開けたかは CloudTrail で確認できます。',
  },
  CODE_VULNERABILITY: {
    en: 'The code itself has a weakness, such as an injection or a secret written into it. A secret in code counts as leaked: replace it before the code is mended.',
    ja: 'コード自体に、インジェクションや埋め込まれた認証情報などの弱点があります。コードに書かれた認証情報は漏えいしたものとみなし、コードの修正より先に置き換えてください。',
  },
} as const
const other = {
  en: 'Amazon Inspector found a weakness. Read the finding and decide who mends it.',
  ja: 'Amazon Inspector が弱点を検出しました。内容を確認し、対応する担当者を決めてください。',
}

const packageIn = (one: unknown): string => {
  const [version, release, fixed] = ['version', 'release', 'fixedInVersion'].map((name) =>
    textAt(one, name),
  )
  const now = [version, release].filter(Boolean).join('-')
  const to = fixed === undefined || fixed === 'NotAvailable' ? undefined : `→ ${fixed}`
  return [textAt(one, 'name'), now, to].filter(Boolean).join(' ')
}

export default kit.defineFinding({
  id: 'inspector2',
  en: { title: 'Inspector finding' },
  ja: { title: 'Inspector の検出結果' },
  match: [{ source: ['aws.inspector2'], 'detail-type': ['Inspector2 Finding'] }],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    awsAccountId: invented.account,
    findingArn: invented.arn('inspector2', 'finding/0c1d2e3f4a5b60718293a4b5c6d7e8f9'),
    type: 'PACKAGE_VULNERABILITY',
    title: 'CVE-2021-44228 - org.apache.logging.log4j:log4j-core',
    severity: 'CRITICAL',
    status: 'ACTIVE',
    inspectorScore: 10,
    epss: { score: 0.975 },
    exploitAvailable: 'YES',
    fixAvailable: 'YES',
    packageVulnerabilityDetails: {
      vulnerabilityId: 'CVE-2021-44228',
      vulnerablePackages: [
        {
          name: 'org.apache.logging.log4j:log4j-core',
          version: '2.14.1',
          fixedInVersion: '2.15.0',
          filePath: 'opt/shop/lib/log4j-core-2.14.1.jar',
        },
      ],
    },
    resources: [
      { type: 'AWS_EC2_INSTANCE', id: invented.instance.instanceId, region: invented.region },
    ],
    firstObservedAt: 'Aug 21, 2026, 10:22:07 PM',
    lastObservedAt: 'Aug 22, 2026, 1:40:10 AM',
    updatedAt: 'Aug 22, 2026, 1:40:10 AM',
  },
  read(detail, { envelope }) {
    const arn = textAt(detail, 'findingArn')
    const { account, region } = kit.placeOf(
      envelope,
      textAt(detail, 'awsAccountId'),
      kit.arnOf(arn)?.region,
    )
    const type = textAt(detail, 'type') ?? 'INSPECTOR_FINDING'
    const status = textAt(detail, 'status')
    const done = status === 'CLOSED' || status === 'SUPPRESSED'
    const about = at(detail, 'packageVulnerabilityDetails')
    const packages = valuesAt(about, 'vulnerablePackages')
    const [first] = valuesAt(detail, 'resources')
    const subject = kit.subjectNamed(textAt(first, 'type'), textAt(first, 'id'))
    const resource = kit.resourceNamed(textAt(first, 'type'), textAt(first, 'id'))
    const title = textAt(detail, 'title') ?? type
    const name = textAt(about, 'vulnerabilityId') ?? title
    const ports = ['begin', 'end'].map((end) =>
      textAt(detail, `networkReachabilityDetails.openPortRange.${end}`),
    )
    const where =
      resource === undefined
        ? { en: '', ja: '' }
        : { en: ` on ${resource.id}`, ja: `（${resource.id}）` }
    const exploitAt = textAt(detail, 'exploitabilityDetails.lastKnownExploitAt')
    return kit.toFinding(detail, envelope, {
      over: done,
      ...kit.tiesTo(['check', kit.checked(region, resource?.id, account)]),
      key: kit.keyOfFinding(arn, account) ?? `inspector2/${account}/${region}/${envelope.id}`,
      type: `${type}/${name}`.slice(0, 150),
      headline: {
        en: `${done ? 'Closed: ' : ''}${title}${where.en}`,
        ja: `${done ? 'クローズ済み: ' : ''}${title}${where.ja}`,
      },
      title,
      what: kinds[type as keyof typeof kinds] ?? other,
      severity: done ? 'info' : (kit.severityNamed(at(detail, 'severity')) ?? 'medium'),
      score: kit.num(at(detail, 'inspectorScore')),
      account,
      region,
      resource,
      first: [at(detail, 'firstObservedAt')],
      last: [at(detail, 'lastObservedAt'), at(detail, 'updatedAt')],
      facts: kit.factRows([
        ['Vulnerability', '脆弱性', textAt(about, 'vulnerabilityId')],
        ['Package', 'パッケージ', packages.map(packageIn)],
        ['Exploit available', '攻撃コードの有無', textAt(detail, 'exploitAvailable')],
        ['Exploit last seen', '攻撃コードの最終確認', exploitAt],
        ['Fix available', '修正の有無', textAt(detail, 'fixAvailable')],
        ['Update with', '更新方法', texts(packages, 'remediation')],
        [
          'File',
          'ファイル',
          [
            ...texts(packages, 'filePath'),
            ...texts(detail, 'codeVulnerabilityDetails.filePath.filePath'),
          ],
        ],
        ['Open ports', '開いているポート', [...new Set(ports.filter(Boolean))].join('-')],
        ['Protocol', 'プロトコル', textAt(detail, 'networkReachabilityDetails.protocol')],
        ['Weakness', '弱点の種類', texts(detail, 'codeVulnerabilityDetails.cwes')],
        ['Likelihood of exploitation (EPSS)', '悪用の見込み (EPSS)', textAt(detail, 'epss.score')],
        ['Status', '状態', status],
      ]),
      links: [
        ...kit.linksTo(region, name, [page]),
        ...kit.resourceLinks(region, first, subject),
        ...kit.linkIfAws(
          at(detail, 'remediation.recommendation.Url'),
          'What to do',
          '推奨される対応',
        ),
      ],
      subject,
    })
  },
})
