import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { ended, incident, openThree, threeInstances } from '../support/responder.ts'

/** Several instances in one incident on the console, of the simulated account, as whoever tries the bot meets them. */
const responder = 'local/responder'
let bot: Bot
let id = ''
beforeAll(async () => {
  bot = await startBot({ env: { LOG_LEVEL: 'warn' } })
  id = await openThree(bot)
}, 180_000)
afterAll(async () => {
  await bot.stop()
  await clear(bot.data)
})

const card = async (lang: string): Promise<string> =>
  JSON.stringify((await bot.get<{ card: object[] }>(`/api/incidents/${id}?lang=${lang}`)).card)

describe('an incident that holds three instances', { timeout: 180_000 }, () => {
  it('asks which, shows one plan, is approved once, done to all and survives a kill in the middle', async () => {
    const { modal } = await bot.act(responder, 'plan/isolate-instance', id)
    expect(modal?.submit).toMatchObject({ view: 'targets', meta: `${id}/isolate-instance` })
    const asked = JSON.stringify(modal)
    for (const name of threeInstances) expect(asked).toContain(name)
    const ticked = [...asked.matchAll(/"value":"([0-9a-f]{16})"/g)].map(([, value]) => value)
    const chosen = [...new Set(ticked)].join(',')

    const planned = await bot.submit(responder, 'targets', `${id}/isolate-instance`, {
      'targets-0': chosen,
    })
    const run = planned.modal?.submit?.meta ?? ''
    const shown = JSON.stringify(planned.modal)
    for (const at of threeInstances.keys()) expect(shown).toMatch(`${at + 1}/3`)
    expect((await bot.submit(responder, 'request', run, { waive: 'a test' })).status).toBe(200)
    expect(await card('en')).toMatch(/Isolate the instance: 3 targets/)
    expect(await card('ja')).toMatch(/対象 3 件/)
    await bot.act('local/approver', 'approve', run)
    await until(async () => (await incident(bot, id)).runs[run]?.steps['2.protect']?.startedAt)
    await bot.kill()
    bot = await startBot({ data: bot.data, env: { LOG_LEVEL: 'warn' } })
    const done = await ended(bot, run, 120_000)
    expect(done.state, JSON.stringify(done.steps)).toBe('done')
    for (const name of threeInstances) expect(await card('en')).toContain(`✅ ${name}`)
  })
})
