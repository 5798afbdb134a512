import type { Message } from '../core/blocks.ts'
import type { Person } from '../core/people.ts'
import { isRefusal } from '../core/refusal.ts'
import { inForce } from '../core/standing.ts'
import type { Posture } from '../kit/index.ts'
import { statementsIn, streamOf } from './posture.ts'
import type { World } from './world.ts'

const dayMs = 86_400_000
/** How long before it lapses somebody is told. */
const noticeDays = 14
const periods = { daily: 1, weekly: 7 } as const

/** Who asks for what is scheduled. CloudTrail gets it as the source identity. */
const schedule = (locale: string): Person => ({ id: 'hikeshi/schedule', locale, roles: ['viewer'] })

/**
 * What is due by itself: the scheduled scan, and word of attestations and exceptions that end soon. Woken often; looks
 * whether it is time, alone on all replicas, and does nothing twice.
 */
export async function postureTick(world: World, posture: Posture): Promise<void> {
  const place = world.policy.posture
  const { chat } = world
  if (place === undefined || chat === undefined) return
  const locale = world.policy.channels.find(({ id }) => id === place.channel)?.locale ?? 'en'
  const tell = (message: Message) => chat.post(place.channel, message)
  await world.alone('posture/tick', async () => {
    await remind(world, posture, locale, tell)
    if (place.every === undefined || !(await isTime(world, periods[place.every]))) return
    const view = await posture.scan({ by: schedule(locale), accounts: 'all' })
    if (isRefusal(view)) return
    const text = posture.show.text(view, locale).split('\n').at(-1) ?? ''
    await tell({ text, blocks: posture.show.summary(view, locale) })
  })
}

async function isTime({ scans, clock, policy }: World, days: number): Promise<boolean> {
  const [account] = Object.keys(policy.accounts)
  if (account === undefined) return false
  const history = await scans.history(account, 30)
  const last = history.find(({ spec }) => spec.by === schedule('').id)
  // A little less than the period, so that the hour does not wander.
  return last === undefined || clock.now() - Date.parse(last.spec.at) > days * dayMs - 3_600_000
}

async function remind(
  world: World,
  posture: Posture,
  locale: string,
  tell: (message: Message) => Promise<unknown>,
): Promise<void> {
  const now = world.clock.now()
  const words = posture.words(locale)
  for (const account of Object.keys(world.policy.accounts)) {
    const { statements, reminded } = await statementsIn(world, account)
    const ending = inForce(statements, new Date(now).toISOString()).filter(
      (one) =>
        one.kind !== 'withdrawn' &&
        Date.parse(one.until) - now < noticeDays * dayMs &&
        !reminded.has(`${one.check} ${one.until}`),
    )
    for (const one of ending) {
      if (one.kind === 'withdrawn') continue
      const check = world.catalog.check.get(one.check)
      const title = (locale === 'ja' ? check?.ja : check?.en)?.title ?? one.check
      const text = words.lapses(title, account, one.until.slice(0, 10))
      await tell({ text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] })
      await world.journal.note(streamOf(account), {
        kind: 'reminded',
        check: one.check,
        until: one.until,
      })
    }
  }
}
