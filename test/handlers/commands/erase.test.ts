import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../../src/boot.ts'
import { type Moto, startMoto } from '../../support/moto.ts'
import { personOf, startPosture } from '../../support/posture.ts'
import { startDatabase } from '../../support/store.ts'

const who = 'T1/UGONE'
const author = { id: who, locale: 'en', roles: ['viewer', 'responder'] as const }
const admin = personOf('admin')
let moto: Moto
let db: Awaited<ReturnType<typeof startDatabase>>
let store: Store
let at: Awaited<ReturnType<typeof startPosture>>
let incident = ''
beforeAll(async () => {
  ;[moto, db] = await Promise.all([startMoto(), startDatabase()])
  store = await db.store()
  at = await startPosture(store, moto, { yaml: { people: { approver: [who] } } })
  await at.command('sample guardduty')
  await at.drain()
  incident = (await store.journal.incidents({ limit: 1 }))[0]?.id ?? ''
  await at.command(`note ${incident} Ask my sister Carol, she knows the server`, author)
  await at.command(`note ${incident} It was our scanner`)
  await store.journal.note('door/2026-11-22', {
    kind: 'signed-in',
    by: who,
    sub: 'carol@example.com',
    issuer: 'https://login.example.com',
  })
  await store.sessions.open(who)
  await store.passkeys.register({
    id: 'key-1',
    who,
    publicKey: 'public',
    counter: 0,
    transports: [],
  })
  await store.anchors.make()
})
afterAll(async () => {
  await Promise.all([moto.stop(), db.stop()])
})

const everything = async (): Promise<string> => {
  const lines: string[] = []
  await store.audit.export((line) => lines.push(line))
  return [...lines, JSON.stringify(await store.journal.incident(incident))].join('\n')
}

it('erases what somebody is known by: sign-ins, passkeys, the name at the provider; their words stay', async () => {
  const { text } = await at.command(`erase ${who}`, admin)
  expect(text).toContain(
    '1 sign-ins to the console, 1 passkeys, 0 one-time links, the words of 1 records',
  )
  expect(text).toContain('hikeshi.yaml still names this person')
  expect(await store.passkeys.of(who)).toEqual([])
  expect((await db.sql('select from sessions')).rowCount).toBe(0)
  const kept = await everything()
  expect(kept).not.toContain('carol@example.com')
  expect(kept).toContain('my sister Carol')
  const { text: report, exit } = await at.command('audit verify', admin)
  expect(report).toContain(': whole\n1 records lost words')
  expect(exit).toBe(0)
})

it('erases what they wrote where asked for, and of others nothing', async () => {
  const { data } = await at.command(`erase ${who} words`, admin)
  expect(data).toMatchObject({ records: 1 })
  const kept = await everything()
  expect(kept).not.toContain('my sister Carol')
  expect(kept).toContain('It was our scanner')
  expect((await store.journal.incident(incident))?.notes?.map(({ by }) => by)).toContain(who)
  expect(await store.audit.verify()).toMatchObject({ erased: 2, bad: [] })
})

it('goes on with an incident whose words are gone', async () => {
  expect((await at.command(`note ${incident} Closed with the owner`)).text).not.toContain('wrong')
  expect((await store.audit.verify()).bad).toEqual([])
})

it('what an intruder changes in a record that lost words is found all the same', async () => {
  const { rows } = await db.sql(
    `select event from records where event like '%[erased%' and stream like 'incident/%'`,
  )
  const kept = String(rows[0]?.event)
  const swap = (from: string, to: string) =>
    db.sql('update records set event = $2 where event = $1', [from, to])
  const forged = kept.replace(who, 'T1/UOTHER')
  await swap(kept, forged)
  expect((await at.command('audit verify', admin)).text).toContain(
    'it is not what its erasure left',
  )
  await swap(forged, kept)
})

it('nobody who is not known is erased, and nobody but an administrator erases', async () => {
  expect((await at.command('erase T1/UNEVER', admin)).text).toContain(
    'nothing in the store names T1/UNEVER',
  )
  expect((await at.command('erase Carol', admin)).text).toContain('team/user')
  expect((await at.command(`erase ${who}`, personOf('lead'))).text).toContain('role')
})
