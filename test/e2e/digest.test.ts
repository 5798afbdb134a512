import { afterAll, beforeAll, expect, it } from 'vitest'
import { until } from '../support/bot.ts'
import { incident } from '../support/responder.ts'
import { company, type Site, startSite } from '../support/site.ts'
import { type SlackMessage, slackChannel, slackChannelJa } from '../support/slack.ts'
import { buttons, type People, people, words } from '../support/slack-people.ts'
import { denied } from '../support/storm.ts'

let site: Site
let at: People
beforeAll(async () => {
  site = await startSite()
  at = people(site)
  await site.start({ config: { ...company, accounts: {} } })
})
afterAll(() => site.stop())

/** Findings by who was told of them, as the command line says it. */
async function findings(): Promise<Record<string, number>> {
  const { output } = await site.cli('status', '--json')
  return (JSON.parse(output) as { findings: Record<string, number> }).findings
}
const sum = ({ shown = 0, folded = 0, suppressed = 0 }: Record<string, number>) =>
  shown + folded + suppressed

it('lists what the digest stands for, gives one its card, and mutes an actor', async () => {
  const bot = site.bot()
  await Promise.all(Array.from({ length: 40 }, (_, n) => bot.event(denied(n, `crowd-${n}`))))
  const digest = await site.slack.until(
    ({ messages }) =>
      messages.findLast((m) => m.channel === slackChannel && /🌊(.|\n)*crowd-/.test(words(m))),
    60_000,
  )
  const [list, ...mutes] = buttons(digest)
  const { modal } = await bot.act('local/responder', 'folded', list?.value ?? '')
  expect(modal?.title).toBe('Folded incidents')
  const listed = buttons({ blocks: modal?.blocks } as SlackMessage)
  expect(listed.length).toBeGreaterThan(10)
  const { value: folded } = listed[0] as { value: string }
  expect(at.cards(folded)).toEqual([])
  const { replies } = await bot.act('local/responder', 'unfold', folded)
  expect(replies.join()).toContain('on its way')
  for (const channel of [slackChannel, slackChannelJa]) await at.shows(folded, [], channel)

  const before = await findings()
  const [loudest] = mutes
  const muted = await bot.act('local/responder', loudest?.action_id ?? '', loudest?.value ?? '')
  const actor = /noisy-\d+|crowd-\d+/.exec(muted.replies.join())?.[0] ?? 'nobody'
  expect(muted.replies.join()).toMatch(/is muted until .* UTC|is muted until/)
  const told = await incident(bot, loudest?.value ?? '')
  await bot.event(denied(200_000, actor, told.finding.account))
  const after = await until(async () => {
    const seen = await findings()
    return seen['received'] === (before['received'] ?? 0) + 1 ? seen : undefined
  })
  expect(sum(after)).toBe(after['received'])
  expect(after['suppressed']).toBeGreaterThan(before['suppressed'] ?? 0)
  expect((await site.cli('audit', 'verify')).code).toBe(0)
  site.assertClean()
}, 120_000)
