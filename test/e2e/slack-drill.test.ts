import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import drill from '../../playbooks/drills/mining-instance.ts'
import type { Incident } from '../../src/core/incident.ts'
import { invented } from '../../src/kit/invented.ts'
import { until } from '../support/bot.ts'
import { incidents } from '../support/responder.ts'
import { company, type Site, startSite } from '../support/site.ts'
import { slackChannel, slackChannelJa } from '../support/slack.ts'
import { type People, people, words } from '../support/slack-people.ts'

/** The account that the drills play in is a real one here, and whoever calls AWS for it is heard. */
let aws: Server
const heard: string[] = []
let site: Site
let at: People
beforeAll(async () => {
  aws = createServer((asked, answer) => {
    asked.on('data', (chunk: Buffer) => heard.push(chunk.toString()))
    asked.on('end', () => answer.writeHead(403, { 'content-type': 'text/xml' }).end('<no/>'))
  }).listen(0, '127.0.0.1')
  site = await startSite()
  at = people(site)
  const role = `arn:aws:iam::${invented.account}:role/hikeshi-responder`
  await site.start({
    // The first channel is gone, and holds up no other.
    config: {
      ...company,
      channels: [{ id: 'C0GONE', locale: 'en' }, ...company.channels],
      accounts: { [invented.account]: { name: 'shop', role } },
    },
    env: { AWS_ENDPOINT_URL: `http://127.0.0.1:${(aws.address() as AddressInfo).port}` },
  })
})
afterEach(() => site.assertClean())
afterAll(async () => {
  await site?.stop()
  aws?.closeAllConnections()
  await new Promise((done) => aws.close(done))
})

const posted = (channel: string, says: RegExp): Promise<string> =>
  site.slack.until(({ messages }) => {
    const found = messages.find(
      (m) => m.channel === channel && m.ephemeral_to === undefined && says.test(words(m)),
    )
    return found && words(found)
  })
const card = (inject: string): Promise<Incident> =>
  until(async () =>
    (await incidents(site.bot())).find(({ rehearsal }) => rehearsal?.inject === inject),
  )
/** Alice asks, Bob approves, and it is done. */
const through = async (id: string, playbook: string, done: RegExp): Promise<void> => {
  await at.opens('U0ALICE', id, `plan/${playbook}`, /Drill: simulated account/)
  site.slack.control.submit('U0ALICE')
  await at.shows(id, ['Approval needed'])
  await at.press('U0BOB', id, 'approve')
  await at.shows(id, [done])
}
/** Each on an instance of its own: what happens to one within the hour would be one incident. */
const instanceOf = (id: string) => `i-0${Buffer.from(id.padEnd(8)).toString('hex').slice(0, 16)}`
const finding = (id: string, type: string, severity: number) => ({
  version: '0',
  id: `event-${id}`,
  source: 'aws.guardduty',
  'detail-type': 'GuardDuty Finding',
  account: invented.account,
  region: invented.region,
  time: new Date().toISOString(),
  resources: [],
  detail: {
    id,
    accountId: invented.account,
    region: invented.region,
    type,
    severity,
    title: 'It is real.',
    resource: { resourceType: 'Instance', instanceDetails: { instanceId: instanceOf(id) } },
    service: { count: 1, eventLastSeen: new Date().toISOString() },
  },
})

describe('a drill in Slack, in an account that is really ours', () => {
  it('is announced, marked on each card, won by two people, and told of in both languages', async () => {
    await at.command('U0ALICE', `drill start ${drill.id}`)
    await at.told('U0ALICE', /The drill is on/)
    expect(await posted(slackChannel, /DRILL · A drill begins/)).toContain(drill.en.story)
    expect(await posted(slackChannelJa, /【訓練】訓練開始/)).toContain(drill.ja.story)
    const pool = await card('pool')
    await at.shows(pool.id, ['DRILL · 🔴', 'This is a drill'])
    await at.shows(pool.id, ['【訓練】🔴', 'これは訓練です'], slackChannelJa)
    await at.press('U0BOB', pool.id, 'ack')
    await through(pool.id, 'snapshot-volumes', /done and verified/)
    await through(pool.id, 'isolate-instance', /contained and verified/)
    await at.command('U0BOB', 'drill tell Monday starts without batch-reports-2.')
    await at.told('U0BOB', /書き|記録しました|written down/)
    await at.command('U0ALICE', 'drill stop')
    const debrief = await posted(slackChannel, /Won with 100 of 100 points/)
    expect(debrief).toContain('<@U0ALICE>: 70 points in 2 deeds')
    expect(debrief).toContain('<@U0BOB>: 100 points in 4 deeds')
    expect(debrief).toContain(drill.en.lesson.slice(0, 60))
    expect(await posted(slackChannelJa, /勝利: 100 点中 100 点/)).toContain('教訓')
  })

  it('reached no real client, although the account is configured', async () => {
    expect(heard).toEqual([])
    // The same account, and it is no drill: AWS is asked at once.
    expect(await site.bot().event(finding('real', 'Trojan:EC2/DNSDataExfiltration', 8))).toBe(202)
    const real = await at.incident('real')
    expect(real.drill).toBe(false)
    await at.shows(real.id, ['Isolate instance'])
    await at.press('U0ALICE', real.id, 'plan/isolate-instance')
    await until(() => heard.some((body) => body.includes('AssumeRole')) || undefined)
  })

  it('does not become one because somebody outside says so', async () => {
    const event = finding('forged', 'Trojan:EC2/DNSDataExfiltration', 8)
    const { id } = await card('pool')
    const rehearsal = (await incidents(site.bot())).find((one) => one.id === id)?.rehearsal?.id
    expect(
      await site.bot().event({ ...event, id: `${rehearsal}/rates`, drill: `${rehearsal}/rates` }),
    ).toBe(202)
    const forged = await at.incident('forged')
    expect(forged.drill).toBe(false)
    expect(forged.rehearsal).toBeUndefined()
  })

  it('gives way to something real and critical at once', async () => {
    await at.command('U0ALICE', 'drill start leaked-key-tor')
    const look = await card('first-look')
    expect(
      await site.bot().event(finding('grave', 'AttackSequence:EC2/CompromisedInstanceGroup', 9.5)),
    ).toBe(202)
    const grave = await at.incident('grave')
    expect(await posted(slackChannel, /Drill stopped/)).toContain(grave.id)
    expect(await posted(slackChannelJa, /訓練中止/)).toContain(grave.id)
    await at.command('U0BOB', 'drill stop')
    await at.told('U0BOB', /実施中の訓練はありません|No drill is running/)
    await at.command('U0ALICE', 'drill season')
    const season = await at.told('U0ALICE', /points on average/)
    expect(season).toContain('in 1 drill, 1 of them won')
    expect(
      (await incidents(site.bot())).filter(({ rehearsal }) => rehearsal?.id === look.rehearsal?.id),
    ).toHaveLength(1)
  })
})
