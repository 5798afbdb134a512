import { z } from 'zod'
import * as kit from '#kit'

const { invented, textAt } = kit

const page = [
  '/systems-manager/compliance?region=@region',
  'Systems Manager compliance',
  'Systems Manager コンプライアンス',
] as const

const said = {
  open: {
    en: 'The node misses patches, or its State Manager association did not apply. A patch baseline that calls it critical means an attacker may have a known way in.',
    ja: 'ノードに必要なパッチが適用されていないか、ステートマネージャーの関連付けが適用されていません。パッチベースラインで重大とされている場合、既知の侵入経路が残っていることになります。',
  },
  done: {
    en: 'The node is as its baseline or association wants it. Nothing has to be done.',
    ja: 'ノードはベースラインまたは関連付けのとおりの状態です。対応は不要です。',
  },
} as const

export default kit.defineFinding({
  id: 'ssm-compliance',
  en: { title: 'Systems Manager compliance change' },
  ja: { title: 'Systems Manager のコンプライアンス状態の変化' },
  match: [{ source: ['aws.ssm'], 'detail-type': ['Configuration Compliance State Change'] }],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    'resource-type': 'managed-instance',
    'resource-id': invented.instance.instanceId,
    'compliance-status': 'non_compliant',
    'compliance-type': 'Patch',
    'patch-baseline-id': 'pb-0c10e65780EXAMPLE',
    severity: 'critical',
  },
  read(detail, { envelope }) {
    const { account, region } = kit.placeOf(envelope)
    const id = textAt(detail, 'resource-id')
    const type = textAt(detail, 'compliance-type') ?? 'Compliance'
    const done = textAt(detail, 'compliance-status') === 'compliant'
    const resource = kit.resourceNamed('AWS::SSM::ManagedInstance', id)
    const subject = kit.subjectNamed('AWS::SSM::ManagedInstance', id)
    const name = resource?.id ?? account
    const graded = kit.severityNamed(textAt(detail, 'severity'))
    return kit.toFinding(detail, envelope, {
      over: done,
      ...kit.tiesTo(['check', kit.checked(region, resource?.id, account)]),
      key: `ssm-compliance/${account}/${region}/${id ?? envelope.id}/${type}`,
      type: `ssm-compliance/${type}`,
      headline: done
        ? { en: `${type}: ${name} is compliant`, ja: `${type}: ${name} が準拠` }
        : { en: `${type}: ${name} is not compliant`, ja: `${type}: ${name} が非準拠` },
      what: done ? said.done : said.open,
      // A missing patch is no attack: a step below what the baseline calls it.
      severity: done ? 'info' : graded === 'critical' || graded === 'high' ? 'medium' : 'low',
      account,
      region,
      resource,
      last: [textAt(detail, 'last-runtime')],
      facts: kit.factsAt(detail, [
        ['Compliance', 'コンプライアンスの種類', 'compliance-type'],
        ['Status', '状態', 'compliance-status'],
        ['Severity of the baseline', 'ベースラインでの重要度', 'severity'],
        ['Patch baseline', 'パッチベースライン', 'patch-baseline-id'],
      ]),
      links: [...kit.linksTo(region, name, [page]), ...kit.resourceLinks(region, {}, subject)],
      subject,
    })
  },
})
