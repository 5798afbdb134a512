import type { Block } from '../core/blocks.ts'
import { did, type Incident, type Run } from '../core/incident.ts'
import { pick } from '../core/text.ts'
import type { Phrases } from '../locales/en.ts'
import { type CardContext, type Room, who } from './context.ts'
import { type Button, buttons, lines, section } from './parts.ts'
import { outline, steps } from './steps.ts'
import { countTargets } from './targets.ts'
import { code, mrkdwn, safe, when } from './text.ts'

/** Where one run stands, and what can be done about it now. A run that is only planned is not on the card. */
export function runBlocks(incident: Incident, run: Run, ctx: CardContext, room: Room): Block[] {
  const { say } = ctx
  const title = mrkdwn(runTitle(run, ctx), 150)
  const at = when(run.finishedAt ?? '', ctx.locale, ctx.zone)
  switch (run.state) {
    case 'planned':
      return []
    case 'requested':
      if (Date.parse(run.expiresAt ?? '') <= ctx.now) return [section(say.run.expired(title))]
      return requested(run, title, ctx, room)
    case 'approved':
    case 'running':
      return [
        section(underWay(run, title, ctx, room)),
        ...steps(run, ctx, room),
        ...buttons(run.halted === undefined ? [halt(run, ctx)] : []),
        ...review(run, ctx, room),
      ]
    case 'stopped':
      return [
        section(run.undoneBy === undefined ? say.run.stopped(title) : say.run.undoneSince(title)),
        ...steps(run, ctx, room),
        ...(run.undoneBy === undefined ? afterStop(incident, run, ctx) : []),
        ...review(run, ctx, room),
      ]
    case 'done':
      if (run.undoneBy !== undefined)
        return [section(say.run.undoneSince(title)), ...review(run, ctx, room)]
      return [
        section(finished(run, ctx)(title, at)),
        ...steps(run, ctx, room),
        ...standsFor(run, ctx),
        ...(mayUndo(incident, run) ? buttons([...extend(run, ctx), undo(run, ctx)]) : []),
        ...review(run, ctx, room),
      ]
    case 'rejected': {
      const { by = '', reason = '' } = run.rejected ?? {}
      return [section(say.run.rejected(title, who(by, say), mrkdwn(reason, room.value)))]
    }
    case 'expired':
      return [section(say.run.expired(title))]
  }
}

/** The playbook's title in plain text; what undoes says so. */
function runTitle(run: Run, ctx: CardContext): string {
  const { playbook, mode } = run.plan
  const known = ctx.offers.find(({ id }) => id === playbook)?.title ?? ctx.titleOf?.(playbook)
  const one = safe(known === undefined ? playbook : pick(known, ctx.locale), 120)
  const count = run.plan.targets?.length
  const title = count === undefined ? one : ctx.say.run.targets.of(one, count)
  return mode === 'undo' ? ctx.say.run.undoOf(title) : title
}

function requested(run: Run, title: string, ctx: CardContext, room: Room): Block[] {
  const { say } = ctx
  const { plan } = run
  const offer = ctx.offers.find(({ id }) => id === plan.playbook)
  const never = plan.steps.filter((step) => step.never !== undefined).length
  const warnings = plan.notes.filter(({ level }) => level === 'warn').slice(0, 2)
  const given = run.approvals
    .map(({ by }) => `${who(by, say)}${run.steppedUp?.includes(by) ? ' 🔑' : ''}`)
    .slice(0, 10)
  const so = given.length > 0 ? ` (${given.join(say.lists.comma)})` : ''
  const facts = [
    say.run.approvals(run.approvals.length, run.needs) + so,
    say.run.expires(when(run.expiresAt ?? '', ctx.locale, ctx.zone)),
    say.run.plan(code(plan.hash.slice(0, 12))),
    ...(offer ? [say.run.risk(say.plan.risks[offer.risk])] : []),
  ]
  return [
    section(`${say.run.waiting(title)}\n${say.run.asked(who(run.by, say))}`),
    ...lines([
      ...outline(run, ctx, room),
      ...waived(run, ctx, room),
      ...warnings.map(({ text }) => `⚠️ ${mrkdwn(pick(text, ctx.locale), room.value)}`),
      ...(never > 0 && plan.mode === 'do' ? [say.run.cannotUndo(never)] : []),
      facts.join('  ·  '),
    ]),
    ...buttons(approval(run, ctx, offer?.risk)),
  ]
}

function approval(run: Run, ctx: CardContext, risk?: string): Button[] {
  const { buttons: b, confirm } = ctx.say
  const { plan } = run
  const title = cutTitle(run, ctx)
  const text = confirm.approve(title, accountWords(run, ctx), plan.region, plan.hash.slice(0, 12))
  return [
    {
      text: b.approve,
      action: 'approve',
      value: run.id,
      style: risk === 'high' ? 'danger' : 'primary',
      confirm: { title: confirm.approveTitle, text, yes: b.approve, no: confirm.cancel },
    },
    { text: b.reject, action: 'reject', value: run.id },
    { text: b.showPlan, action: 'show-plan', value: run.id },
    { text: b.breakGlass, action: 'break-glass', value: run.id },
  ]
}

