import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EC2 } from '@aws-sdk/client-ec2'
import { CreateConnectionCommand, EventBridge } from '@aws-sdk/client-eventbridge'
import { GuardDuty } from '@aws-sdk/client-guardduty'
import { SQS } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadCatalog } from '../../../src/catalog.ts'
import type { Diagnosis, Line } from '../../../src/core/doctor.ts'
import { eventRules, plansOff, roadNames } from '../../../src/kit/index.ts'
import { answering } from '../../support/answers.ts'
import { type Moto, motoAccount, motoClient, startMoto } from '../../support/moto.ts'
import { otherAccount, personOf, startPosture } from '../../support/posture.ts'
import {
  httpApp,
  type Slack,
  slackChannel,
  slackSecret,
  slackTeam,
  startSlack,
} from '../../support/slack.ts'
import { startDatabase } from '../../support/store.ts'

const region = 'us-east-1'
let moto: Moto
let slack: Slack
let database: Awaited<ReturnType<typeof startDatabase>>
/** How far the bot's clock is off. */
let off = 0
const now = () => Date.now() + off
let at: Awaited<ReturnType<typeof startPosture>>
beforeAll(async () => {
  ;[moto, slack, database] = await Promise.all([startMoto(), startSlack(), startDatabase()])
  const store = await database.store({ now })
  at = await startPosture(store, moto, {
    regions: [region],
    now,
    yaml: {
      slack: { teams: [slackTeam] },
      channels: [{ id: slackChannel }, { id: 'C0NOWHERE' }],
      silence: { minutes: 30 },
      guardduty: {
        off: {
          EKS_AUDIT_LOGS: { because: 'no clusters here', in: [`${motoAccount}/us-*`] },
          LAMBDA_NETWORK_LOGS: { because: 'not there', in: ['*/eu-*'] },
        },
      },
    },
    env: {
      SLACK_BOT_TOKEN: httpApp.botToken,
      SLACK_SIGNING_SECRET: slackSecret,
      SLACK_API_URL: slack.apiUrl,
    },
  })
})
afterAll(async () => {
  await Promise.all([moto.stop(), slack.stop(), database.stop()])
})

async function ask(locale = 'en') {
  const answer = await at.command('doctor', { ...personOf('admin'), locale })
  const { lines } = answer.data as unknown as Diagnosis
  const of = (check: string, place?: string): Line => {
    const found = lines.find(
      (one) => one.check === check && (place === undefined || one.place === place),
    )
    if (found === undefined) throw new Error(`no line ${check} ${place}: ${answer.text}`)
    return found
  }
  return { ...answer, lines, of }
}
const place = `${motoAccount} ${region}`
const event = (account: string, changes: object = {}) => ({
  id: `e-${account}-${JSON.stringify(changes)}`,
  source: 'aws.new',
  'detail-type': 'Unheard of',
  account,
  region,
  time: new Date(now()).toISOString(),
  resources: [],
  detail: {},
  ...changes,
})
async function arrive(one: ReturnType<typeof event>): Promise<void> {
  await at.app.receive(one, JSON.stringify(one))
  await at.app.replay({ by: personOf('admin') })
  await at.drain()
}

it('finds all that is missing in an account where nothing was set up, and says what mends it', async () => {
  const { exit, text, of, lines } = await ask()
  expect(exit).toBe(1)
  expect(of('rules', place)).toMatchObject({
    state: 'fail',
    mend: expect.stringContaining('npx cdk deploy HikeshiEvents'),
  })
  expect(of('connection', place)).toMatchObject({ state: 'fail' })
  expect(of('undelivered', place)).toMatchObject({ state: 'unchecked' })
  expect(of('guardduty', place).mend).toMatch(
    /^aws guardduty create-detector --enable .*us-east-1$/,
  )
  expect(of('heard', place)).toMatchObject({ state: 'fail' })
  expect(of('channel', 'C0NOWHERE').says.en).toContain('channel_not_found')
  // What a stand-in does not say is not taken for good.
  expect(of('scopes')).toMatchObject({ state: 'unchecked' })
  for (const one of lines.filter(({ state }) => state === 'fail'))
    expect(one.mend, text).toMatch(/\S/)
})

it('sees the house in order: roles, store, journal, both clocks, a key that is new, the channel', async () => {
  const { of } = await ask()
  for (const check of ['role', 'store', 'disk', 'journal', 'backlog', 'key'])
    expect(of(check), JSON.stringify(of(check))).toMatchObject({ state: 'ok' })
  expect(of('clock', 'AWS')).toMatchObject({ state: 'ok' })
  expect(of('clock', 'PostgreSQL')).toMatchObject({ state: 'ok' })
  expect(of('channel', slackChannel)).toMatchObject({ state: 'ok' })
})

