import type { Incident } from '../core/incident.ts'
import { lifeOf } from '../core/life-state.ts'
import { pick, type Text } from '../core/text.ts'
import { type ViewContext, where, who } from './context.ts'
import { helpers } from './life.ts'
import { fold } from './parts.ts'
import { status } from './status.ts'
import { code, mrkdwn, when } from './text.ts'

const notesShown = 10
const runsShown = 15

/** What the next person on duty has to know, as text: it can be pasted anywhere. */
export function handOver(
  incident: Incident,
  ctx: ViewContext & { readonly titleOf: (playbook: string) => Text | undefined },
): string {
  const { life: say, lists, severities, states } = ctx.say
  const { finding, members, commander, tasks = [], notes = [], links = [], closed } = incident
  const at = (iso: string) => when(iso, ctx.locale, ctx.zone)
  const name = (id: string) => who(id, ctx.say)
  const runs = Object.values(incident.runs).filter(({ state }) => state !== 'planned')
  const open = tasks.filter(({ done }) => done === undefined)
  const needs = status(incident, ctx.say)
  const state = say.states[lifeOf(incident)]
  const head = `${severities[finding.severity]} · ${mrkdwn(pick(finding.headline, ctx.locale), 200)}`
  const ran = fold(runs.toReversed(), runsShown).shown.map(({ id, plan, state: of, undoneBy }) => {
    const title = mrkdwn(
      pick(ctx.titleOf(plan.playbook) ?? { en: plan.playbook, ja: plan.playbook }, ctx.locale),
      120,
    )
    const now = undoneBy === undefined ? states[of] : lists.undone
    return `• ${plan.mode === 'undo' ? ctx.say.run.undoOf(title) : title}: ${now} (${code(id, 80)})`
  })
  const none = `• ${say.handOver.nothing}`
  const part = (title: string, all: readonly string[]) => [
    '',
    `*${title}*`,
    ...(all.length > 0 ? all : [none]),
  ]
  return [
    `*${say.handOver.title(code(incident.id, 80))}*`,
    `*${head}*`,
    `${where(finding, ctx)} · ${code(finding.resource.id, 100)}`,
    say.handOver.state(needs === undefined || needs === state ? state : `${state}, ${needs}`),
    say.handOver.opened(at(incident.openedAt), at(finding.lastSeen), members.length),
    ...(commander ? [say.commander(name(commander.who), at(commander.at))] : [say.handOver.nobody]),
    ...helpers(incident, ctx),
    ...(closed
      ? [say.closed[closed.as](name(closed.by), at(closed.at), mrkdwn(closed.reason, 500))]
      : []),
    ...part(say.handOver.done, ran),
    ...part(
      say.handOver.open,
      open.map(
        ({ id, owner, text }) => `• ${say.task(String(id), mrkdwn(text, 300), name(owner))}`,
      ),
    ),
    ...part(
      say.handOver.notes,
      notes
        .slice(-notesShown)
        .map(({ by, at: then, text }) => `• ${at(then)} ${name(by)}: ${mrkdwn(text, 500)}`),
    ),
    ...(links.length > 0 ? ['', say.links(links.map((id) => code(id, 40)).join(lists.comma))] : []),
  ].join('\n')
}
