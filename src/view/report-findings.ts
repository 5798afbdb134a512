import type { Severity } from '../core/finding.ts'
import type { JsonObject } from '../core/json.ts'
import { partitionOf } from '../core/partition.ts'
import { cisVersions } from '../core/posture.ts'
import type { PostureView } from '../core/standing.ts'
import { pick } from '../core/text.ts'
import { itemsOf, type PostureContext, wordsOf } from './posture-context.ts'
import { type Row, rowsOf } from './report-data.ts'
import { cut } from './text.ts'

const compliance = {
  pass: 'PASSED',
  fail: 'FAILED',
  attest: 'WARNING',
  unchecked: 'NOT_AVAILABLE',
  none: 'NOT_AVAILABLE',
} as const

/** AWS Security Finding Format, as BatchImportFindings takes it: https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html */
const asffOf =
  (ctx: PostureContext, RecordState: 'ACTIVE' | 'ARCHIVED' = 'ACTIVE') =>
  ({ account, standing, facts, placed }: Row): JsonObject => {
    const { account: id, result } = account
    const words = wordsOf(facts, standing.check, ctx.locale)
    const partition = partitionOf(placed.region)
    const severity = facts?.severity ?? 'info'
    return {
      SchemaVersion: '2018-10-08',
      Id: `hikeshi/posture/${id}/${placed.region}/${standing.check}/${placed.resource}`.slice(
        0,
        512,
      ),
      ProductArn: `arn:${partition}:securityhub:${placed.region}:${id}:product/${id}/default`,
      GeneratorId: `hikeshi/${standing.check}`,
      AwsAccountId: id,
      Types: ['Software and Configuration Checks/Industry and Regulatory Standards'],
      CreatedAt: result.endedAt,
      UpdatedAt: result.endedAt,
      Severity: { Label: severity === 'info' ? 'INFORMATIONAL' : severity.toUpperCase() },
      Title: cut(words.title, 256),
      Description: cut(pick(placed.why, ctx.locale) || words.title, 1024),
      Remediation: { Recommendation: { Text: cut(words.remedy.join(' ') || words.title, 512) } },
      Resources: [
        {
          Type: 'Other',
          Id: placed.resource.slice(0, 512),
          Partition: partition,
          Region: placed.region,
        },
      ],
      Compliance: {
        Status: compliance[placed.status],
        RelatedRequirements: cisVersions
          .flatMap((version) =>
            [facts?.cis[version] ?? []]
              .flat()
              .map((one) => `CIS AWS Foundations Benchmark v${version}/${one}`),
          )
          .slice(0, 32),
      },
      Workflow: {
        Status:
          standing.state === 'excepted'
            ? 'SUPPRESSED'
            : placed.status === 'pass'
              ? 'RESOLVED'
              : 'NEW',
      },
      RecordState,
    }
  }

export const reportAsff = (view: PostureView, ctx: PostureContext): JsonObject[] =>
  rowsOf(view, ctx).map(asffOf(ctx))

/** A failure as it was put into Security Hub. */
export interface Told {
  readonly account: string
  readonly check: string
  readonly region: string
  readonly resource: string
}

/**
 * What to put into Security Hub: every failure, and what was put there before and no longer fails, archived. What could not
 * be looked at this time stays as it was.
 */
export function importAsff(
  view: PostureView,
  ctx: PostureContext,
  before: readonly Told[],
): JsonObject[] {
  const items = itemsOf(view, ctx)
  const gone = before.flatMap((told): Row[] => {
    const item = items.find(
      ({ account, standing }) => account.account === told.account && standing.check === told.check,
    )
    if (item === undefined) return []
    const { verdicts, notSeen } = item.standing
    const still = verdicts.some(
      ({ region, resource, status }) =>
        region === told.region && resource === told.resource && status !== 'pass',
    )
    if (still || notSeen.some(({ region }) => region === told.region)) return []
    const { region, resource } = told
    return [{ ...item, placed: { region, resource, status: 'pass', why: noLonger } }]
  })
  return [
    ...rowsOf(view, ctx)
      .filter(({ placed }) => placed.status === 'fail')
      .map(asffOf(ctx)),
    ...gone.map(asffOf(ctx, 'ARCHIVED')),
  ]
}
const noLonger = { en: 'It no longer fails.', ja: '不合格ではなくなりました。' }

const severityId: Record<Severity, number> = { info: 1, low: 2, medium: 3, high: 4, critical: 5 }
/** https://schema.ocsf.io/1.3.0/objects/compliance: 1 pass, 2 warning, 3 fail, 99 other. */
const statusId = { pass: 1, attest: 2, fail: 3, unchecked: 99, none: 99 } as const

/** OCSF 1.3 Compliance Findings (class 2003). */
export function reportOcsf(view: PostureView, ctx: PostureContext): JsonObject[] {
  return rowsOf(view, ctx).map(({ account, standing, facts, placed }) => {
    const words = wordsOf(facts, standing.check, ctx.locale)
    const time = Date.parse(account.result.endedAt)
    const uid = `hikeshi/posture/${account.account}/${placed.region}/${standing.check}/${placed.resource}`
    return {
      metadata: { version: '1.3.0', product: { name: 'Hikeshi', vendor_name: 'Hikeshi' } },
      category_uid: 2,
      class_uid: 2003,
      activity_id: 1,
      type_uid: 200_301,
      time,
      severity_id: severityId[facts?.severity ?? 'info'],
      status_id: placed.status === 'pass' ? 4 : 1,
      message: pick(placed.why, ctx.locale),
      finding_info: { uid, title: words.title, desc: words.why, created_time: time },
      compliance: {
        control: standing.check,
        standards: cisVersions
          .filter((version) => facts?.cis[version] !== undefined)
          .map((version) => `CIS AWS Foundations Benchmark v${version}`),
        requirements: cisVersions.flatMap((version) =>
          [facts?.cis[version] ?? []].flat().map((one) => `v${version} ${one}`),
        ),
        status_id: statusId[placed.status],
      },
      remediation: { desc: words.remedy.join('\n') },
      cloud: {
        provider: 'AWS',
        region: placed.region,
        account: { uid: account.account, type_id: 10 },
      },
      resources: [{ uid: placed.resource, region: placed.region }],
    }
  })
}
