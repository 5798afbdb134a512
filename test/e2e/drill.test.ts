import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Incident } from '../../src/core/incident.ts'
import type { Rehearsal } from '../../src/core/rehearsal.ts'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { drills } from '../support/drills.ts'
import { incidents, runThrough } from '../support/responder.ts'

let bot: Bot
beforeAll(async () => {
  bot = await startBot()
})
afterAll(async () => {
  await bot?.stop()
  if (bot) await clear(bot.data)
})

describe('a drill', () => {
  it('is won by whoever takes the key and leaves the tester alone', async () => {
    const at = drills(bot)
    await at.command('drill start leaked-key-tor')
    const look = await at.card('first-look')
    expect(look.drill).toBe(true)
    await bot.act('local/responder', 'ack', look.id)
    await runThrough(bot, look.id, 'plan/deactivate-access-key')
    await at.command('drill next')
    await at.card('announced-test')
    await at.command('drill next')
    await at.command('drill tell Publishing stops: the key of ci-publisher was leaked.')
    const said = await at.command('drill stop')
    expect(said).toContain('Won with 100 of 100 points')
    expect(said).toContain('never happened: contained in time')
  })
})
