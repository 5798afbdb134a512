import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { type Moto, motoAccount, motoClient, startMoto } from '../support/moto.ts'
import { incidents } from '../support/responder.ts'
import { writeSettings } from '../support/settings.ts'

/** A bot that may read moto's account, without a Slack. */
async function startReading(
  endpoint: string,
  data?: string,
): Promise<{ bot: Bot; stop: () => Promise<void> }> {
  const role = `arn:aws:iam::${motoAccount}:role/hikeshi-responder`
  const settings = { accounts: { [motoAccount]: { name: 'shop', role } } }
  const bot = await startBot({
    ...(data !== undefined && { data }),
    env: {
      HIKESHI_CONFIG: await writeSettings(settings),
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'testing',
      AWS_SECRET_ACCESS_KEY: 'testing',
    },
  })
  return {
    bot,
    stop: async () => {
      await bot.stop()
      await clear(bot.data)
    },
  }
}

const envelope = (source: string, type: string, id: string, detail: object) => ({
  id,
  source,
  'detail-type': type,
  account: motoAccount,
  region: 'us-east-1',
  detail,
  time: new Date().toISOString(),
  resources: [],
})
const record = (eventName: string, userName: string) => ({
  eventVersion: '1.11',
  eventID: `${eventName}-${userName}`,
  eventName,
  eventSource: 'cloudtrail.amazonaws.com',
  eventTime: new Date().toISOString(),
  awsRegion: 'us-east-1',
  recipientAccountId: motoAccount,
  sourceIPAddress: '198.51.100.7',
  userIdentity: { type: 'IAMUser', userName, accountId: motoAccount },
  requestParameters: { name: 'shop-audit' },
})
const called = (id: string, detail: object) =>
  envelope('aws.cloudtrail', 'AWS API Call via CloudTrail', id, detail)
const alarmed = (alarmName: string) =>
  envelope('aws.cloudwatch', 'CloudWatch Alarm State Change', `alarm-${alarmName}`, {
    alarmName,
    state: { value: 'ALARM', reason: 'Threshold Crossed', timestamp: new Date().toISOString() },
    previousState: { value: 'OK' },
    configuration: {
      metrics: [{ metricStat: { metric: { namespace: 'Audit', name: alarmName }, period: 300 } }],
    },
  })
const cardOf = async (bot: Bot, id: string): Promise<string> =>
  JSON.stringify((await bot.get<{ card: object }>(`/api/incidents/${id}?lang=en`)).card)
const live = async (bot: Bot) => (await incidents(bot)).filter(({ merged }) => merged === undefined)