function afterStop(incident: Incident, run: Run, ctx: CardContext): Block[] {
  const { buttons: b, confirm, run: say } = ctx.say
  const text = confirm.retry(cutTitle(run, ctx), accountWords(run, ctx))
  const retry: Button = {
    text: b.retry,
    action: 'retry',
    value: run.id,
    style: 'primary',
    confirm: { title: confirm.retryTitle, text, yes: b.retry, no: confirm.cancel },
  }
  const plan: Button = { text: b.showPlan, action: 'show-plan', value: run.id }
  const failed = Object.values(run.steps).some(({ state }) => state === 'failed')
  const skip: Button[] = failed ? [{ text: b.skip, action: 'skip', value: run.id }] : []
  if (!mayUndo(incident, run)) return buttons([retry, ...skip, plan])
  return [section(say.stoppedHint), ...buttons([retry, ...skip, undo(run, ctx), plan])]
}

/** Who let it begin, and what was said to that. */
function underWay(run: Run, title: string, ctx: CardContext, room: Room): string {
  const { run: say } = ctx.say
  const { glass, halted, state } = run
  const word = state === 'approved' ? say.approved : say.running
  const head = glass
    ? say.broken(title, who(glass.by, ctx.say), mrkdwn(glass.reason, room.value))
    : word(title, approvers(run, ctx))
  return [
    head,
    ...waived(run, ctx, room),
    ...(halted === undefined ? [] : [say.halting(who(halted, ctx.say))]),
  ].join('\n')
}

const waived = ({ waived: it }: Run, { say }: CardContext, room: Room): string[] => {
  if (it === undefined) return []
  const missing = it.evidence.map((id) => code(id, 60)).join(say.lists.comma)
  return [say.run.waived(missing, mrkdwn(it.reason, room.value))]
}

/** What was run by one person alone waits for somebody else's look, whatever became of it. */
function review({ id, glass }: Run, { say, leads = [] }: CardContext, room: Room): Block[] {
  if (glass === undefined) return []
  const { reviewed } = glass
  if (reviewed) {
    const words = mrkdwn(reviewed.words, room.value)
    return [section(say.run.reviewed(who(reviewed.by, say), words))]
  }
  const called = leads.slice(0, 10).map((lead) => who(lead, say))
  return [
    section(
      say.run.reviewOpen(who(glass.by, say), mrkdwn(glass.reason, room.value), called.join(' ')),
    ),
    ...buttons([{ text: say.buttons.review, action: 'review', value: id }]),
  ]
}

function standsFor({ remind, finishedAt = '' }: Run, { say, now }: CardContext): Block[] {
  if (remind?.since === undefined) return []
  const hours = Math.floor((now - Date.parse(finishedAt)) / 3_600_000)
  return [section(say.run.stillStands(hours))]
}
const extend = ({ id, remind }: Run, { say }: CardContext): Button[] =>
  remind?.since === undefined
    ? []
    : [{ text: say.buttons.extend, action: 'extend', value: id, style: 'primary' }]

const halt = ({ id }: Run, { say }: CardContext): Button => ({
  text: say.buttons.halt,
  action: 'halt',
  value: id,
  style: 'danger',
})

const cutTitle = (run: Run, ctx: CardContext): string => safe(runTitle(run, ctx), 100)

/** Plain text, for dialogs. */
function accountWords({ plan }: Run, ctx: CardContext): string {
  const name = ctx.accountName?.(plan.account)
  const id = safe(plan.account, 40)
  return name === undefined ? id : `${safe(name, 60)} (${id})`
}

const undo = (run: Run, { say }: CardContext): Button => ({
  text: say.buttons.undo,
  action: 'undo',
  value: run.id,
})

/** One undo at a time, and none of an undo, or of what ended with nothing done. */
const mayUndo = (incident: Incident, run: Run): boolean =>
  run.plan.mode === 'do' &&
  (run.state !== 'done' || did(run)) &&
  !Object.values(incident.runs).some(
    (other) =>
      other.undoes === run.id &&
      ['requested', 'approved', 'running', 'stopped'].includes(other.state),
  )

function finished(run: Run, { say }: CardContext): (title: string, at: string) => string {
  const { targets } = run.plan
  const { done, of } = countTargets(run)
  if (targets && run.plan.steps.every(({ id }) => run.steps[id]?.gone)) return say.run.targets.none
  const words = wholly(run, say)
  if (!targets || done === of) return words
  return (title, at) => `${words(title, at)} · ${say.run.targets.finished(done, of)}`
}

function wholly(run: Run, say: Phrases): (title: string, at: string) => string {
  if (run.plan.mode === 'undo') return say.run.undone
  const contains = run.plan.steps.some(({ phase }) => phase === 'contain')
  return contains ? say.run.contained : say.run.finished
}

const approvers = (run: Run, { say }: CardContext): string =>
  run.approvals
    .slice(0, 10)
    .map(({ by }) => who(by, say))
    .join(say.lists.comma) || '–'