it('sees a clock that is off by a minute, and a key that is too old', async () => {
  off = 60_000
  const { of } = await ask()
  expect(of('clock', 'AWS')).toMatchObject({ state: 'fail', mend: 'timedatectl set-ntp true' })
  expect(of('clock', 'PostgreSQL')).toMatchObject({ state: 'fail' })
  off += 91 * 86_400_000
  expect((await ask()).of('key')).toMatchObject({ state: 'fail' })
  off = 0
})

it('knows GuardDuty that is slow from one that tells every 15 minutes', async () => {
  const guardduty = new GuardDuty(motoClient(moto.url))
  const { DetectorId } = await guardduty.createDetector({
    Enable: true,
    FindingPublishingFrequency: 'SIX_HOURS',
  })
  const slow = (await ask()).of('guardduty', place)
  expect(slow).toMatchObject({ state: 'fail', mend: expect.stringContaining('FIFTEEN_MINUTES') })
  await guardduty.updateDetector({ DetectorId, FindingPublishingFrequency: 'FIFTEEN_MINUTES' })
  const { of } = await ask()
  expect(of('guardduty', place)).toMatchObject({ state: 'ok' })
  expect(of('plans', place)).toMatchObject({
    state: 'fail',
    says: { en: expect.stringContaining('RUNTIME_MONITORING') },
    mend: expect.stringContaining('Name=RUNTIME_MONITORING,Status=ENABLED'),
  })
  // Left off on purpose here, or only elsewhere.
  expect(of('plans', place).mend).not.toContain('EKS_AUDIT_LOGS')
  expect(of('plans', place).mend).toContain('LAMBDA_NETWORK_LOGS')
  const but = plansOff([]).filter((name) => name !== 'EKS_AUDIT_LOGS')
  await guardduty.updateDetector({
    DetectorId,
    Features: but.map((Name) => ({ Name, Status: 'ENABLED' })),
  })
  expect((await ask()).of('plans', place)).toMatchObject({
    state: 'ok',
    says: { en: expect.stringContaining('EKS_AUDIT_LOGS (no clusters here)') },
  })
  await guardduty.updateDetector({
    DetectorId,
    Features: plansOff([]).map((Name) => ({ Name, Status: 'ENABLED' })),
  })
  expect((await ask()).of('plans', place)).toMatchObject({ state: 'ok' })
})

it('names the regions that are enabled and that nobody watches, each with what it lacks', async () => {
  const elsewhere = (await new EC2(motoClient(moto.url)).describeRegions({})).Regions?.flatMap(
    ({ RegionName = '' }) => (RegionName === region ? [] : RegionName),
  )
  const [first = '', ...rest] = elsewhere ?? []
  const inRegion = (name: string) => ({ ...motoClient(moto.url), region: name })
  for (const name of rest) {
    await new GuardDuty(inRegion(name)).createDetector({ Enable: true })
    await new EventBridge(inRegion(name)).putRule({
      Name: 'hikeshi-guardduty',
      EventPattern: '{"source":["aws.guardduty"]}',
    })
  }
  const one = (await ask()).of('coverage', motoAccount)
  expect(one.says.en).toBe(
    `Enabled, and not watched: ${first}. Without GuardDuty: 1; without our rules: 1.`,
  )
  expect(one.mend).toMatch(
    new RegExp(
      `^for r in ${first}; do AWS_REGION=\\$r npx cdk deploy HikeshiEvents .*; aws guardduty`,
    ),
  )
  await new GuardDuty(inRegion(first)).createDetector({ Enable: true })
  expect((await ask()).of('coverage', motoAccount).mend).toBe(
    `for r in ${first}; do AWS_REGION=$r npx cdk deploy HikeshiEvents --parameters IngestUrl=https://<the bot>/events; done`,
  )
  await new EventBridge(inRegion(first)).putRule({
    Name: 'hikeshi-guardduty',
    EventPattern: '{"source":["aws.guardduty"]}',
  })
  expect((await ask()).of('coverage', motoAccount)).toMatchObject({ state: 'ok' })
})

/** The same bot, over something that answers some calls itself. */
async function askOver(answers: Parameters<typeof answering>[1], env: Record<string, string> = {}) {
  const aws = await answering(moto, answers)
  const other = await startPosture(at.store, { ...moto, url: aws.url }, { regions: [region], env })
  const { data } = await other.command('doctor', personOf('admin'))
  await aws.stop()
  return (data as unknown as Diagnosis).lines
}

