import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Event } from '../../src/core/events.ts'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { ask, incident, incidents, open, runThrough, sample } from '../support/responder.ts'

const responder = 'local/responder'
const approver = 'local/approver'
let bot: Bot
beforeAll(async () => {
  bot = await startBot({ env: { LOG_LEVEL: 'warn' } })
})
afterAll(async () => {
  await bot.stop()
  await clear(bot.data)
})

const card = async (id: string, lang = 'en'): Promise<string> =>
  JSON.stringify((await bot.get<{ card: object[] }>(`/api/incidents/${id}?lang=${lang}`)).card)
async function kinds(id: string): Promise<string[]> {
  const { journal } = await bot.get<{ journal: { event: Event }[] }>(`/api/incidents/${id}?lang=en`)
  return journal.map(({ event }) => event.kind).filter((kind) => kind !== 'enriched')
}
async function command(text: string, as = responder, lang = 'en'): Promise<string> {
  const response = await fetch(`${bot.url}/api/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: bot.url, 'x-hikeshi-console': '1' },
    body: JSON.stringify({ as, lang, text }),
  })
  return JSON.stringify(await response.json())
}
/** GuardDuty tells of the same finding again: seen last at this moment. */
const again = async (id: string, lastSeen: string): Promise<void> => {
  const event = sample(id) as { id: string; detail: { service: object } }
  const service = { ...event.detail.service, count: 2, eventLastSeen: lastSeen }
  const update = { ...event, id: `${event.id}-${lastSeen}`, detail: { ...event.detail, service } }
  expect(await bot.event(update)).toBe(202)
}
const arrived = (id: string, arrivals: number) =>
  until(async () => ((await incident(bot, id)).arrivals === arrivals ? true : undefined))

describe('an incident is closed', () => {
  it('with a reason, by a form, and not while a run waits', async () => {
    const { id } = await open(bot, 'resolve')
    const run = await ask(bot, id, 'plan/isolate-instance')
    const { modal } = await bot.act(responder, 'resolve', id)
    expect(modal?.submit?.meta).toBe(id)
    const early = await bot.submit(responder, 'resolve', id, { reason: 'all is well' })
    expect(early.replies.join()).toContain(run)
    await bot.submit(approver, 'reject', run, { reason: 'not needed' })
    expect((await bot.submit(responder, 'resolve', id)).replies.join()).toMatch(/reason/)

    await bot.submit(responder, 'resolve', id, { reason: 'the port is <!channel> closed' })
    expect(await card(id)).toMatch(
      /\*Resolved\* by \*Responder\*.*the port is &lt;!channel&gt; closed/,
    )
    expect(await card(id, 'ja')).toContain('*解決済み*')
    expect(await card(id)).not.toMatch(/"(plan\/|ack|resolve|suppress)/)
    const twice = await bot.submit(approver, 'false-alarm', id, { reason: 'it was nothing' })
    expect(twice.replies.join()).toMatch(/the incident is now resolved/)
    expect((await kinds(id)).filter((kind) => kind === 'closed')).toHaveLength(1)
  })

  it('and opened again by a person who says why', async () => {
    const { id } = await open(bot, 'reopen')
    expect((await bot.submit(responder, 'reopen', id, { reason: 'x' })).replies.join()).toMatch(
      /now new/,
    )
    await bot.act(responder, 'ack', id)
    await bot.submit(responder, 'resolve', id, { reason: 'done' })
    await bot.submit(approver, 'reopen', id, { reason: 'the key still works' })
    expect(await card(id)).toMatch(/\*Reopened\* by \*Approver\*.*the key still works/)
    expect((await incident(bot, id)).acknowledged?.by).toBe(responder)
  })

  it('and opened again by what was seen since, not by late news, and never once it was a false alarm', async () => {
    const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString()
    await again('again', minutes(-30))
    const { id } = await until(async () =>
      (await incidents(bot)).find(({ finding }) => finding.key.endsWith('again')),
    )
    await bot.act(responder, 'ack', id)
    await bot.submit(responder, 'resolve', id, { reason: 'done' })
    await again('again', minutes(-10))
    await arrived(id, 2)
    expect((await incident(bot, id)).closed?.as).toBe('resolved')

    await again('again', minutes(1))
    await arrived(id, 3)
    const reopened = await incident(bot, id)
    expect(reopened).not.toHaveProperty('closed')
    expect(reopened).not.toHaveProperty('acknowledged')
    expect(await card(id)).toMatch(/something new was found/)
    expect(await card(id, 'ja')).toMatch(/新しい検出があったため/)

    await bot.submit(responder, 'false-alarm', id, { reason: 'our own scanner' })
    await again('again', minutes(2))
    await arrived(id, 4)
    expect((await incident(bot, id)).closed?.as).toBe('false-alarm')
  })

  it('only by whom the policy lets act', async () => {
    const { id } = await open(bot, 'strangers')
    const refused = await bot.submit('local/nobody', 'resolve', id, { reason: 'mine' })
    expect(refused.status).not.toBe(200)
    expect(await incident(bot, id)).not.toHaveProperty('closed')
  })
})

describe('a team', () => {
  it('has somebody who leads, notes, and tasks that are somebody’s and get done', async () => {
    const { id } = await open(bot, 'team')
    await bot.act(approver, 'take-command', id)
    await bot.act(responder, 'take-command', id)
    const { commander, acknowledged } = await incident(bot, id)
    expect([commander?.who, acknowledged?.by]).toEqual([responder, approver])

    await bot.submit(responder, 'note', id, { reason: 'the owner is on leave' })
    expect(await command(`note ${id} "she calls back" at noon`)).toMatch(/The note is with/)
    expect(await command(`task ${id} add local/approver rotate the key`)).toMatch(/task 1 of/)
    expect(await command(`task ${id} add ask the owner`)).toMatch(/task 2 of/)
    expect(await command(`task ${id} done 1`, approver)).toMatch(/Done/)
    expect(await command(`task ${id} done 9`)).toMatch(/not found/)
    expect(await command(`task ${id} add`)).toMatch(/1-500/)
    const shown = await card(id)
    expect(shown).toMatch(/1 of 2 done.*\*2\* ask the owner – \*Responder\*/)
    expect(shown).toMatch(/she calls back at noon/)
    expect(shown).not.toMatch(/rotate the key/)
    expect(await card(id, 'ja')).toMatch(/2 件中 1 件完了/)
  })

  it('says who writes, who speaks to others and who helps, until they do not', async () => {
    const { id } = await open(bot, 'roles')
    const { modal } = await bot.act(responder, 'role', id)
    expect(JSON.stringify(modal?.blocks)).toMatch(/static_select.*scribe.*liaison/)
    await bot.submit(responder, 'role', id, { role: 'scribe' })
    expect(await command(`role ${id} liaison local/approver`)).toMatch(/who does what now/)
    await command(`role ${id} responder me`)
    await command(`role ${id} responder local/approver`)
    await command(`role ${id} commander local/approver`)
    expect(await card(id)).toMatch(
      /\*Approver\* leads.*Scribe: \*Responder\* · Liaison: \*Approver\* · Responder: \*Responder\*, \*Approver\*/,
    )
    expect(await card(id, 'ja')).toMatch(/「記録」役: .* · 「連絡」役: /)
    expect(await command(`incidents mine`, responder)).toContain(id)
    const handed = await command(`handover ${id}`)
    expect(handed).toMatch(/Liaison: \*Approver\*/)

    await command(`role ${id} scribe local/approver`)
    expect(await card(id)).toMatch(/Scribe: \*Approver\* ·/)
    await command(`role ${id} scribe local/approver off`)
    await command(`role ${id} commander local/approver off`)
    expect(await card(id)).not.toMatch(/Scribe|leads since/)
    await command(`role ${id} commander local/approver off`)
    expect((await kinds(id)).filter((kind) => kind === 'role-ended')).toHaveLength(2)

    expect(await command(`role ${id} king`)).toMatch(/commander \| scribe/)
    expect(await command(`role ${id} scribe T1/UNOBODY`)).toMatch(/UNOBODY.* not found/)
    expect(await command(`role ${id} scribe somebody`)).toMatch(/is not right/)
  })

  it('hands over all that the next person has to know', async () => {
    const { id } = await open(bot, 'hand-over')
    const run = await runThrough(bot, id, 'plan/isolate-instance')
    await bot.act(responder, 'take-command', id)
    await command(`task ${id} add call the owner`)
    await command(`note ${id} the bucket is next`)
    const text = await command(`handover ${id}`, approver)
    for (const said of [/contained/, /call the owner/, /the bucket is next/, /Responder\* leads/])
      expect(text).toMatch(said)
    expect(text).toContain(run.id)
    expect(await command(`handover ${id}`, approver, 'ja')).toMatch(/引き継ぎ.*残っていること/)
    expect(await command('handover inc-999999')).toMatch(/not found/)
  })

  it('links two incidents in both, or in neither', async () => {
    const [one, two] = [await open(bot, 'link-1'), await open(bot, 'link-2')]
    expect(await command(`link ${one.id} inc-999999`)).toMatch(/not found/)
    expect(await incident(bot, one.id)).not.toHaveProperty('links')
    expect(await command(`link ${one.id} ${two.id}`)).toMatch(/Linked/)
    expect((await incident(bot, one.id)).links).toEqual([two.id])
    expect((await incident(bot, two.id)).links).toEqual([one.id])
    expect(await card(two.id)).toMatch(new RegExp(`See also .${one.id}`))
    await command(`link ${two.id} ${one.id} apart`)
    expect((await incident(bot, one.id)).links).toEqual([])
  })
})

it('incidents are listed by where they stand, and by whose they are', async () => {
  const [mine, over, other] = [
    await open(bot, 'list-mine'),
    await open(bot, 'list-over'),
    await open(bot, 'list-other'),
  ]
  await bot.act(approver, 'ack', mine.id)
  await bot.submit(approver, 'false-alarm', over.id, { reason: 'a test' })
  const listed = async (filter: string) => {
    const text = await command(`incidents ${filter} 50`, approver)
    return [mine, over, other].map(({ id }) => new RegExp(`${id}\\b`).test(text))
  }
  expect(await listed('')).toEqual([true, true, true])
  expect(await listed('open')).toEqual([true, false, true])
  expect(await listed('mine')).toEqual([true, false, false])
  expect(await listed('resolved')).toEqual([false, true, false])
  expect(await command('incidents closed')).toMatch(/expected/)
})
