import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Event } from '../../src/core/events.ts'
import type { Incident } from '../../src/core/incident.ts'
import { keyId } from '../../src/view/sorting.ts'
import { arrivals } from '../support/arrivals.ts'
import { until } from '../support/bot.ts'
import { motoAccount } from '../support/moto.ts'
import { incidents } from '../support/responder.ts'
import { type Site, startSite } from '../support/site.ts'
import { type SlackMessage, slackChannel, slackChannelJa } from '../support/slack.ts'
import { buttons, words } from '../support/slack-people.ts'

const { guardduty, control, compliance } = arrivals(motoAccount, 'us-east-1')

let site: Site
beforeAll(async () => {
  site = await startSite()
  await site.start()
})
afterEach(() => site.assertClean())
afterAll(() => site.stop())

const cards = (channel = slackChannel): SlackMessage[] =>
  site.slack
    .state()
    .messages.filter((m) => m.channel === channel && m.ephemeral_to === undefined && m.blocks)
const cardOf = (id: string, channel = slackChannel): SlackMessage => {
  const own = new RegExp(`(incident|インシデント) \`${id}\``)
  const [card, ...more] = cards(channel).filter((message) => own.test(words(message)))
  if (card === undefined || more.length > 0) throw new Error(`${more.length + 1} cards of ${id}`)
  return card
}
const shows = (id: string, says: RegExp, channel = slackChannel) =>
  site.slack.until(() => {
    try {
      const text = words(cardOf(id, channel))
      return says.test(text) ? text : undefined
    } catch {
      return undefined
    }
  })

async function press(user: string, id: string, action: string): Promise<void> {
  const message = cardOf(id)
  const button = buttons(message).find(({ action_id }) => action_id === action)
  if (button === undefined) throw new Error(`no ${action} on ${words(message)}`)
  await site.slack.control.interact({ user, message, action: button })
}
const modal = (says: string) =>
  site.slack.until(({ modals }) => modals.find(({ title }) => title.text === says))
const told = (user: string, says: RegExp) =>
  site.slack.until(({ messages }) =>
    messages.find((m) => m.ephemeral_to === user && says.test(words(m))),
  )
const option = (value: string) => ({ type: 'static_select', selected_option: { value } })
const typed = (value: string) => ({ type: 'plain_text_input', value })

const send = async (events: readonly object[]): Promise<void> => {
  for (const event of events) expect(await site.bot().event(event)).toBe(202)
}
const counts = async () =>
  (await site.bot().get<{ counts: Record<string, number> }>('/api/console?lang=en')).counts
const read = (received: number) =>
  until(async () => {
    const now = await counts()
    return now.received === received && now.waiting === 0 ? now : undefined
  })
const of = async (key: string): Promise<Incident> => {
  const all = await incidents(site.bot())
  const found = all.find(({ members }) => members.some((one) => one.key.endsWith(key)))
  if (found === undefined) throw new Error(`no incident of ${key}`)
  return found
}
const journal = async (id: string): Promise<Event[]> => {
  const path = `/api/incidents/${id}?lang=en`
  const got = await site.bot().get<{ journal: { event: Event }[] }>(path)
  return got.journal.map(({ event }) => event)
}

const regions = ['us-east-1', 'eu-west-1', 'ap-northeast-1', 'sa-east-1']
const standards = ['EC2.13', 'EC2.14', 'EC2.18', 'EC2.19', 'CIS 1.2.0/4.1']

describe('fifty messages', () => {
  it('a finding updated 40 times, another in four Regions and a security group failing five standards are three cards in all', async () => {
    await send([
      ...Array.from({ length: 41 }, (_, i) =>
        guardduty({
          type: 'UnauthorizedAccess:EC2/SSHBruteForce',
          id: 'updated',
          instance: 'i-0123456789abcdef0',
          count: i + 1,
          minute: i * 15,
        }),
      ),
      ...regions.map((region, i) =>
        guardduty({
          type: 'UnauthorizedAccess:IAMUser/TorIPCaller',
          id: `regional-${i}`,
          user: 'mallory',
          region,
          minute: i,
        }),
      ),
      ...standards.map((id, i) => control({ id, resource: 'sg-0abc', minute: i })),
    ])
    expect(await read(50)).toMatchObject({ read: 50, opened: 3, folded: 47, suppressed: 0 })
    const [updated, regional, failing] = [
      await of('updated'),
      await of('regional-0'),
      await of('sg-0abc'),
    ]
    await shows(updated.id, /41 \(41 events received\)/)
    await shows(regional.id, /4 findings in this incident[\s\S]*another Region/)
    await shows(failing.id, /5 findings in this incident[\s\S]*another check on the same resource/)
    await shows(regional.id, /このインシデントの検出結果: 4 件/, slackChannelJa)
    for (const channel of [slackChannel, slackChannelJa])
      await site.slack.until(() => cards(channel).length === 3 || undefined)
  })

  it('what AWS calls over is said on the card, and makes none', async () => {
    await send([
      ...standards.map((id, i) =>
        control({ id, resource: 'sg-0abc', status: 'PASSED', minute: 30 + i }),
      ),
      compliance({ rule: 'r', bucket: 'never-heard-of', verdict: 'COMPLIANT' }),
    ])
    await read(56)
    await shows((await of('sg-0abc')).id, /AWS says that this is over/)
    expect(cards()).toHaveLength(3)
  })
})

