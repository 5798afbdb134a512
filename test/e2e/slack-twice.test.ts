import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Event } from '../../src/core/events.ts'
import type { Bot } from '../support/bot.ts'
import { motoClient } from '../support/moto.ts'
import { databaseUrl } from '../support/replicas.ts'
import { type Site, startSite } from '../support/site.ts'
import { type SlackMessage, slackChannel, slackChannelJa } from '../support/slack.ts'
import { askForSnapshots, type People, people } from '../support/slack-people.ts'

let site: Site
let at: People
let first: Bot
beforeAll(async () => {
  site = await startSite()
  at = people(site)
  first = await site.start()
})
afterEach(() => site.assertClean())
afterAll(() => site.stop())

async function fiftyClicks(id: string): Promise<void> {
  const action = at.button(id, 'approve')
  const message: SlackMessage = at.card(id)
  const click = () => site.slack.control.interact({ user: 'U0BOB', message, action })
  await Promise.all(Array.from({ length: 50 }, click))
  await at.shows(id, ['done and verified'])
}

/** What came of fifty clicks: one went through, and of the others each has its refusal in the journal. */
async function answers(id: string) {
  const counts = (events: readonly Event[]) => Object.groupBy(events, ({ kind }) => kind)
  await at.settled(id, (events) => counts(events).refused?.length === 49)
  const {
    approved,
    finished,
    'step-done': done,
    'aws-called': calls,
  } = counts(await at.journal(id))
  const ec2 = new EC2(motoClient(site.moto.url))
  const { Snapshots } = await ec2.describeSnapshots({
    Filters: [{ Name: 'tag:hikeshi:incident', Values: [id] }],
  })
  return {
    approved: approved?.length,
    steps: done?.length,
    finished: finished?.length,
    calls: calls?.map((event) => event.kind === 'aws-called' && event.call.action),
    snapshots: Snapshots?.length,
    cards: [slackChannel, slackChannelJa].map((channel) => at.cards(id, channel).length),
  }
}
const once = {
  approved: 1,
  steps: 1,
  finished: 1,
  calls: ['ec2:CreateSnapshots'],
  snapshots: 3,
  cards: [1, 1],
}

// AWS would gladly take each volume's snapshot twice.
it('runs once when the approver presses fifty times', async () => {
  const id = await askForSnapshots(site, 'fifty')
  await fiftyClicks(id)
  expect(await answers(id)).toEqual(once)
})

it('runs once when two replicas take the clicks', async () => {
  const DATABASE_URL = await databaseUrl(first.data)
  const second = await site.start({ env: { DATABASE_URL } })
  const ports = [first, second].map(({ url }) => Number(new URL(url).port))
  site.slack.deliverTo(...ports)
  const id = await askForSnapshots(site, 'replicas')
  const before = site.slack.deliveries.length
  await fiftyClicks(id)
  expect(await answers(id)).toEqual(once)
  const clicks = site.slack.deliveries.slice(before)
  for (const port of ports) expect(clicks.filter((each) => each === port)).toHaveLength(25)
  expect(second.output()).not.toContain(new URL(DATABASE_URL).password)
  expect(await second.stop()).toBe(0)
  site.slack.deliverTo(...ports.slice(0, 1))
  expect((await site.cli('audit', 'verify')).code).toBe(0)
})
