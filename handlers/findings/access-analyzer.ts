import { z } from 'zod'
import * as kit from '#kit'

const { at, invented, textAt, texts } = kit

const page = [
  '/access-analyzer/home?region=@region#/findings/details/@id',
  'Access Analyzer',
  'Access Analyzer',
] as const

/** Access Analyzer grades nothing: what the whole internet can reach is worst, what nobody uses is a task for later. */
const said = {
  public: [
    'high',
    'is open to everyone',
    'の一般公開',
    'The policy of this resource lets anybody use it, without an account and without a password. If that is not meant, close it first and then find out in CloudTrail who opened it and what was taken in between.',
    'リソースのポリシーにより、アカウントもパスワードもない不特定の人が利用できる状態です。意図した公開でなければ、まず閉じてください。そのうえで、誰が公開したか、その間に何が取得されたかを CloudTrail などで確認します。',
  ],
  external: [
    'medium',
    'can be used from outside',
    'への外部からのアクセス許可',
    'The policy of this resource grants access to somebody outside of what you trust. Ask its owner whether they know that principal; if nobody does, take the grant away and look for its use.',
    'リソースのポリシーが、信頼する範囲の外にあるプリンシパルにアクセスを許可しています。所有者に心当たりを確認し、誰も知らない相手であれば許可を取り消し、使われた形跡がないか調べてください。',
  ],
  internal: [
    'low',
    'can be used by a principal inside',
    'への組織内からのアクセス',
    'Somebody inside the organization can reach a resource that you marked as critical. Check that this person or role needs it.',
    '重要と指定されたリソースに、組織内のプリンシパルがアクセスできます。業務上必要なアクセスかを確認してください。',
  ],
  unused: [
    'low',
    'has rights that nobody uses',
    'に未使用の権限',
    'Rights, keys or passwords that are not used help only whoever steals them. Remove them after asking the owner.',
    '使われていない権限、アクセスキー、パスワードは、盗まれたときの被害を広げるだけです。所有者に確認したうえで削除してください。',
  ],
  error: [
    'low',
    'could not be analyzed',
    'の分析エラー',
    'Access Analyzer was not able to read the policy, so it cannot say who has access. A policy that denies the analyzer may do so on purpose.',
    'Access Analyzer がポリシーを読み取れず、誰がアクセスできるかを判定できません。意図的に拒否されている可能性もあります。',
  ],
  over: [
    'info',
    'is no longer reported',
    'の検出結果の解消',
    'The access is gone, or somebody archived the finding as intended.',
    'アクセスがなくなったか、意図したものとしてアーカイブされました。',
  ],
} as const

function kindIn(detail: Record<string, unknown>, detailType: string): keyof typeof said {
  const status = textAt(detail, 'status')
  if (status === 'RESOLVED' || status === 'ARCHIVED' || kit.yes(at(detail, 'isDeleted')))
    return 'over'
  if (textAt(detail, 'error') !== undefined) return 'error'
  const type = textAt(detail, 'findingType') ?? detailType
  if (/^unused/i.test(type)) return 'unused'
  if (/^internal/i.test(type)) return 'internal'
  return kit.yes(at(detail, 'isPublic')) ? 'public' : 'external'
}

export default kit.defineFinding({
  id: 'access-analyzer',
  en: { title: 'Access Analyzer finding' },
  ja: { title: 'Access Analyzer の検出結果' },
  match: [
    {
      source: ['aws.access-analyzer'],
      'detail-type': [
        'Access Analyzer Finding',
        'Internal Access Finding',
        'Unused Access Finding for IAM entities',
      ],
    },
  ],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    id: '5e1f7c3a-9b2d-4e6f-8091-a2b3c4d5e6f7',
    status: 'ACTIVE',
    resourceType: 'AWS::S3::Bucket',
    resource: invented.bucket.arn,
    accountId: invented.account,
    region: invented.region,
    principal: { AWS: '*' },
    action: ['s3:GetObject', 's3:ListBucket'],
    isPublic: true,
    createdAt: '2026-08-22T01:22:07Z',
    updatedAt: '2026-08-22T01:40:10Z',
  },
  read(detail, { envelope }) {
    const id = textAt(detail, 'id', 'findingId')
    const { account, region } = kit.placeOf(
      envelope,
      textAt(detail, 'accountId', 'resourceOwnerAccount'),
      textAt(detail, 'region'),
    )
    const [type, arn] = [textAt(detail, 'resourceType'), textAt(detail, 'resource')]
    const resource = kit.resourceNamed(type, arn)
    const kind = kindIn(detail, envelope['detail-type'])
    const [severity, en, ja, what, whatJa] = said[kind]
    const principals = kit.leaves(at(detail, 'principal')).map(([, who]) => who)
    const name = {
      en: `${resource?.kind.en ?? 'Resource'} ${resource?.id ?? ''}`,
      ja: `${resource?.kind.ja ?? 'リソース'} ${resource?.id ?? ''}`,
    }
    const named = kit.subjectNamed(type, arn)
    const open = kind === 'public' || kind === 'external' ? principals : []
    const subject = { ...named, ...kit.trustingRole(named.roleName, open, account) }
    return kit.toFinding(detail, envelope, {
      over: kind === 'over',
      key: `access-analyzer/${account}/${region}/${id ?? envelope.id}`,
      type: `access-analyzer/${textAt(detail, 'findingType') ?? 'ExternalAccess'}`,
      headline: { en: `${name.en.trim()} ${en}`, ja: `${name.ja.trim()} ${ja}` },
      what: { en: what, ja: whatJa },
      severity,
      account,
      region,
      resource,
      // Who has access, which is not yet somebody who did anything.
      first: [at(detail, 'createdAt')],
      last: [at(detail, 'updatedAt'), at(detail, 'analyzedAt')],
      facts: kit.factRows([
        ['Who has access', 'アクセスできる主体', principals],
        ['Actions', '許可されたアクション', texts(detail, 'action')],
        ['Condition', '条件', kit.leaves(at(detail, 'condition')).map((pair) => pair.join('='))],
        ['Public', '一般公開', textAt(detail, 'isPublic')],
        ['Access within', 'アクセスの範囲', textAt(detail, 'accessType')],
        ['Unused services', '未使用のサービス数', textAt(detail, 'numberOfUnusedServices')],
        ['Unused actions', '未使用のアクション数', textAt(detail, 'numberOfUnusedActions')],
        ['Unused', '未使用の対象', kind === 'unused' ? textAt(detail, 'findingType') : undefined],
        ['Error', 'エラー', textAt(detail, 'error')],
        ['Status', '状態', textAt(detail, 'status')],
      ]),
      links: [...kit.linksTo(region, id, [page]), ...kit.resourceLinks(region, detail, subject)],
      subject,
    })
  },
})
