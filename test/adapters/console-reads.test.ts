import { afterEach, describe, expect, test, vi } from 'vitest'
import { doorOf } from '../support/console.ts'
import { closeConsoles, consoleOf } from '../support/console-server.ts'

afterEach(closeConsoles)

describe('what the pages read', () => {
  test('a list has what a row shows, and what is looked for reaches the store as it was said', async () => {
    const asked: object[] = []
    const { door } = doorOf()
    const incidents: typeof door.app.incidents = async (query) => {
      asked.push(query)
      return door.app.incidents(query)
    }
    const { get } = consoleOf({ app: { ...door.app, incidents } })
    const query = 'stands=new&severity=high&kind=real&account=111122223333&text=SSH&before=inc-9'
    const { rows } = (await get(`/api/list?limit=50&${query}`)).json()
    expect(rows).toMatchObject([{ id: 'inc-1', state: 'new', resource: 'i-1', sample: true }])
    expect(rows[0]).not.toHaveProperty('runs')
    expect(asked).toEqual([{ limit: 50, ...Object.fromEntries(new URLSearchParams(query)) }])
  })

  test.each([
    ['list?severity=worst', 'severity'],
    ['list?account=prod', 'account'],
    ['list?stands=gone', 'stands'],
    ['measures?days=0', 'days'],
    ['drills?year=99', 'year'],
    [`audit?text=${'x'.repeat(201)}`, 'text'],
  ])('%s is a 400 that names the field', async (path, field) => {
    const answer = await consoleOf().get(`/api/${path}`)
    expect([answer.statusCode, answer.json().field]).toEqual([400, field])
  })

  test('the pages get what the commands answer', async () => {
    const { get } = consoleOf()
    expect((await get('/api/measures?days=7')).json()).toMatchObject({ days: 7, hidden: 2 })
    expect((await get('/api/posture')).json()).toMatchObject({
      accounts: [],
      never: expect.stringContaining('scanned'),
    })
    expect((await get('/api/drills?year=2025')).json()).toMatchObject({ year: '2025' })
    expect((await get('/api/drills/none')).statusCode).toBe(404)
    expect((await get('/api/oncall')).json()).toEqual({ duties: [] })
    expect((await get('/api/health')).json().status.findings.received).toBe(4)
    expect((await get('/api/audit')).json().records).toHaveLength(1)
  })

  test('what takes long is done once for all who ask at a time, and is there for whoever comes later', async () => {
    let begun = 0
    const finish = Promise.withResolvers<void>()
    const { door } = doorOf()
    const verify = async () => {
      begun += 1
      await finish.promise
      return { streams: 2, records: 3, erased: 0, anchors: [], bad: [] }
    }
    const { get } = consoleOf({ app: { ...door.app, audit: { ...door.app.audit, verify } } })
    expect((await get('/api/audit')).json()).not.toHaveProperty('verified')
    const both = [get('/api/audit/verify'), get('/api/audit/verify')]
    await vi.waitFor(() => expect(begun).toBe(1))
    finish.resolve()
    for (const one of await Promise.all(both)) expect(one.json()).toMatchObject({ records: 3 })
    expect(begun).toBe(1)
    expect((await get('/api/audit')).json().verified).toMatchObject({ streams: 2, bad: [] })
  })

  test.each('measures oncall posture drills drills/x audit audit/verify health doctor'.split(' '))(
    '%s is nothing for whom nobody knows, nor for who has no role',
    async (path) => {
      const unknown = consoleOf({ people: async () => [] })
      expect((await unknown.get(`/api/${path}`)).statusCode).toBe(401)
      const guest = consoleOf({ people: async () => [{ id: 'T1/U9', locale: 'en', roles: [] }] })
      expect((await guest.get(`/api/${path}`)).statusCode).toBe(403)
    },
  )
})
