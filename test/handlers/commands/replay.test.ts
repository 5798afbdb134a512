import { SQS } from '@aws-sdk/client-sqs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Store } from '../../../src/boot.ts'
import { roadNames } from '../../../src/kit/index.ts'
import { type Moto, motoAccount, motoClient, startMoto } from '../../support/moto.ts'
import { otherAccount, personOf, startPosture } from '../../support/posture.ts'
import { startDatabase } from '../../support/store.ts'

const admin = personOf('admin')
let moto: Moto
let db: Awaited<ReturnType<typeof startDatabase>>
let store: Store
let at: Awaited<ReturnType<typeof startPosture>>
let sqs: SQS
let QueueUrl: string | undefined
const accounts = { accounts: [motoAccount, otherAccount], regions: ['us-east-1'] }
beforeAll(async () => {
  ;[moto, db] = await Promise.all([startMoto(), startDatabase()])
  store = await db.store()
  at = await startPosture(store, moto, accounts)
  sqs = new SQS(motoClient(moto.url))
})
beforeEach(async () => {
  ;({ QueueUrl } = await sqs.createQueue({ QueueName: roadNames.queue }))
})
afterEach(async () => void (await sqs.deleteQueue({ QueueUrl })))
afterAll(async () => {
  sqs.destroy()
  await Promise.all([moto.stop(), db.stop()])
})

const event = (id: string, changes: object = {}) =>
  JSON.stringify({
    version: '0',
    id,
    source: 'aws.new',
    'detail-type': 'Unheard of',
    account: motoAccount,
    region: 'us-east-1',
    time: '2026-11-22T00:00:00Z',
    resources: [],
    detail: {},
    ...changes,
  })
const lay = (MessageBody: string) => sqs.sendMessage({ QueueUrl, MessageBody })
async function inQueue(): Promise<number> {
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: [...names] })
  return names.reduce((sum, name) => sum + Number(Attributes?.[name]), 0)
}
const undelivered = async () => {
  const { data, text } = await at.command('replay', admin)
  return { ...(data as { undelivered: object }).undelivered, text }
}
const received = async () => (await at.app.counts()).received

it('takes in what was not delivered, each once, and leaves the queue empty', async () => {
  const before = await received()
  for (let i = 0; i < 25; i++) await lay(event(`left-${i}`))
  // EventBridge may lay the same event down twice, and one may have arrived after all.
  await lay(event('left-1'))
  await at.app.receive(JSON.parse(event('arrived')), event('arrived'))
  await lay(event('arrived'))
  const { text, ...done } = await undelivered()
  expect(done).toEqual({ taken: 27, left: 0, unreached: [] })
  expect(text).toContain('Undelivered events taken in: 27.')
  expect(await received()).toBe(before + 26)
  expect(await inQueue()).toBe(0)
})

it('a message is as little trusted as a request: what is no event, or speaks for another account, stays', async () => {
  const before = await received()
  for (const body of [
    'not JSON',
    '[]',
    event('no-detail', { detail: 'text' }),
    event('nul', { source: 'aws\u0000' }),
    event('forged', { account: otherAccount }),
    // What a Custom Event Bus leaves: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-custom-bus-retry.html
    JSON.stringify({
      version: '1.0',
      busArn: `arn:aws:events:us-east-1:${motoAccount}:event-busv2/hikeshi/4ut3gq1qk6y9m2x8w5c7b0n1z`,
      errorCode: 'CUSTOMER_VALIDATION',
      retryAttempts: 185,
      failedMessages: [{ eventId: 'e1', timestamp: '2026-11-20T03:00:00Z' }],
    }),
  ])
    await lay(body)
  await lay(event('good'))
  const { text, ...done } = await undelivered()
  expect(done).toEqual({ taken: 1, left: 6, unreached: [] })
  expect(text).toContain('6 messages stay in their queues')
  expect(await received()).toBe(before + 1)
  expect(await inQueue()).toBe(6)
})

it('an event that cannot be stored yet stays in its queue, and comes with the next replay', async () => {
  const full = await startPosture(await db.store({ backlogLimit: 1 }), moto, accounts)
  await full.app.receive(JSON.parse(event('fills')), event('fills'))
  await lay(event('waits'))
  const { data } = await full.command('replay', admin)
  expect(data).toMatchObject({ undelivered: { taken: 0 } })
  expect(await inQueue()).toBe(1)
  await at.drain()
  // It is hidden for a minute from whoever asks next.
  await sqs.deleteQueue({ QueueUrl })
  ;({ QueueUrl } = await sqs.createQueue({ QueueName: roadNames.queue }))
  await lay(event('waits'))
  expect(await undelivered()).toMatchObject({ taken: 1 })
})

it('says which queue it could not read, and reads the others', async () => {
  const lost = await startPosture(store, moto, {
    ...accounts,
    yaml: {
      accounts: {
        [otherAccount]: { regions: ['us-east-1'] },
        [motoAccount]: { regions: ['us-east-1'] },
      },
    },
  })
  await lay(event('reached'))
  const { data, text } = await lost.command('replay', admin)
  expect(data).toMatchObject({
    undelivered: { taken: 1, unreached: [expect.stringContaining(`${otherAccount} us-east-1`)] },
  })
  expect(text).toContain('Queues that could not be read')
})
