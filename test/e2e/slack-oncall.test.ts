import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { until } from '../support/bot.ts'
import { type PagerServer, startPager } from '../support/pager.ts'
import { sample } from '../support/responder.ts'
import { company, member, type Site, startSite } from '../support/site.ts'
import { slackChannel } from '../support/slack.ts'
import { type People, people, words } from '../support/slack-people.ts'

/** Alice is on call, and then Bob; whoever does not answer within the minute is followed by the other. */
let pager: PagerServer
let site: Site
let at: People
const secret = 'routing-key-of-the-tests'
beforeAll(async () => {
  pager = await startPager()
  site = await startSite()
  at = people(site)
  const layer = (user: string) => ({
    people: [member(user)],
    turn: 'weekly',
    start: '2026-01-05',
    at: '09:00',
  })
  await site.start({
    config: {
      ...company,
      people: { ...company.people, lead: [member('U0BOB')] },
      pagers: { duty: { kind: 'pagerduty', url: `${pager.url}/v2/enqueue`, internal: true } },
      oncall: {
        rotations: [{ name: 'primary', zone: 'Asia/Tokyo', layers: [layer('U0ALICE')] }],
        page: { high: { minutes: 30, by: ['slack', 'duty'] } },
        channel: slackChannel,
      },
    },
    env: { HIKESHI_PAGER_DUTY: secret },
  })
})
afterEach(() => {
  site.assertClean()
  if (site.bot().output().includes(secret)) throw new Error('the routing key is in the log')
})
afterAll(async () => {
  await site?.stop()
  await pager?.stop()
})

/** A real one, of an instance of its own. */
async function real(id: string): Promise<string> {
  const event = sample(id) as { detail: Record<string, unknown> & { service: object } }
  const seen = new Date().toISOString()
  const service = {
    ...event.detail.service,
    additionalInfo: {},
    eventFirstSeen: seen,
    eventLastSeen: seen,
  }
  const instanceId = `i-${Buffer.from(id).toString('hex').padEnd(17, '0').slice(0, 17)}`
  const resource = { resourceType: 'Instance', instanceDetails: { instanceId } }
  const detail = { ...event.detail, title: 'finding', service, resource }
  expect(await site.bot().event({ ...event, detail })).toBe(202)
  return (await at.incident(id)).id
}
/** The call in somebody's own messages. */
const call = (id: string) =>
  site.slack.until(({ messages }) =>
    messages.find(
      (m) =>
        m.channel !== slackChannel && words(m).includes('You are called') && words(m).includes(id),
    ),
  )
const ids = { alice: 'U0ALICE', bob: 'U0BOB', vera: 'U0VERA', nobody: 'U0NOBODY' } as const

it('calls who is on call in their own messages and by the pager, once, and is answered by the button there', async () => {
  const id = await real('called')
  const message = await call(id)
  await at.shows(id, [/Called at .*<@U0ALICE>/])
  await site.slack.until(() => pager.calls.length === 1 || undefined)
  expect(pager.calls[0]?.body).toMatchObject({
    event_action: 'trigger',
    dedup_key: `hikeshi/${id}`,
    routing_key: secret,
  })
  await site.slack.control.interact({
    user: ids.alice,
    message,
    action: { action_id: 'ack', value: id },
  })
  await at.shows(id, [/Acknowledged by <@U0ALICE>/])
  await at.settled(id, (events) =>
    events.some((e) => e.kind === 'page-sent' && e.pager === 'duty' && e.what === 'acknowledge'),
  )
  expect(pager.calls.map(({ body }) => body['event_action'])).toEqual(['trigger', 'acknowledge'])
  const calls = site.slack.state().messages.filter((m) => words(m).includes('You are called'))
  expect(calls).toHaveLength(1)
})

it('an eye on the card acknowledges it, from a responder alone, and no other emoji does', async () => {
  const id = await real('eyes')
  await at.shows(id, ['Nobody has acknowledged this yet'])
  const react = (user: string, name: string) =>
    site.slack.control.react({ user, name, message: at.card(id) })
  await react(ids.alice, 'tada')
  await react(ids.nobody, 'eyes')
  await react(ids.vera, 'eyes')
  expect(await at.told(ids.vera)).toMatch(/role/)
  const before = await at.journal(id)
  expect(before.filter(({ kind }) => kind === 'acknowledged')).toEqual([])
  await react(ids.bob, 'eyes')
  await at.shows(id, [/Acknowledged by <@U0BOB>/])
  const stranger = site.slack.state().messages.filter((m) => m.ephemeral_to === ids.nobody)
  expect(stranger).toEqual([])
})

it('shows each person what waits for them on the page of the app', async () => {
  const id = await real('home')
  await at.shows(id, ['Nobody has acknowledged this yet'])
  await at.press(ids.alice, id, 'take-command')
  await at.shows(id, [/<@U0ALICE> leads/])
  const { faults, control } = site.slack
  const page = async (user: string): Promise<string> => {
    const seen = faults.passed.length
    await control.openHome(user)
    return until(
      () =>
        faults.passed
          .slice(seen)
          .find(
            ({ path, body }) =>
              path.endsWith('views.publish') && decodeURIComponent(body).includes(user),
          )?.body,
    ).then((body) => decodeURIComponent(body.replaceAll('+', ' ')))
  }
  const alice = await page(ids.alice)
  for (const said of [/My open incidents/, /Nothing waits for you/, /primary.*<@U0ALICE>/])
    expect(alice).toMatch(said)
  expect(alice).toContain(id)
  expect(await page(ids.bob)).not.toContain(id)
  expect(await page(ids.nobody)).toMatch(/not on the list of responders/)
})

it('tells who is on call, lets somebody stand in, and tells the channel who took over and what is open', async () => {
  await at.command(ids.vera, 'oncall')
  expect(await at.told(ids.vera, /On call/)).toMatch(/primary.*<@U0ALICE>/)
  await at.command(ids.vera, 'oncall override <@U0BOB|bob> now..2h')
  expect(await at.told(ids.vera)).toMatch(/role/)
  await at.command(ids.alice, 'oncall override <@U0BOB|bob> now..2h')
  expect(await at.told(ids.alice, /stands in/)).toMatch(/<@U0BOB> stands in/)
  const over = await site.slack.until(
    ({ messages }) =>
      messages.find((m) => m.channel === slackChannel && words(m).includes('On-call hand-over')),
    60_000,
  )
  expect(words(over)).toMatch(/<@U0BOB> is on call now, and takes over from <@U0ALICE>/)
  expect(words(over)).toMatch(/Open incidents: \d/)
  await at.command(ids.alice, 'oncall override <@U0NOBODY|nobody> now..2h')
  expect(await at.told(ids.alice, /not found/)).toContain('U0NOBODY')
})
