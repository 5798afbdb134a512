import type { Change } from '../core/plan.ts'
import type { Refusal } from '../core/refusal.ts'
import { type Locale, pick } from '../core/text.ts'
import type { Phrases } from '../locales/en.ts'
import { who } from './context.ts'
import { fold } from './parts.ts'
import { code, mrkdwn } from './text.ts'
import { changeLine } from './value.ts'

/** A "no" as a person reads it: why, and what to do next. Mrkdwn; what came from outside is escaped. */
export function refusalText(refusal: Refusal, say: Phrases, locale: Locale): string {
  const { refusals, states } = say
  switch (refusal.refused) {
    case 'own-request':
    case 'own-review':
    case 'already-approved':
    case 'expired':
    case 'nothing-to-do':
    case 'nothing-to-undo':
    case 'not-asked':
    case 'look-only':
    case 'no-drill':
    case 'nothing-to-come':
    case 'no-passkey':
    case 'own-passkey':
    case 'passkey-failed':
    case 'link-gone':
      return refusals[refusal.refused]
    case 'not-found':
      return refusals['not-found'](code(refusal.what, 200))
    case 'not-signed-in':
      return refusals['not-signed-in']
    case 'not-allowed':
      return refusals['not-allowed'](code(refusal.role, 100))
    case 'not-approver':
      return refusals['not-approver'](
        refusal.named.map((one) => named(one, say)).join(say.lists.comma) || '–',
      )
    case 'step-up-needed':
      return refusals['step-up-needed'](refusal.url, `${refusal.minutes}`)
    case 'evidence-first':
      return refusals['evidence-first'](
        refusal.playbooks.map((id) => code(id, 60)).join(say.lists.comma),
      )
    case 'not-waiting': {
      const known: { readonly [state: string]: string } = states
      return refusals['not-waiting'](known[refusal.state] ?? mrkdwn(refusal.state, 60))
    }
    case 'plan-changed':
      return refusals['plan-changed'](changedLines(refusal, say))
    case 'drifted':
      return refusals.drifted(changeLines(refusal.changes, say))
    case 'incident-is':
      return refusals['incident-is'](say.life.states[refusal.state])
    case 'merged':
      return refusals.merged(code(refusal.into, 100))
    case 'run-open':
      return refusals['run-open'](code(refusal.run, 100))
    case 'busy':
      return refusals.busy(code(refusal.run, 100))
    case 'does-not-apply':
      return refusals['does-not-apply'](mrkdwn(pick(refusal.because, locale), 1000))
    case 'not-possible':
      return refusals['not-possible'](mrkdwn(pick(refusal.because, locale), 1000))
    case 'account-not-configured':
      return refusals['account-not-configured'](code(refusal.account, 40))
    case 'resource-gone':
      return refusals['resource-gone'](code(refusal.resource, 300))
    case 'aws-denied':
      return refusals['aws-denied'](code(refusal.action, 100), code(refusal.because, 600))
    case 'aws-failed':
      return refusals['aws-failed'](code(refusal.because, 600))
    case 'drill-open':
      return refusals['drill-open'](code(refusal.drill, 100))
    case 'surprise':
      return mrkdwn(refusal.text, 1000)
    case 'bad-input':
      return refusals['bad-input'](code(refusal.field, 100), mrkdwn(refusal.expected, 300))
  }
}

/** A role by its name, a person by mention. */
export function named(one: string, say: Phrases): string {
  const known: { readonly [role: string]: string } = say.people
  return Object.hasOwn(known, one) ? `*${known[one]}*` : who(one, say)
}

/** What is left out stands first: it may be all that changed. */
function changedLines(
  { changes, left = [] }: Refusal & { refused: 'plan-changed' },
  say: Phrases,
): string {
  const names = left.map((name) => code(name, 80)).join(say.lists.comma)
  const gone = left.length > 0 ? [`• ${say.run.targets.leftNow(names)}`] : []
  const lines = changes.length > 0 || gone.length === 0 ? [changeLines(changes, say)] : []
  return [...gone, ...lines].join('\n')
}

/** Short enough that the whole refusal fits a section of 3,000 characters. */
function changeLines(changes: readonly Change[], say: Phrases): string {
  for (let max = 10; ; max -= 1) {
    const { shown, more } = fold(changes, max)
    const rest = more > 0 ? [say.lists.moreChanges(more)] : []
    const text = [...shown.map((c) => changeLine(c, say, 120)), ...rest].join('\n')
    if (text.length <= 2300 || max <= 1) return text === '' ? '–' : text
  }
}
