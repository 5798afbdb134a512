import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { motoState } from '../support/aws.ts'
import { keyFinding } from '../support/guardduty.ts'
import { seedUser } from '../support/moto.ts'
import { type Site, startSite } from '../support/site.ts'
import { slackChannel, socketApp } from '../support/slack.ts'
import { type People, people } from '../support/slack-people.ts'

let site: Site
let at: People
beforeAll(async () => {
  site = await startSite('socket')
  at = people(site, socketApp.appId)
  await site.start()
})
afterEach(() => site.assertClean())
afterAll(() => site.stop())

it('answers a command, plans, asks, approves and runs over Socket Mode', async () => {
  const user = await seedUser(site.moto.url)
  const before = await motoState(site.moto.url)
  expect(await site.bot().event(keyFinding(user, { id: 'socket' }))).toBe(202)
  const { id } = await at.incident('socket')
  await at.shows(id, ['Deactivate key'])
  await at.command('U0ALICE', 'incidents')
  expect(await at.told('U0ALICE')).toContain(`\`${id}\``)
  await at.opens('U0ALICE', id, 'plan/deactivate-access-key', /What will happen/)
  expect(await motoState(site.moto.url)).toEqual(before)
  site.slack.control.submit('U0ALICE')
  await at.shows(id, ['Approval needed'])
  await at.press('U0ALICE', id, 'approve')
  expect(await at.told('U0ALICE', /asked for this yourself/)).toBeTruthy()
  await at.press('U0BOB', id, 'approve')
  await at.shows(id, ['contained and verified'])
  expect(at.card(id)).toMatchObject({ channel: slackChannel, user: socketApp.botUserId })
  expect(JSON.stringify(await motoState(site.moto.url))).toContain('"Inactive"')
  expect((await fetch(`${site.bot().url}/slack/events`, { method: 'POST' })).status).toBe(404)
})