describe('an alarm whose name says nothing', () => {
  let moto: Moto
  let site: Awaited<ReturnType<typeof startReading>>
  beforeAll(async () => {
    moto = await startMoto()
    const logs = new CloudWatchLogs(motoClient(moto.url))
    const cloudwatch = new CloudWatch(motoClient(moto.url))
    const where = { logGroupName: 'audit', logStreamName: 'trail' }
    await logs.createLogGroup(where)
    await logs.createLogStream(where)
    const events = [record('StopLogging', 'mallory'), record('DeleteTrail', 'mallory')]
    await logs.putLogEvents({
      ...where,
      logEvents: events.map((event) => ({ timestamp: Date.now(), message: JSON.stringify(event) })),
    })
    for (const [name, filterPattern] of [
      ['a17', 'StopLogging'],
      ['a18', 'DeleteTrail'],
    ] as const) {
      const metricTransformations = [
        { metricName: name, metricNamespace: 'Audit', metricValue: '1' },
      ]
      await logs.putMetricFilter({
        logGroupName: 'audit',
        filterName: name,
        filterPattern,
        metricTransformations,
      })
      await cloudwatch.putMetricAlarm({
        AlarmName: name,
        MetricName: name,
        Namespace: 'Audit',
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      })
    }
    site = await startReading(moto.url)
  })
  afterAll(async () => {
    await site.stop()
    await moto.stop()
  })

  it('becomes one incident with the calls behind it, and shows who made them', async () => {
    const { bot } = site
    expect(await bot.event(called('first', record('StopLogging', 'mallory')))).toBe(202)
    await until(async () => (await live(bot)).length === 1 || undefined)
    expect(await bot.event(alarmed('a17'))).toBe(202)
    const [one] = await until(async () => {
      const all = await live(bot)
      return all.length === 1 && all[0]?.members.length === 2 ? all : undefined
    })
    const card = await until(async () => {
      const text = await cardOf(bot, one?.id ?? '')
      return text.includes('Events behind the alarm') ? text : undefined
    })
    expect(card).toContain('mallory · 198.51.100.7')
    expect(one?.members.map(({ source }) => source).sort()).toEqual([
      'cloudtrail-changes',
      'cloudwatch-alarm',
    ])
  })

  it('that comes before its calls takes them in when they arrive', async () => {
    const { bot } = site
    const before = (await live(bot)).length
    expect(await bot.event(alarmed('a18'))).toBe(202)
    await until(async () => {
      const all = await live(bot)
      const enriched = all.some(
        ({ members, enriched }) =>
          members.some(({ subject }) => subject.alarm === 'a18') &&
          enriched?.['alarm-events'] !== undefined,
      )
      return enriched || undefined
    })
    expect(await bot.event(called('second', record('DeleteTrail', 'eve')))).toBe(202)
    await until(async () => {
      const all = await live(bot)
      return (
        all.some(({ members }) => {
          const names = members.map(({ subject }) => subject.alarm ?? subject.userName)
          return names.includes('a18') && names.includes('eve')
        }) || undefined
      )
    })
    expect((await live(bot)).length).toBeLessThanOrEqual(before + 1)
  })
})

describe('a role that may not read', () => {
  let denying: Server
  let site: Awaited<ReturnType<typeof startReading>>
  beforeAll(async () => {
    // AWS's own no, for whatever is asked.
    denying = createServer((_, answer) => {
      answer.writeHead(403, { 'content-type': 'text/xml' })
      answer.end(
        '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>',
      )
    }).listen(0, '127.0.0.1')
    await new Promise((ready) => denying.once('listening', ready))
    site = await startReading(`http://127.0.0.1:${(denying.address() as AddressInfo).port}`)
  })
  afterAll(async () => {
    await site.stop()
    denying.close()
  })

  it('makes one quiet line on the card, and holds nothing up', async () => {
    const { bot } = site
    expect(await bot.event(called('denied', record('StopLogging', 'mallory')))).toBe(202)
    const id = await until(async () => (await live(bot))[0]?.id)
    const card = await until(async () => {
      const text = await cardOf(bot, id)
      return text.includes('Could not read') ? text : undefined
    })
    expect(card.match(/Could not read/g)).toHaveLength(1)
    expect(card).toContain('IAM user')
    expect(card).toContain('the responder role has no permission for it')
    expect(bot.output()).toContain('an enrichment could not be read')
  })
})

describe('a bot that is killed while it reads', () => {
  it('reads again when it is back, once', async () => {
    let answering = false
    let asked = 0
    const slow = createServer((_, answer) => {
      asked += 1
      if (!answering) return
      answer.writeHead(403, { 'content-type': 'text/xml' })
      answer.end(
        '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>',
      )
    }).listen(0, '127.0.0.1')
    await new Promise((ready) => slow.once('listening', ready))
    const endpoint = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`
    const first = await startReading(endpoint)
    expect(await first.bot.event(called('killed', record('StopLogging', 'mallory')))).toBe(202)
    await until(() => asked > 0 || undefined)
    await first.bot.kill()

    answering = true
    const second = await startReading(endpoint, first.bot.data)
    const id = await until(async () => (await live(second.bot))[0]?.id)
    await until(async () => {
      const text = await cardOf(second.bot, id)
      return text.includes('Could not read') || undefined
    })
    const { journal } = await second.bot.get<{
      journal: { event: { kind: string; id?: string } }[]
    }>(`/api/incidents/${id}?lang=en`)
    const read = journal.flatMap(({ event }) => (event.kind === 'enriched' ? [event.id] : []))
    expect(new Set(read).size).toBe(read.length)
    await second.stop()
    slow.closeAllConnections()
    slow.close()
  })
})
