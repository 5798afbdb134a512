import type { Json, JsonObject } from '../core/json.ts'
import { cisVersions, type Verdict } from '../core/posture.ts'
import type { Placed, PostureView } from '../core/standing.ts'
import { pick } from '../core/text.ts'
import { type Item, itemsOf, type PostureContext, wordsOf } from './posture-context.ts'

/** Every verdict, and every place that could not be looked at, as a row of its own. */
export interface Row extends Item {
  readonly placed: Omit<Placed, 'status'> & { readonly status: Verdict['status'] | 'none' }
}
export const rowsOf = (view: PostureView, ctx: PostureContext): Row[] =>
  itemsOf(view, ctx).flatMap((item) => {
    const { verdicts, notSeen } = item.standing
    const unseen = notSeen.map(({ region, why }) => ({
      region,
      resource: item.account.account,
      status: 'unchecked' as const,
      why: why ?? { en: '', ja: '' },
    }))
    const none = {
      region: item.account.result.home,
      resource: item.account.account,
      status: 'none' as const,
      why: { en: item.facts?.en.none ?? '', ja: item.facts?.ja.none ?? '' },
    }
    const all = [...verdicts, ...unseen]
    return (all.length === 0 ? [none] : all).map((placed) => ({ ...item, placed }))
  })

const numbers = ({ facts }: Item): string =>
  cisVersions
    .flatMap((version) => [facts?.cis[version] ?? []].flat().map((one) => `v${version} ${one}`))
    .join('; ')

/** A cell; a spreadsheet must not take somebody's tag for a formula. */
function cell(value: string): string {
  const tame = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${tame.replaceAll('"', '""')}"`
}

/** For spreadsheets: UTF-8 with its mark, so that Excel reads the Japanese. */
export function reportCsv(view: PostureView, ctx: PostureContext): string {
  const head =
    'account,name,region,check,title,cis,security_hub,severity,state,result,resource,why,evidence,scanned_at'
  const lines = rowsOf(view, ctx).map((row) => {
    const { account, standing, facts, placed } = row
    return [
      account.account,
      account.name ?? '',
      placed.region,
      standing.check,
      wordsOf(facts, standing.check, ctx.locale).title,
      numbers(row),
      (facts?.securityHub ?? []).join('; '),
      facts?.severity ?? '',
      standing.state,
      placed.status,
      placed.resource,
      pick(placed.why, ctx.locale),
      placed.evidence === undefined ? '' : JSON.stringify(placed.evidence),
      account.result.endedAt,
    ]
      .map(cell)
      .join(',')
  })
  return `\uFEFF${[head, ...lines].join('\r\n')}\r\n`
}

/** All there is, for programs; also what `hikeshi posture --json` prints. */
export function postureData(view: PostureView, ctx: PostureContext): Json {
  const accounts = view.accounts.map(
    ({ account, name, result, standings, score, moved, trend }) => {
      const { results: _, ...rest } = result
      return {
        ...rest,
        account,
        name,
        score,
        moved,
        trend,
        checks: standings.map((standing) => {
          const facts = ctx.facts(standing.check)
          return {
            ...standing,
            title: { en: facts?.en.title, ja: facts?.ja.title },
            severity: facts?.severity,
            cis: facts?.cis,
            securityHub: facts?.securityHub,
            frameworks: facts?.frameworks,
          }
        }),
      }
    },
  )
  return JSON.parse(JSON.stringify({ scan: view.scan, score: view.score, accounts })) as JsonObject
}