it('knows whether AWS has somebody to tell of a leaked key', async () => {
  const none = await askOver({
    'POST /getAlternateContact': { error: 'ResourceNotFoundException' },
  })
  expect(none.find(({ check }) => check === 'contact')).toMatchObject({
    state: 'fail',
    mend: expect.stringMatching(/^aws account put-alternate-contact .*SECURITY/),
  })
  const one = await askOver({
    'POST /getAlternateContact': { AlternateContact: { AlternateContactType: 'SECURITY' } },
  })
  expect(one.find(({ check }) => check === 'contact')).toMatchObject({ state: 'ok' })
})

it('sends members of an organization to its stack sets, and the account that manages it not', async () => {
  const mendOf = async (MasterAccountId: string) => {
    const lines = await askOver({
      DescribeOrganization: { Organization: { MasterAccountId } },
    })
    return lines.find(({ check }) => check === 'rules')?.mend
  }
  expect(await mendOf(otherAccount)).toContain('--stack-name HikeshiOrganization')
  expect(await mendOf(motoAccount)).toMatch(/^AWS_REGION=us-east-1 npx cdk deploy HikeshiEvents/)
})

it('says in words that something could not be reached, and what to try', async () => {
  const closed = createServer().listen(0)
  const { port } = closed.address() as AddressInfo
  await new Promise((done) => closed.close(done))
  const lines = await askOver({}, { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` })
  const clock = lines.find(({ check, place: where }) => check === 'clock' && where === 'AWS')
  expect(clock).toMatchObject({
    state: 'unchecked',
    says: { en: expect.stringContaining('There was no answer (ECONNREFUSED)') },
    mend: expect.stringContaining('curl'),
  })
  for (const one of lines.filter(({ state }) => state !== 'ok'))
    expect(one.mend, JSON.stringify(one)).toMatch(/\S/)
})

it('knows a whole road from one with a rule switched off or an event left behind', async () => {
  const events = new EventBridge(motoClient(moto.url))
  const sqs = new SQS(motoClient(moto.url))
  const { QueueUrl } = await sqs.createQueue({ QueueName: roadNames.queue })
  await events.send(
    new CreateConnectionCommand({
      Name: roadNames.connection,
      AuthorizationType: 'API_KEY',
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-hikeshi-key', ApiKeyValue: 'k' } },
    }),
  )
  const { finding } = await loadCatalog()
  const all = eventRules(finding.values())
  for (const { name, pattern, all: every } of all)
    await events.putRule({
      Name: name,
      EventPattern: JSON.stringify(pattern),
      State: every ? 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' : 'ENABLED',
    })
  const { of } = await ask()
  for (const check of ['rules', 'connection', 'undelivered'])
    expect(of(check, place), JSON.stringify(of(check, place))).toMatchObject({ state: 'ok' })

  await events.disableRule({ Name: 'hikeshi-guardduty' })
  await sqs.sendMessage({ QueueUrl, MessageBody: '{}' })
  const ill = await ask()
  expect(ill.of('rules', place)).toMatchObject({
    says: { en: expect.stringContaining('hikeshi-guardduty') },
    mend: 'aws events enable-rule --name hikeshi-guardduty --region us-east-1',
  })
  expect(ill.of('undelivered', place)).toMatchObject({ state: 'fail' })
})

it('names accounts and regions that send and are not in hikeshi.yaml, and when each place was last heard of', async () => {
  await arrive(event(otherAccount))
  await arrive(event(motoAccount))
  await arrive(event(motoAccount, { region: 'sa-east-1' }))
  const { of } = await ask()
  expect(of('regions', `${motoAccount} sa-east-1`)).toMatchObject({
    state: 'fail',
    mend: expect.stringContaining('add sa-east-1'),
  })
  expect(of('accounts', otherAccount)).toMatchObject({ state: 'fail' })
  expect(of('heard', place)).toMatchObject({
    state: 'ok',
    says: { en: expect.stringMatching(/last real event 20/) },
  })
})

it('sees that somebody changed the journal', async () => {
  const [head] = (await database.sql('select stream from heads where version > 0 limit 1')).rows
  await database.sql("update heads set hash = 'forged' where stream = $1", [head.stream])
  expect((await ask()).of('journal')).toMatchObject({ state: 'fail', mend: 'hikeshi audit verify' })
})

it('says the same in Japanese, within what Slack takes', async () => {
  const { text, blocks } = await ask('ja')
  expect(text).toContain('ルール')
  expect(JSON.stringify(blocks)).toContain('対処')
  expect(blocks?.length).toBeLessThanOrEqual(50)
})
