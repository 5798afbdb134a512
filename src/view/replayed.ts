import type { Replayed } from '../core/doctor.ts'
import type { Phrases } from '../locales/en.ts'
import { mrkdwn } from './text.ts'

/** What a replay did, or that there was nothing to do. */
export function replayedText(
  { failed, notUnderstood, became, undelivered }: Replayed,
  { doctor, lists }: Phrases,
): string {
  const { taken, left, unreached } = undelivered
  const still = became.failed + became.notUnderstood
  const told = [
    ...(taken > 0 ? [doctor.redriven(taken)] : []),
    ...(failed + notUnderstood > 0
      ? [doctor.replayed(failed, notUnderstood, became.read, still, became.waiting)]
      : []),
    ...(left > 0 ? [doctor.left(left)] : []),
    ...(unreached.length > 0
      ? [doctor.unreached(mrkdwn(unreached.slice(0, 10).join(lists.comma), 1000))]
      : []),
  ]
  return told.length === 0 ? doctor.nothing : told.join('\n')
}
