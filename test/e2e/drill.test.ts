import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import emptied from '../../playbooks/drills/emptied-bucket.ts'
import mining from '../../playbooks/drills/mining-instance.ts'
import { loadCatalog } from '../../src/catalog.ts'
import type { Score } from '../../src/core/score.ts'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { drills, worth } from '../support/drills.ts'
import { ask, incidents, runThrough } from '../support/responder.ts'

const approver = 'local/approver'
let bot: Bot
beforeAll(async () => {
  bot = await startBot()
})
afterAll(async () => {
  await bot?.stop()
  if (bot) await clear(bot.data)
})

describe('a drill that is won', () => {
  it('has every point that its scenario says, for the two who played it', async () => {
    const at = drills(bot)
    await at.start(mining.id)
    const pool = await at.card('pool')
    expect(pool.drill).toBe(true)
    expect(pool.finding.sample).toBe(false)
    await bot.act('local/responder', 'ack', pool.id)
    await runThrough(bot, pool.id, 'plan/snapshot-volumes')
    await at.ask('next')
    const rates = await at.card('rates')
    // Somebody nearly takes the price feed down; the approver reads its name and says no.
    const hasty = await ask(bot, rates.id, 'plan/isolate-instance')
    await bot.submit(approver, 'reject', hasty, { reason: 'This is the price feed.' })
    await runThrough(bot, pool.id, 'plan/isolate-instance')
    await at.ask('tell Monday starts without batch-reports-2.')
    await at.ask('next')
    const data = (await at.data('stop')) as Score
    const text = await at.ask('report')
    const { goal } = mining
    const all = worth(mining, 'acknowledge', 'tell', ...goal.right.map(({ id }) => id))
    expect(all).toBe(100)
    expect(data).toMatchObject({ points: all, outcome: 'won', escalations: 0 })
    expect(data.people['local/responder']?.points).toBe(all)
    expect(data.people[approver]?.points).toBe(worth(mining, 'keep-disks', 'cut-off'))
    expect(text).toContain('Won with 100 of 100 points')
    expect(text).toContain('asked for, and rejected in time')
    expect(text).toContain('never happened: contained in time')
    expect(text).toContain(mining.en.lesson)
    const injects = (await at.all()).map(({ rehearsal }) => rehearsal?.inject ?? '')
    expect(injects.toSorted((a, b) => a.localeCompare(b))).toEqual(['pool', 'rates'])
  })
})

describe('a drill that is badly lost', () => {
  it('costs what its scenario says: the wrong bucket closed, and the attack went on', async () => {
    const at = drills(bot)
    await at.start(emptied.id)
    const opened = await at.card('opened')
    await at.ask('next')
    const website = await at.card('website')
    await runThrough(bot, website.id, 'plan/block-public-access')
    // One of two is not contained: the wave comes all the same.
    await runThrough(bot, opened.id, 'plan/block-public-access')
    await at.ask('next')
    await at.card('emptied')
    expect(await at.ask('next')).toContain('Nothing more comes')
    const data = (await at.data('stop')) as Score
    const text = await at.ask('report')
    const wave = emptied.injects.find(({ id }) => id === 'emptied')?.cost ?? 0
    const points = Math.max(0, worth(emptied, 'close', 'website-closed') - wave)
    expect(data).toMatchObject({ points, outcome: 'lost', escalations: 1 })
    expect(data).not.toHaveProperty('acknowledgedAfter')
    expect(data).not.toHaveProperty('containedAfter')
    const lines = Object.fromEntries(data.lines.map(({ id, state }) => [id, state]))
    expect(lines).toEqual({
      acknowledge: 'missing',
      close: 'good',
      'take-key': 'missing',
      tell: 'missing',
      'website-closed': 'wrong',
      emptied: 'wrong',
    })
    expect(text).toContain(`Lost with ${points} of 100 points`)
    expect(text).toContain(emptied.goal.wrong[0]?.why.en)
  })

  it('is told again in Japanese, and stands in the season with the other one', async () => {
    const at = drills(bot)
    const text = await at.ask('report', approver, 'ja')
    expect(text).toContain('【訓練】講評')
    expect(text).toContain('敗北')
    expect(text).toContain(emptied.ja.lesson)
    expect(text).not.toMatch(/undefined|NaN/)
    const season = await at.ask('season')
    expect(season).toContain('50 points on average in 2 drills, 1 of them won')
    expect(season).toMatch(/1\. \d\d-\d\d ▇{10} 100\n2\. \d\d-\d\d ▏ 0$/m)
    expect(await at.ask('season 1999')).toContain('No drill was scored')
  })
})

