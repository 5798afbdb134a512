import { z } from 'zod'
import * as kit from '#kit'

const { at, invented, textAt } = kit

const page = [
  '/guardduty/home?region=@region#/runtime-monitoring',
  'GuardDuty',
  'GuardDuty',
] as const

const said = {
  blind: {
    severity: 'medium',
    en: 'Runtime Monitoring no longer sees',
    ja: 'を Runtime Monitoring が監視できない状態',
    what: {
      en: 'The GuardDuty agent of this resource does not report, so an attack inside of it would not be seen. Most often an update or a missing route to the endpoint is why; after a break-in it is the attacker who stops the agent. Check processes and recent findings before repairing it.',
      ja: 'このリソースの GuardDuty エージェントから報告がなく、内部での攻撃を検知できません。多くは更新や VPC エンドポイントへの経路が原因ですが、侵入後に攻撃者が停止する場合もあります。修復する前に、プロセスと最近の検出結果を確認してください。',
    },
  },
  seen: {
    severity: 'info',
    en: 'Runtime Monitoring sees again',
    ja: 'の Runtime Monitoring が復旧',
    what: {
      en: 'The GuardDuty agent of this resource reports again. What happened in between was not recorded.',
      ja: 'このリソースの GuardDuty エージェントからの報告が再開しました。その間の出来事は記録されていません。',
    },
  },
} as const

const details = 'resourceDetails'
const nodes = `${details}.eksClusterDetails`
const tasks = `${details}.ecsClusterDetails.fargateDetails`

/** Where each kind of resource keeps its name. */
const names = [
  ['AWS::EC2::Instance', `${details}.ec2InstanceDetails.instanceId`],
  ['AWS::EKS::Cluster', `${nodes}.clusterName`],
  ['AWS::ECS::Cluster', `${details}.ecsClusterDetails.clusterName`],
] as const

export default kit.defineFinding({
  id: 'guardduty-runtime-coverage',
  en: { title: 'GuardDuty runtime coverage' },
  ja: { title: 'GuardDuty ランタイムカバレッジ' },
  match: [
    {
      source: ['aws.guardduty'],
      'detail-type': [
        'GuardDuty Runtime Protection Unhealthy',
        'GuardDuty Runtime Protection Healthy',
      ],
    },
  ],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    schemaVersion: '1.0',
    resourceAccountId: invented.account,
    currentStatus: 'UNHEALTHY',
    previousStatus: 'HEALTHY',
    resourceDetails: {
      resourceType: 'EC2',
      ec2InstanceDetails: {
        instanceId: invented.instance.instanceId,
        instanceType: invented.instance.instanceType,
        agentDetails: { version: '1.9.0' },
        managementType: 'AUTO_MANAGED',
      },
    },
    issue: 'Agent not reporting',
    lastUpdatedAt: '2026-08-22T01:40:10.000Z',
  },
  read(detail, { envelope }) {
    const { account, region } = kit.placeOf(envelope, textAt(detail, 'resourceAccountId'))
    const status = textAt(detail, 'currentStatus') ?? envelope['detail-type']
    const words = said[/(^|\W)healthy$/i.test(status) ? 'seen' : 'blind']
    const [type, path] = names.find(([, one]) => textAt(detail, one) !== undefined) ?? []
    const id = path === undefined ? undefined : textAt(detail, path)
    const resource = kit.resourceNamed(type, id)
    const subject = kit.subjectNamed(type, id)
    const name = resource?.id ?? account
    return kit.toFinding(detail, envelope, {
      over: words === said.seen,
      key: `runtime-coverage/${account}/${region}/${id ?? envelope.id}`,
      type: envelope['detail-type'],
      headline: { en: `${words.en} ${name}`, ja: `${name} ${words.ja}` },
      what: words.what,
      severity: words.severity,
      account,
      region,
      resource,
      last: [at(detail, 'lastUpdatedAt')],
      facts: kit.factsAt(detail, [
        ['Coverage', 'カバレッジの状態', 'currentStatus'],
        ['Before', '以前の状態', 'previousStatus'],
        ['Issue', '問題', 'issue'],
        ['Issues', '問題の内訳', `${tasks}.issues`],
        ['Agent', 'エージェント', `${details}.ec2InstanceDetails.agentDetails.version`],
        ['Managed', '管理方法', `${details}.ec2InstanceDetails.managementType`],
        ['Nodes with agent', 'エージェントが稼働するノード数', `${nodes}.availableNodes`],
        ['Nodes', 'ノード数', `${nodes}.desiredNodes`],
        ['Add-on', 'アドオン', `${nodes}.addonVersion`],
      ]),
      links: [...kit.linksTo(region, name, [page]), ...kit.resourceLinks(region, {}, subject)],
      subject,
    })
  },
})
