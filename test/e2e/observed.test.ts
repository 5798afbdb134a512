import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type Collected, startCollector } from '../support/collector.ts'
import { startFaultProxy } from '../support/fault-proxy.ts'
import { type Site, startSite } from '../support/site.ts'
import { askForSnapshots, people } from '../support/slack-people.ts'

let site: Site
let collector: Awaited<ReturnType<typeof startCollector>>
beforeAll(async () => {
  ;[site, collector] = await Promise.all([startSite(), startCollector()])
})
afterEach(() => site.assertClean())
afterAll(async () => {
  await site.stop()
  collector.stop()
})

const refused =
  '<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>'
const secret = 'the-token-of-the-collector'
const of = (span: Collected, key: string) =>
  span.attributes.find((one) => one.key === `hikeshi.${key}`)?.value.stringValue

it('tells one road from the event to the card, and another from the click to the calls of AWS, which leads back to it', async () => {
  const at = people(site)
  const bot = await site.start({
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: `x-token=${secret}`,
    },
  })
  const id = await askForSnapshots(site, 'traced')
  await at.press('U0BOB', id, 'approve')
  await at.shows(id, ['done and verified'])
  // What is not sent yet is sent at the end.
  expect(await bot.stop()).toBe(0)

  const { spans } = collector
  const named = (name: string) => spans.filter((span) => span.name === name)
  const road = ({ traceId }: Collected) => spans.filter((span) => span.traceId === traceId)
  /** Names from the root to this span. */
  const path = (span: Collected): string[] => {
    const above = spans.find(({ spanId }) => spanId === span.parentSpanId)
    return [...(above ? path(above) : []), span.name]
  }

  const [event] = named('POST /events')
  const [approve] = named('click approve')
  if (!event || !approve)
    throw new Error(`no such span in ${spans.map(({ name }) => name).join(', ')}`)
  const [read] = named('read')
  expect(read && path(read)).toEqual(['POST /events', 'read'])
  expect(read && of(read, 'incident')).toBe(id)
  expect(road(event).map(path)).toEqual(
    expect.arrayContaining([
      ['POST /events', 'read', 'correlate'],
      ['POST /events', 'read', 'append'],
      ['POST /events', 'read', 'card', 'slack chat.postMessage'],
    ]),
  )

  const run = of(approve, 'run')
  expect(run).toMatch(new RegExp(`^${id}\\.`))
  expect(approve.links?.map(({ traceId }) => traceId)).toEqual([event.traceId])
  expect(road(approve).map(path)).toEqual(
    expect.arrayContaining([
      ['click approve', 'approve', 'aws ec2:DescribeVolumes'],
      ['click approve', 'run', 'step', 'aws ec2:CreateSnapshots'],
      ['click approve', 'card', 'slack chat.update'],
    ]),
  )
  for (const name of ['run', 'step', 'aws ec2:CreateSnapshots'])
    for (const span of named(name))
      expect([of(span, 'incident'), of(span, 'run')]).toEqual([id, run])
  expect(named('plan').map((span) => of(span, 'playbook'))).toEqual(['snapshot-volumes'])

  expect(collector.headers[0]?.['x-token']).toBe(secret)
  for (const word of [secret, 'xoxb-', 'testing', 'AKIA', 'GeneratedFindingUserName'])
    expect(collector.said()).not.toContain(word)
  expect(bot.output()).not.toContain(secret)
})

it('names the incident and the run in every line of the log that is written on their way, and no secret', async () => {
  const at = people(site)
  const { hostname, port } = new URL(site.moto.url)
  const aws = await startFaultProxy({ host: hostname, port: Number(port) })
  const bot = await site.start({
    env: { AWS_ENDPOINT_URL: `http://127.0.0.1:${aws.port}`, LOG_LEVEL: 'debug' },
  })
  // A card that is not taken at first, a step that fails.
  site.slack.faults.fault({
    path: /chat\.postMessage/,
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '1' },
  })
  const id = await askForSnapshots(site, 'logged')
  aws.fault({
    path: /./,
    says: /^(?!.*DryRun=true).*Action=CreateSnapshots/s,
    kind: 'status',
    status: 400,
    body: refused,
  })
  await at.press('U0BOB', id, 'approve')
  await at.settled(id, (events) => events.some(({ kind }) => kind === 'step-failed'))
  expect(await bot.stop()).toBe(0)
  await aws.stop()

  const lines = bot
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { msg: string; incident?: string; run?: string })
  const told = (msg: string) => lines.filter((line) => line.msg === msg)
  const [step] = told('a step failed')
  expect(step?.run).toMatch(new RegExp(`^${id}\\.`))
  expect(told('a card could not be shown').map(({ incident }) => incident)).toContain(id)
  for (const line of lines.filter((one) => JSON.stringify(one).includes(`"${id}.`)))
    expect(line).toMatchObject({ incident: id, run: step?.run })
  for (const line of lines.filter((one) => JSON.stringify(one).includes(`"${id}"`)))
    expect(line.incident).toBe(id)
})
