import * as kit from '#kit'

export default kit.defineCheck({
  id: 'management-account-idle',
  severity: 'high',
  scope: 'region',
  mode: 'automatic',
  cis: { '7.0': '2.1.3' },
  frameworks: { 'nist-800-53': ['AC-6', 'CM-2'], 'iso-27001': ['A.5.2', 'A.8.2'] },
  en: {
    title: 'The management account runs nothing',
    why: 'No control policy holds in the management account. What runs there is what nobody can contain.',
    remedy: [
      'Move instances, functions and databases to a member account.',
      'Leave the organization, billing and identity there, and nothing else.',
    ],
    none: 'This account manages no organization.',
  },
  ja: {
    title: '管理アカウントでのワークロード不使用',
    why: '管理アカウントにはサービスコントロールポリシーが効きません。そこで動くものは誰にも封じ込められません。',
    remedy: [
      'インスタンス、関数、データベースをメンバーアカウントに移します。',
      '組織、請求、ID の管理だけを残します。',
    ],
    none: 'このアカウントは組織の管理アカウントではありません。',
  },
  permissions: [
    'ec2:DescribeInstances',
    'lambda:ListFunctions',
    'organizations:DescribeOrganization',
  ],
  none: 'not-applicable',
  async gather(scan) {
    if (!(await kit.managesOrganization(scan))) return undefined
    const [found, functions] = await Promise.all([
      kit.allPages(
        (NextToken) => scan.aws.ec2.describeInstances({ ...(NextToken && { NextToken }) }),
        ({ Reservations }) => Reservations,
      ),
      kit.allPages(
        (Marker) => scan.aws.lambda.listFunctions({ ...(Marker && { Marker }) }),
        ({ Functions }) => Functions,
      ),
    ])
    const instances = found
      .flatMap(({ Instances = [] }) => Instances)
      .filter(({ State }) => State?.Name === 'running')
    return { instances: instances.length, functions: functions.length }
  },
  judge(runs, { region }) {
    if (runs === undefined) return []
    const why = {
      en: `${runs.instances} instances and ${runs.functions} functions run in ${region}.`,
      ja: `${region} でインスタンス ${runs.instances} 台、関数 ${runs.functions} 個が動いています。`,
    }
    return [(runs.instances + runs.functions === 0 ? kit.pass : kit.fail)(region, why)]
  },
})
