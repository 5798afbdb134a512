import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AccountStanding, PostureView } from '../../src/core/standing.ts'
import { checkBlocks as slackRefuses } from '../support/block-kit.ts'
import { type Moto, motoAccount, motoClient, startMoto } from '../support/moto.ts'
import { otherAccount, personOf, startPosture } from '../support/posture.ts'
import { startDatabase } from '../support/store.ts'

// Whole scans of an emulator: what it does not know it answers with errors that are tried again.
vi.setConfig({ testTimeout: 120_000 })

const day = 86_400_000
let moto: Moto
let database: Awaited<ReturnType<typeof startDatabase>>
let now = Date.now()
let store: Awaited<ReturnType<typeof database.store>>
const start = (options: Parameters<typeof startPosture>[2] = {}) =>
  startPosture(store, moto, { regions: ['us-east-1'], now: () => now, ...options })
const passwords = (MinimumPasswordLength: number, account = motoAccount) =>
  new IAM(motoClient(moto.url, { account })).updateAccountPasswordPolicy({ MinimumPasswordLength })
const check = 'password-minimum-length'
const button = `${motoAccount}/${check}`

/** Where a check stands, as `--json` prints it. */
type Shown = Omit<AccountStanding, 'standings'> & {
  checks: AccountStanding['standings']
  endedAt: string
}
type Data = { accounts: Shown[] } & Pick<PostureView, 'score'>
const dataOf = (answer: { data?: unknown }) => answer.data as Data
const stateOf = (answer: { data?: unknown }) =>
  dataOf(answer).accounts.map(({ account, checks }) => [
    account,
    checks.find((one) => one.check === check)?.state,
  ])

beforeAll(async () => {
  moto = await startMoto()
  database = await startDatabase()
  store = await database.store({ now: () => now })
})
afterAll(async () => {
  await moto.stop()
  await database.stop()
})
beforeEach(async () => {
  await moto.reset()
  await database.sql('truncate scans cascade')
  await database.sql("delete from records where stream like 'posture/%'")
  await database.sql("delete from heads where stream like 'posture/%'")
  now = Date.now()
})

describe('/hikeshi posture', () => {
  it('tells how far it is, and then how the account stands', async () => {
    await passwords(14)
    const { command } = await start()
    const told: string[] = []
    const answer = await command('posture', personOf('responder'), (text) => told.push(text))
    expect(stateOf(answer)).toEqual([[motoAccount, 'pass']])
    expect(told.at(-1)).toMatch(/1 of 1 accounts done/)
    expect(answer.text).toMatch(/✅ .*14 characters or more/)
    expect(slackRefuses(answer.blocks)).toEqual([])
  })

  it('looks at one benchmark, at one check, and says what it does not know', async () => {
    const { command, world } = await start()
    const old = await command('posture v1.1')
    const numbered = [...world.catalog.check.values()].filter(({ cis }) => cis['1.1'])
    expect(
      dataOf(old)
        .accounts[0]?.checks.map((one) => one.check)
        .sort(),
    ).toEqual(numbered.map(({ id }) => id).sort())
    for (const words of ['cis 2.8', 'cis 1.9', 'cis IAM.15', `posture ${check}`])
      expect(stateOf(await command(words))).toEqual([[motoAccount, 'fail']])
    expect(await command('cis 9.99')).toMatchObject({
      exit: 2,
      text: expect.stringContaining('9.99'),
    })
    expect(await command('posture v2.0')).toMatchObject({
      exit: 2,
      text: expect.stringContaining('v7.0'),
    })
    expect(await command('posture 999999999999')).toMatchObject({ exit: 2 })
  })

  it('scans every account that is named, each with its own role', async () => {
    await passwords(20, otherAccount)
    const { command } = await start({ accounts: [motoAccount, otherAccount] })
    expect(stateOf(await command('posture all'))).toEqual([
      [motoAccount, 'fail'],
      [otherAccount, 'pass'],
    ])
    expect(stateOf(await command(`posture ${otherAccount}`))).toEqual([[otherAccount, 'pass']])
  })

  it('goes on where a crash left it, and looks at no account twice', async () => {
    const accounts = [motoAccount, otherAccount]
    const { command } = await start({ accounts })
    const first = await command('posture')
    // As a crash leaves it: one account is done, the scan is not.
    await database.sql('update scans set ended_at = null')
    await database.sql('delete from scan_accounts where account = $1', [otherAccount])
    now += 1000
    const second = await command('posture')
    const at = (answer: typeof first) => dataOf(answer).accounts.map(({ endedAt }) => endedAt)
    expect(at(second)[0]).toBe(at(first)[0])
    expect(at(second)[1]).not.toBe(at(first)[1])
    expect(await store.scans.unfinished(new Date(0).toISOString())).toEqual([])
  })

  it('says what is different from the scan before', async () => {
    await passwords(14)
    const { command } = await start()
    await command('posture')
    await passwords(8)
    now += day
    const [account] = dataOf(await command('posture')).accounts
    expect(account?.moved).toMatchObject([{ check, from: 'pass', to: 'fail', went: [] }])
    expect(account?.trend).toHaveLength(2)
    const shown = await command('posture last')
    expect(shown.text).toMatch(/Score over time .*: [▁-█]{2} \d+% → \d+%/)
    expect(JSON.stringify(shown.blocks)).toMatch(/"data_visualization".*"Score over time"/)
  })
})