describe('all incidents of a drill', () => {
  it('are in one account: what one card changed, the other finds', async () => {
    const at = drills(bot)
    await at.start('leaked-key-tor')
    const look = await at.card('first-look')
    await at.ask('next')
    await at.ask('next')
    const copying = await at.card('copying')
    await runThrough(bot, look.id, 'plan/deactivate-access-key')
    const again = await bot.act('local/responder', 'plan/deactivate-access-key', copying.id)
    expect(JSON.stringify(again.modal?.blocks)).toContain('AKIACIPUBLISHEXAMPLE: Inactive')
    await at.ask('stop')
  })
})

describe('a single sample', () => {
  it('there is of every GuardDuty type, and it is acted on in the simulated account', async () => {
    const { types } = await loadCatalog()
    const all = [...types.keys()].filter((type) => type.includes(':'))
    expect(all.length).toBeGreaterThan(150)
    const before = (await incidents(bot)).length
    const told = []
    for (const type of all) told.push(await drills(bot).say(`sample ${type}`))
    expect(new Set(told).size).toBe(1)
    const made = await until(async () => {
      const found = (await incidents(bot)).slice(0, -before)
      return found.length === all.length ? found : undefined
    }, 60_000)
    expect(made.every(({ finding, drill }) => finding.sample && !drill)).toBe(true)
    expect(made.map(({ finding }) => finding.type).sort()).toEqual([...all].sort())
    const key = made.find(
      ({ finding }) => finding.type === 'UnauthorizedAccess:IAMUser/TorIPCaller',
    )
    const plan = await bot.act('local/responder', 'plan/contain-user', key?.id ?? '')
    expect(JSON.stringify(plan.modal?.blocks)).toContain('simulated account')
  })
})

describe('/hikeshi drill', () => {
  it('tells what there is, and what is open', async () => {
    const at = drills(bot)
    expect(await at.ask('list')).toContain(mining.en.title)
    await at.ask(`start ${mining.id} at 2999-01-01T09:00:00Z`)
    expect(await at.ask('list')).toContain(`Scheduled: ${mining.en.title}`)
    expect(await at.ask('start leaked-key-tor')).toContain('A drill is open already')
    expect(await at.ask('tell hello')).toContain('No drill is running')
    expect(await at.ask('stop')).toContain('called off')
    expect(await at.ask('report')).toContain('called off before it began')
    expect(await at.ask('stop')).toContain('No drill is running')
  })

  it('keeps a surprise to itself, even from whoever asked for it', async () => {
    const at = drills(bot)
    const data = await at.data('start', 'any', 'surprise', '3d')
    expect(Object.keys(data as object)).toEqual(['until'])
    await at.ask('stop')
    expect(await at.ask('start any surprise 3d')).toContain('Nobody is told when')
    const list = await at.ask('list')
    expect(list).toContain('A surprise is scheduled')
    await at.ask('stop')
  })

  it('says what it expected', async () => {
    const at = drills(bot)
    expect(await at.ask('start no-such-drill')).toContain('no-such-drill')
    expect(await at.ask('start')).toContain('drill list')
    for (const wrong of [
      'at noon',
      'at 25:00',
      'surprise',
      'surprise 0h',
      'soon',
      'at 2001-01-01T00:00:00Z',
    ])
      expect(await at.ask(`start ${mining.id} ${wrong}`)).toContain('at 14:30')
    expect(await at.ask('dance')).toContain('drill list | start')
    expect(await at.ask('report nothing.here')).toContain('nothing.here')
    expect(await at.ask('start leaked-key-tor', approver)).toContain('responder / lead')
  })
})