describe('people', () => {
  it('merge two incidents, and take one finding out again', async () => {
    const [from, into] = [await of('regional-0'), await of('updated')]
    await press('U0ALICE', from.id, 'merge')
    expect(JSON.stringify(await modal('Merge incidents'))).toContain(into.id)
    site.slack.control.submit('U0ALICE', { into: { into: option(into.id) } })
    await told('U0ALICE', /is part of/)
    await shows(from.id, new RegExp(`This is part of \`${into.id}\` now`))
    await shows(
      into.id,
      new RegExp(`5 findings in this incident[\\s\\S]*|\`${from.id}\` became part`),
    )
    expect(buttons(cardOf(from.id))).toEqual([])
    expect((await journal(from.id)).at(-1)).toMatchObject({
      kind: 'merged',
      into: into.id,
      by: expect.stringContaining('U0ALICE'),
    })
    // What comes for it from now on is told there.
    await send([
      guardduty({
        type: 'UnauthorizedAccess:IAMUser/TorIPCaller',
        id: 'regional-0',
        user: 'mallory',
        count: 77,
        minute: 20,
      }),
    ])
    await shows(into.id, /×77/)

    const key = `guardduty/${motoAccount}/us-east-1/updated`
    await press('U0ALICE', into.id, 'split')
    await modal('Split a finding out')
    site.slack.control.submit('U0ALICE', { finding: { finding: option(keyId(key)) } })
    await told('U0ALICE', /It is/)
    const own = (await incidents(site.bot())).find(
      ({ splitFrom }) => splitFrom?.incident === into.id,
    )
    expect(own?.members.map((one) => one.key)).toEqual([key])
    await shows(own?.id ?? '', /split this out of/)
    const left = await shows(into.id, /4 findings in this incident/)
    expect(left).toContain('Affected resource')
    expect((await of('regional-0')).finding.key).toContain('regional')
    // It stays apart, also when it is updated.
    await send([
      guardduty({
        type: 'UnauthorizedAccess:EC2/SSHBruteForce',
        id: 'updated',
        instance: 'i-0123456789abcdef0',
        count: 99,
        minute: 600,
      }),
    ])
    await shows(own?.id ?? '', /99/)
    expect((await site.cli('audit', 'verify')).output).toContain('whole')
  })

  it('hide what they do not want to hear of, see what that would have hidden, and lift it', async () => {
    const { id } = await of('sg-0abc')
    await press('U0BOB', id, 'suppress')
    const form = JSON.stringify(await modal('Hide what is like this'))
    expect(form).toContain('Last 30 days: 5 findings, 1 incident')
    const ask = (reason: string) =>
      site.slack.control.submit('U0BOB', {
        scope: { scope: option('resource') },
        reason: { reason: typed(reason) },
        owner: { owner: typed('payments team') },
        days: { days: option('7') },
      })
    ask('A group of the load test')
    await told('U0BOB', /sup-\d+/)
    await shows(id, /hidden until[\s\S]*A group of the load test/)
    const before = await counts()
    await send([
      control({ id: 'EC2.13', resource: 'sg-0abc', minute: 3_000 }),
      control({ id: 'EC2.13', resource: 'sg-0other', minute: 3_000 }),
    ])
    expect(await read((before['received'] ?? 0) + 2)).toMatchObject({
      suppressed: 1,
      opened: (before['opened'] ?? 0) + 1,
    })
    const listed = JSON.parse((await site.cli('suppressions', '--json')).output) as {
      id: string
      hidden: number
      owner: string
      by: string
    }[]
    expect(listed).toMatchObject([
      { hidden: 1, owner: 'payments team', reason: 'A group of the load test' },
    ])
    await site.slack.control.command({ user: 'U0BOB', text: `suppressions lift ${listed[0]?.id}` })
    await told('U0BOB', /is lifted/)
    await send([control({ id: 'EC2.13', resource: 'sg-0abc', minute: 3_001 })])
    expect(await read((before['received'] ?? 0) + 3)).toMatchObject({ suppressed: 1 })
    const events = await journal(id)
    expect(events.filter(({ kind }) => kind.endsWith('suppressed'))).toMatchObject([
      { kind: 'suppressed', reason: 'A group of the load test' },
      { kind: 'unsuppressed' },
    ])
    expect((await site.cli('audit', 'verify')).output).toContain('whole')
  })
})
