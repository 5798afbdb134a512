import { z } from 'zod'
import * as kit from '#kit'

/** Where GuardDuty's filters find what the finding is about; the most specific first. */
const attributes = {
  instanceId: 'resource.instanceDetails.instanceId',
  functionName: 'resource.lambdaDetails.functionName',
  dbInstance: 'resource.rdsDbInstanceDetails.dbInstanceIdentifier',
  bucket: 'resource.s3BucketDetails.name',
  userName: 'resource.accessKeyDetails.userName',
} as const

const input = z.object({
  detector: kit.findingInput.detector,
  type: z.string().regex(/^\w+:\w+\/[\w.&!]+$/),
  attribute: z.enum(Object.values(attributes)),
  value: z.string().min(1).max(256),
})
type Ctx = kit.Look<z.output<typeof input>>

/** One filter an incident, type and resource: the same one is found again. */
const nameOf = ({
  incident,
  input: { type, attribute, value },
}: Pick<Ctx, 'incident' | 'input'>): string =>
  `hikeshi-${incident}-${kit.hash([type, attribute, value]).slice(0, 8)}`

const criterionOf = ({ type, attribute, value }: z.output<typeof input>) => ({
  type: { Equals: [type] },
  [attribute]: { Equals: [value] },
})
const wanted = (of: z.output<typeof input>): string => JSON.stringify(criterionOf(of))

async function now(ctx: Ctx): Promise<kit.Fields> {
  const name = nameOf(ctx)
  try {
    const asked = { DetectorId: ctx.input.detector, FilterName: name }
    const { Action = null, FindingCriteria } = await ctx.aws.guardduty.getFilter(asked)
    const { Criterion = {} } = FindingCriteria ?? {}
    const read = Object.entries(Criterion).map(([key, { Equals, Eq }]) => [
      key,
      { Equals: Equals ?? Eq ?? [] },
    ])
    const ours = kit.same(Object.fromEntries(read), criterionOf(ctx.input))
    return { [name]: { Action, criteria: ours ? wanted(ctx.input) : JSON.stringify(Criterion) } }
  } catch (error) {
    // GuardDuty has no error of its own for what does not exist.
    if (!/no such resource/.test(error instanceof Error ? error.message : '')) throw error
    return { [name]: { Action: null, criteria: null } }
  }
}

export default kit.definePlaybook({
  id: 'filter-findings',
  risk: 'medium',
  en: {
    title: 'Archive what is like this by a GuardDuty filter',
    button: 'Filter in GuardDuty',
    why: 'For what is known and stays: new findings of exactly this type on exactly this resource go straight into the archive, for everybody who reads GuardDuty.',
    undo: 'The filter is deleted. What it archived meanwhile stays in the archive, for 90 days.',
    fields: { Action: 'what the filter does', criteria: 'for findings with' },
  },
  ja: {
    title: 'GuardDuty のフィルターによる類似の検出結果の自動アーカイブ',
    button: 'フィルターを作成',
    why: '把握済みで、今後も続く検出結果に使用します。このリソースに対するこのタイプの新しい検出結果だけが、自動的にアーカイブされます。GuardDuty を参照するすべての人に影響します。',
    undo: 'フィルターを削除します。その間にアーカイブされた検出結果は、アーカイブに 90 日間残ります。',
    fields: { Action: 'フィルターの動作', criteria: '対象の条件' },
  },
  permissions: [
    'guardduty:CreateFilter',
    'guardduty:DeleteFilter',
    'guardduty:GetAdministratorAccount',
    'guardduty:GetFilter',
  ],
  input,
  acts: (on) => kit.arnsIn(on, 'guardduty', `detector/${on.input.detector}/filter/${nameOf(on)}`),
  from(finding) {
    const { detector } = kit.guardDutyFinding(finding) ?? {}
    const names = Object.keys(attributes) as (keyof typeof attributes)[]
    const member = names.find((name) => finding.subject[name] !== undefined)
    const value = member && finding.subject[member]
    if (detector === undefined || value === undefined) return undefined
    return { detector, type: finding.type, attribute: attributes[member ?? 'instanceId'], value }
  },
  async fit(ctx) {
    const elsewhere = await kit.managedElsewhere(ctx)
    if (elsewhere !== undefined || !ctx.input.type.startsWith('AttackSequence:')) return elsewhere
    return {
      en: 'An attack sequence is never hidden by a filter: it is GuardDuty’s own sum of many findings. Filter the one finding in it that is known.',
      ja: '攻撃シーケンスは複数の検出結果をまとめたものであり、フィルターでは隠せません。その中の把握済みの検出結果に対してフィルターを作成してください。',
    }
  },
  notes: async () => [
    kit.warn(
      'What the filter archives is not sent anywhere: not to this bot, not to Security Hub, not to Detective, and it starts no malware scan. Nobody is told until the filter is deleted; it has no end of its own. Suppress on the card has one.',
      'フィルターがアーカイブした検出結果は、この bot、Security Hub、Detective のいずれにも送信されず、マルウェアスキャンも開始されません。フィルターに期限はなく、削除されるまで誰にも通知されません。期限付きで抑制するには、カードの「抑制」を使用してください。',
    ),
  ],
  steps: [
    {
      id: 'filter',
      phase: 'recover',
      en: { title: 'Create the filter' },
      ja: { title: 'フィルターの作成' },
      now,
      want: ({ input: of, now: all }) =>
        Object.fromEntries(
          Object.keys(all).map((name) => [name, { Action: 'ARCHIVE', criteria: wanted(of) }]),
        ),
      do: async (ctx) => {
        await ctx.aws.guardduty.createFilter({
          DetectorId: ctx.input.detector,
          Name: nameOf(ctx),
          Action: 'ARCHIVE',
          Description: `Made by Hikeshi for ${ctx.incident}`,
          FindingCriteria: { Criterion: criterionOf(ctx.input) },
        })
      },
      undo: async (ctx) => {
        await ctx.aws.guardduty.deleteFilter({
          DetectorId: ctx.input.detector,
          FilterName: nameOf(ctx),
        })
      },
      repeatable: false,
    },
  ],
})
