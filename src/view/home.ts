import type { Block } from '../core/blocks.ts'
import type { Incident, Run } from '../core/incident.ts'
import type { Score as DrillScore } from '../core/score.ts'
import { pick, type Text } from '../core/text.ts'
import { type ViewContext, who } from './context.ts'
import { entry } from './list.ts'
import type { Duty } from './oncall.ts'
import { context, divider, fold, header, lines, section, withButton } from './parts.ts'
import { code, mrkdwn, when } from './text.ts'

export interface Home {
  readonly approvals: readonly { incident: Incident; run: Run; title: Text }[]
  readonly mine: readonly Incident[]
  readonly duties: readonly Duty[]
  /** undefined: nothing was scanned yet. */
  readonly posture?: {
    readonly percent?: number | undefined
    readonly ok: number
    readonly of: number
  }
  readonly drills: readonly { title: Text; score: DrillScore; own: number }[]
  /** ISO 8601. */
  readonly at: string
}

const most = 10

/** What one person comes to look at: what waits for them, what is theirs, and how things stand. */
export function homeBlocks(home: Home, ctx: ViewContext): Block[] {
  const { home: say, oncall, posture, drills, buttons, lists } = ctx.say
  const at = (iso: string) => when(iso, ctx.locale, ctx.zone)
  const more = (count: number) => (count > 0 ? [context(lists.more(count))] : [])
  const waiting = fold(home.approvals, most)
  const mine = fold(home.mine, most)
  const score = home.posture
  return [
    header(say.approvals),
    ...waiting.shown.map(({ incident, run, title }) =>
      withButton(
        section(
          say.approval(
            mrkdwn(pick(title, ctx.locale), 120),
            code(incident.id, 80),
            who(run.by, ctx.say),
            at(run.expiresAt ?? ''),
          ),
        ),
        { text: buttons.showPlan, action: 'show-plan', value: run.id },
      ),
    ),
    ...(waiting.shown.length === 0 ? [section(say.noApprovals)] : more(waiting.more)),
    divider,
    header(say.mine),
    ...mine.shown.map((incident) => section(entry(incident, ctx))),
    ...(mine.shown.length === 0 ? [section(say.noneMine)] : more(mine.more)),
    divider,
    header(say.onCall),
    ...(home.duties.length === 0
      ? [section(oncall.none)]
      : lines(
          home.duties.map(({ rotation, person }) =>
            oncall.now(
              code(rotation, 40),
              person === undefined ? oncall.nobody : who(person, ctx.say),
            ),
          ),
        )),
    header(say.posture),
    section(
      score === undefined
        ? posture.neverScanned
        : score.percent === undefined
          ? posture.noScore
          : posture.score(`${score.percent}%`, score.ok, score.of),
    ),
    header(say.drills),
    ...(home.drills.length === 0
      ? [section(say.noDrills)]
      : lines(
          home.drills.map(({ title, score: of, own }) =>
            say.drill(
              mrkdwn(pick(title, ctx.locale), 120),
              of.points,
              drills.outcomes[of.outcome],
              own,
            ),
          ),
        )),
    context(say.asOf(at(home.at))),
  ]
}
