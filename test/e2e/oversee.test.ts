import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Event } from '../../src/core/events.ts'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { ended, incident, open } from '../support/responder.ts'
import { writeSettings } from '../support/settings.ts'

/** The console's two people; who asks may break the glass, and a containment is asked about after two seconds. */
const yaml = `
rules:
  - { playbook: isolate-instance, breakGlass: [responder], remindHours: 0.0005 }
  - { playbook: detach-instance-profile, approvers: [lead] }
`
const responder = 'local/responder'
const approver = 'local/approver'
let bot: Bot
beforeAll(async () => {
  bot = await startBot({
    env: { LOG_LEVEL: 'warn', HIKESHI_CONFIG: await writeSettings(yaml) },
  })
})
afterAll(async () => {
  await bot.stop()
  await clear(bot.data)
})

async function planned(id: string, playbook: string): Promise<string> {
  const { modal } = await bot.act(responder, `plan/${playbook}`, id)
  return modal?.submit?.meta ?? ''
}
const card = async (id: string, lang = 'en'): Promise<string> =>
  JSON.stringify((await bot.get<{ card: object[] }>(`/api/incidents/${id}?lang=${lang}`)).card)
async function kinds(id: string): Promise<string[]> {
  const { journal } = await bot.get<{ journal: { event: Event }[] }>(`/api/incidents/${id}?lang=en`)
  return journal.map(({ event }) => event.kind)
}

describe('evidence', () => {
  it('is asked for before it is destroyed, and goes without only with a reason', async () => {
    const { id } = await open(bot, 'evidence')
    const run = await planned(id, 'stop-instance')
    const refused = await bot.submit(responder, 'request', run)
    expect(refused.replies.join()).toMatch(/evidence.*snapshot-volumes/)
    expect((await incident(bot, id)).runs[run]?.state).toBe('planned')

    await bot.submit(responder, 'request', run, { waive: 'it encrypts the disks right now' })
    expect(await card(id)).toMatch(/Without evidence.*it encrypts the disks right now/)
    expect(await card(id, 'ja')).toMatch(/証拠を取得せずに実行/)
    expect((await bot.act(approver, 'reject', run)).modal).toBeDefined()
    await bot.submit(approver, 'reject', run, { reason: 'take the snapshots' })

    const copy = await planned(id, 'snapshot-volumes')
    await bot.submit(responder, 'request', copy)
    await bot.act(approver, 'approve', copy)
    expect((await ended(bot, copy)).state).toBe('done')
    const again = await planned(id, 'stop-instance')
    await bot.submit(responder, 'request', again)
    expect((await incident(bot, id)).runs[again]).toMatchObject({ state: 'requested' })
    expect((await incident(bot, id)).runs[again]).not.toHaveProperty('waived')
  })
})

describe('acting alone', () => {
  it('takes a reason and a person whom the policy names, and is reviewed by somebody else', async () => {
    const { id } = await open(bot, 'alone')
    const run = await planned(id, 'isolate-instance')
    await bot.submit(responder, 'request', run)
    const other = await bot.submit(approver, 'break-glass', run, { reason: 'I am alone' })
    expect(other.replies.join()).toMatch(/policy leaves this to others/)
    expect((await bot.submit(responder, 'break-glass', run)).replies.join()).toMatch(/reason/)
    expect((await incident(bot, id)).runs[run]?.state).toBe('requested')

    await bot.submit(responder, 'break-glass', run, { reason: 'nobody answers the phone' })
    expect((await ended(bot, run)).state).toBe('done')
    expect(await card(id)).toMatch(/Nobody has reviewed this yet/)
    const own = await bot.submit(responder, 'review', run, { words: 'I was right' })
    expect(own.replies).not.toEqual([])
    await bot.submit(approver, 'review', run, { words: 'right, and in time' })
    expect(await card(id)).toMatch(/Reviewed by .*right, and in time/)
    const twice = await bot.submit(approver, 'review', run, { words: 'again' })
    expect(twice.replies).not.toEqual([])
    expect((await kinds(id)).filter((kind) => ['broke-glass', 'reviewed'].includes(kind))).toEqual([
      'broke-glass',
      'reviewed',
    ])
  })

  it('approves nothing that the policy leaves to others', async () => {
    const { id } = await open(bot, 'others')
    const run = await planned(id, 'detach-instance-profile')
    await bot.submit(responder, 'request', run)
    const refused = await bot.act(approver, 'approve', run)
    expect(refused.replies.join()).toMatch(/leaves this to others: \*Lead\*/)
    expect((await incident(bot, id)).runs[run]?.state).toBe('requested')
  })
})

it('a containment that has stood for its time asks whether it still should, once, and may stand on', async () => {
  const { id } = await open(bot, 'stands')
  const run = await planned(id, 'isolate-instance')
  await bot.submit(responder, 'request', run)
  await bot.act(approver, 'approve', run)
  await ended(bot, run)
  await until(async () => ((await card(id)).includes('This has stood for') ? true : undefined))
  await bot.act(responder, 'extend', run)
  expect(await card(id)).not.toContain('This has stood for')
  await until(async () => ((await card(id)).includes('This has stood for') ? true : undefined))
  const reminded = (await kinds(id)).filter((kind) => kind === 'reminded' || kind === 'extended')
  expect(reminded).toEqual(['reminded', 'extended', 'reminded'])
})
