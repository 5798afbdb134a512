import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { IAM } from '@aws-sdk/client-iam'
import { SecurityHub } from '@aws-sdk/client-securityhub'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { answering } from '../support/answers.ts'
import { type Moto, motoAccount, motoClient, startMoto } from '../support/moto.ts'
import { personOf, startPosture } from '../support/posture.ts'
import { startDatabase } from '../support/store.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let moto: Moto
let front: Moto
let database: Awaited<ReturnType<typeof startDatabase>>
let store: Awaited<ReturnType<typeof database.store>>
const check = 'password-minimum-length'
const start = (options: Parameters<typeof startPosture>[2] = {}) =>
  startPosture(store, front, { regions: ['us-east-1'], ...options })
const passwords = (MinimumPasswordLength: number) =>
  new IAM(motoClient(moto.url)).updateAccountPasswordPolicy({ MinimumPasswordLength })
const inHub = async () => {
  const { Findings = [] } = await new SecurityHub(motoClient(moto.url)).getFindings({})
  return Findings.filter(({ GeneratorId }) => GeneratorId === `hikeshi/${check}`)
}

beforeAll(async () => {
  moto = await startMoto()
  // moto has no event history: it would be asked again and again.
  front = await answering(moto, { LookupEvents: { Events: [] } })
  database = await startDatabase()
  store = await database.store({})
})
afterAll(async () => {
  await front.stop()
  await moto.stop()
  await database.stop()
})
beforeEach(async () => {
  await moto.reset()
  await new SecurityHub(motoClient(moto.url)).enableSecurityHub({})
  await database.sql('truncate scans cascade')
})

it('puts failures into Security Hub once, however often, and archives what no longer fails', async () => {
  const { command } = await start()
  await passwords(8)
  await command(`posture ${check}`)
  for (const _ of [1, 2]) {
    const answer = await command('posture import', personOf('approver'))
    expect(answer.text).toMatch(/1 failures are in Security Hub, 0 .* archived/)
  }
  const region = 'us-east-1'
  expect(await inHub()).toMatchObject([
    {
      Id: `hikeshi/posture/${motoAccount}/${region}/${check}/${motoAccount}`,
      ProductArn: `arn:aws:securityhub:${region}:${motoAccount}:product/${motoAccount}/default`,
      RecordState: 'ACTIVE',
      Compliance: { Status: 'FAILED' },
    },
  ])
  await passwords(14)
  await command(`posture ${check}`)
  const answer = await command('posture import', personOf('approver'))
  expect(answer.text).toMatch(/0 failures are in Security Hub, 1 .* archived/)
  expect(await inHub()).toMatchObject([
    { RecordState: 'ARCHIVED', Compliance: { Status: 'PASSED' } },
  ])
  const notes = await store.journal.records(`posture/${motoAccount}`)
  expect(notes.map(({ event }) => [event['kind'], event['active'], event['archived']])).toEqual([
    ['imported', 1, 0],
    ['imported', 1, 0],
    ['imported', 0, 1],
  ])
})

it('sends a hundred at a time', async () => {
  const iam = new IAM(motoClient(moto.url))
  await Promise.all(
    Array.from({ length: 130 }, (_, at) => iam.createGroup({ GroupName: `empty-${at}` })),
  )
  const { command } = await start()
  await command('posture groups-have-members')
  let calls = 0
  const count = (message: unknown) => {
    const { request } = message as { request: { path: string } }
    if (request.path.startsWith('/findings/import')) calls += 1
  }
  subscribe('http.client.request.start', count)
  const answer = await command('posture import', personOf('approver'))
  unsubscribe('http.client.request.start', count)
  expect(answer.text).toMatch(/130 failures are in Security Hub/)
  // One for us, and one that the front hands on, for each batch.
  expect(calls).toBe(2 * 2)
})

it('is for approvers, and needs a scan', async () => {
  const { command } = await start()
  expect((await command('posture import', personOf('responder'))).text).toMatch(/approver/)
  expect((await command('posture import', personOf('approver'))).text).toMatch(
    /Nothing was scanned/,
  )
  expect(await inHub()).toEqual([])
})

it('says why where Security Hub does not take them', async () => {
  const refusing = await answering(moto, {
    LookupEvents: { Events: [] },
    'POST /findings/import': { error: 'InvalidAccessException' },
  })
  const { command } = await startPosture(store, refusing, { regions: ['us-east-1'] })
  await command(`posture ${check}`)
  const answer = await command('posture import', personOf('approver'))
  expect(answer.exit).toBe(1)
  expect(answer.text).toMatch(/123456789012 \(us-east-1\): not all .* InvalidAccessException/)
  await refusing.stop()
})

it('works on the simulated account, too', async () => {
  const { command } = await start({ accounts: [] })
  await command(`posture ${check}`)
  const answer = await command('posture import', personOf('approver'))
  expect(answer.text).toMatch(/111122223333 \(ap-northeast-1\): 1 failures are in Security Hub/)
})
