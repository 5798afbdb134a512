import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { instanceFinding } from '../support/guardduty.ts'
import { newSubnet, type SeededInstance, seedInstance } from '../support/moto.ts'
import { ended } from '../support/responder.ts'
import { company, type Site, startSite } from '../support/site.ts'
import { slackChannel, slackChannelJa } from '../support/slack.ts'
import { type People, people } from '../support/slack-people.ts'

let site: Site
let at: People
let instance: SeededInstance
beforeAll(async () => {
  site = await startSite()
  at = people(site)
  instance = await seedInstance(site.moto.url, { subnet: await newSubnet(site.moto.url) })
  // Slack keeps a message's metadata and gives it when asked to; the emulator forgets it.
  site.slack.faults.amend(/conversations\.history/, (answer) => ({
    ...answer,
    messages: (answer['messages'] as { blocks?: unknown }[]).map((message) => {
      const [, incident] = /`(inc-\d+)`/.exec(JSON.stringify(message.blocks)) ?? []
      const metadata = { event_type: 'hikeshi_card', event_payload: { incident } }
      return incident === undefined ? message : { ...message, metadata }
    }),
  }))
  // Its findings are all of one instance, and each is to be an incident.
  await site.start({ config: { ...company, correlateMinutes: 0 } })
})
afterEach(() => site.assertClean())
afterAll(() => site.stop())

const opened = async (id: string, severity = 8): Promise<string> => {
  expect(await site.bot().event(instanceFinding(instance, { id, severity }))).toBe(202)
  return (await at.incident(id)).id
}
const [english, japanese] = [slackChannel, slackChannelJa].map(
  (channel) => new RegExp(`channel=${channel}(&|$)`),
) as [RegExp, RegExp]
const alive = async (): Promise<void> => {
  expect(site.bot().child.exitCode).toBeNull()
  expect((await fetch(`${site.bot().url}/readyz`)).status).toBe(200)
}
const once = async (id: string, en: string, ja: string) => {
  await at.shows(id, [en])
  await at.shows(id, [ja], slackChannelJa)
  expect([slackChannel, slackChannelJa].map((channel) => at.cards(id, channel).length)).toEqual([
    1, 1,
  ])
}

it('waits for as long as Slack asks to, whatever happens meanwhile, and holds up no other channel', async () => {
  const seconds = 5
  const headers = { 'retry-after': `${seconds}` }
  const fault = { path: /chat\.postMessage/, says: english, kind: 'status', status: 429 } as const
  site.slack.faults.fault({ ...fault, headers })
  const ids = [await opened('patience-1')]
  await at.shows(ids[0] ?? '', ['まだ誰も確認していません'], slackChannelJa)
  ids.push(await opened('patience-2'))
  await at.shows(ids[1] ?? '', ['まだ誰も確認していません'], slackChannelJa)
  await at.press('U0ALICE', ids[1] ?? '', 'ack', slackChannelJa)
  for (const [i, id] of ids.entries())
    await once(id, ['Nobody has', 'Acknowledged by'][i] ?? '', ['まだ誰も', '確認者'][i] ?? '')
  const [refused = 0, next = 0] = site.slack.faults.passed
    .filter(({ path, body }) => path.includes('/chat.') && english.test(body))
    .map((passed) => passed.at)
  expect(next - refused).toBeGreaterThanOrEqual(seconds * 1000 - 50)
})

it('shows every card, and each once, when answers are lost, late or errors', async () => {
  for (const fault of [
    { says: english, kind: 'hang' },
    { says: japanese, kind: 'cut' },
    { says: japanese, kind: 'status', status: 503 },
    { says: english, kind: 'cut' },
  ] as const)
    site.slack.faults.fault({ path: /chat\.postMessage/, ...fault })
  const ids = await Promise.all(['a', 'b', 'c'].map((name) => opened(`lost-${name}`)))
  for (const id of ids) await once(id, 'Nobody has acknowledged', 'まだ誰も')
  const lookups = site.slack.faults.passed.filter(({ path }) => path.includes('.history'))
  expect(lookups.length).toBeGreaterThanOrEqual(4)
  await alive()
})

it('goes on with other cards where Slack will not take one', async () => {
  const id = await opened('stuck')
  await once(id, 'Nobody has', 'まだ誰も')
  const body = '{"ok":false,"error":"edit_window_closed"}'
  const says = new RegExp(`${id}\\b`)
  site.slack.faults.fault({
    path: /chat\.update/,
    says,
    kind: 'status',
    status: 200,
    body,
    times: 1e9,
  })
  await at.press('U0ALICE', id, 'ack')
  const lesser = await opened('behind-it', 2)
  await once(lesser, 'Nobody has acknowledged', 'まだ誰も')
  expect(await at.shows(id, [])).toContain('Nobody has acknowledged')
  site.slack.faults.heal()
  await once(id, 'Acknowledged by <@U0ALICE>', '確認者')
})

it('contains while Slack cannot show anything, and the cards are right once it is back', async () => {
  const id = await opened('away')
  await at.shows(id, ['Snapshot volumes'])
  await at.opens('U0ALICE', id, 'plan/snapshot-volumes', /What will happen/)
  site.slack.control.submit('U0ALICE')
  await once(id, 'Approval needed', '承認待ち')
  const everything = { path: /^\/api\/|_hooks/, kind: 'status', status: 503, times: 1e9 } as const
  site.slack.faults.fault(everything)
  const { value: run } = at.button(id, 'approve')
  await at.press('U0BOB', id, 'approve')
  expect((await ended(site.bot(), run)).state).toBe('done')
  const late = await opened('while-away')
  expect(at.cards(late)).toEqual([])
  site.slack.faults.heal()
  await once(id, 'done and verified', '完了・検証済み')
  await once(late, 'Nobody has acknowledged', 'まだ誰も')
  await alive()
})