describe('what people say', () => {
  it('an exception has an owner and an end, and is not a pass', async () => {
    const { command, submit, told } = await start()
    await command('posture')
    const until = new Date(now + 10 * day).toISOString().slice(0, 10)
    const values = { comment: 'Federated users only', owner: 'sato', until, resource: '' }
    await submit('posture-except', button, values, personOf('responder'))
    expect(told.at(-1)).toMatch(/needs the role .*approver/)
    await submit('posture-except', button, { ...values, until: '2001-01-01' }, personOf('approver'))
    expect(told.at(-1)).toMatch(/a day within the next year/)
    await submit('posture-except', button, values, personOf('approver'))
    expect(told.at(-1)).toContain(until)
    expect(stateOf(await command('posture last'))).toEqual([[motoAccount, 'excepted']])
    now += 11 * day
    expect(stateOf(await command('posture last'))).toEqual([[motoAccount, 'fail']])
  })

  it('is in the journal, and can be withdrawn', async () => {
    const { command, submit, press } = await start()
    await command('posture')
    const until = new Date(now + 10 * day).toISOString().slice(0, 10)
    await submit(
      'posture-except',
      button,
      { comment: 'x', owner: 'y', until },
      personOf('approver'),
    )
    await press('posture-withdraw', button, personOf('approver'))
    expect(stateOf(await command('posture last'))).toEqual([[motoAccount, 'fail']])
    const records = await store.journal.records(`posture/${motoAccount}`)
    expect(records.map(({ event }) => event['kind'])).toEqual(['excepted', 'withdrawn'])
    expect((await store.audit.verify()).bad).toEqual([])
  })

  it('an attestation counts as right for 180 days, and is never shown as a pass', async () => {
    const { command, submit, told } = await start()
    const manual = `${motoAccount}/detailed-billing`
    const state = async () => {
      const [account] = dataOf(await command('posture last')).accounts
      return account?.checks.find((one) => one.check === 'detailed-billing')?.state
    }
    await command('posture detailed-billing')
    expect(await state()).toBe('attest')
    await submit('posture-attest', manual, { comment: ' ' }, personOf('responder'))
    expect(told.at(-1)).toMatch(/comment. is not right/)
    await submit('posture-attest', manual, { comment: 'Read the report' }, personOf('responder'))
    expect(await state()).toBe('attested')
    now += 179 * day
    expect(await state()).toBe('attested')
    now += 2 * day
    expect(await state()).toBe('attest')
  })

  it('cannot attest what looks for itself', async () => {
    const { submit, told } = await start()
    await submit('posture-attest', button, { comment: 'I looked' }, personOf('responder'))
    expect(told.at(-1)).toMatch(/looks for itself/)
  })
})

describe('questions on the side', () => {
  it('who: what AWS knows of a user, and the checks that name it', async () => {
    const iam = new IAM(motoClient(moto.url))
    await iam.createUser({ UserName: 'sato' })
    await iam.createLoginProfile({ UserName: 'sato', Password: 'Aa1!aaaaaaaaaaaa' })
    const { command } = await start()
    await command('posture')
    for (const words of ['sato', 'user/sato', `arn:aws:iam::${motoAccount}:user/sato`]) {
      const answer = await command(`who ${words}`)
      expect(answer.text).toMatch(/IAM user \(123456789012 us-east-1\)/)
      expect(answer.text).toMatch(/failed: .*mfa.* arn:aws:iam::123456789012:user\/sato/)
      expect(slackRefuses(answer.blocks)).toEqual([])
    }
    expect((await command('who role/sato')).text).not.toMatch(/IAM user/)
    expect((await command('who nobody')).text).toMatch(/Nothing is known of nobody/)
  })

  it('accounts: how each stands, and which was never looked at', async () => {
    const { command } = await start({ accounts: [motoAccount, otherAccount] })
    await command(`posture ${motoAccount}`)
    const answer = await command('accounts')
    expect(answer.data).toMatchObject([
      { account: motoAccount, regions: [{ region: 'us-east-1', scanned: true, incidents: 0 }] },
      { account: otherAccount, regions: [{ region: 'us-east-1', scanned: false }] },
    ])
    expect(slackRefuses(answer.blocks)).toEqual([])
  })
})

describe('the button that mends', () => {
  it('opens an incident for what failed, where the playbooks are', async () => {
    const { command, press, told } = await start()
    await command('posture')
    await press('posture-fix', button, personOf('responder'))
    expect(told.at(-1)).toMatch(/A card for this/)
    expect(await store.inbox.counts()).toMatchObject({ waiting: 1 })
  })
})
