import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/adapters/journal/store.ts'
import { loadCatalog } from '../../src/catalog.ts'
import type { Incident } from '../../src/core/incident.ts'
import type { Policy } from '../../src/core/policy.ts'
import { ingest } from '../../src/flow/ingest.ts'
import { arrivals } from '../support/arrivals.ts'
import { startDatabase } from '../support/store.ts'

const catalog = await loadCatalog()
const {
  alarm,
  call,
  compliance,
  control,
  guardduty,
  at: minute,
} = arrivals('444455556666', 'eu-west-1')

let db: Awaited<ReturnType<typeof startDatabase>>
let stores: readonly Store[]
beforeAll(async () => {
  db = await startDatabase()
  stores = [await db.store(), await db.store()]
})
afterAll(() => db.stop())
beforeEach(async () => {
  await db.sql('truncate records, heads, incidents, cards, due, inbox, places, sightings, arrivals')
})

const worldOf = (store: Store) => ({
  journal: store.journal,
  catalog,
  clock: { now: () => Date.parse(minute(0)), wait: async () => {} },
  policy,
})
const policy: Policy = {
  accounts: {},
  people: { viewer: [], responder: [], approver: [], lead: [], admin: [] },
  approvals: { low: 1, medium: 1, high: 1 },
  expiresMinutes: 30,
  channels: [],
}

/** In the order given, or by as many replicas at once as there are. */
async function arrive(events: readonly object[], by: readonly Store[] = stores.slice(0, 1)) {
  const [first] = by
  for (const [i, event] of events.entries())
    await first?.inbox.put({
      id: `e${i}`,
      source: 'test',
      detailType: 'test',
      body: JSON.stringify(event),
    })
  await Promise.all(
    by.map((store) => store.inbox.drain((row, desk) => ingest(worldOf(store), row, desk))),
  )
  const failed = await db.sql('select note from inbox where state = 3')
  expect(failed.rows).toEqual([])
  return open()
}

/** What is to be looked after: incidents that did not become part of another one. */
async function open(): Promise<Incident[]> {
  const all = (await stores[0]?.journal.incidents({ limit: 200 })) ?? []
  return all.filter(({ merged }) => merged === undefined)
}
const typesOf = (incidents: readonly Incident[]) =>
  incidents
    .map(({ members }) =>
      members
        .map(({ key }) => key)
        .toSorted()
        .join(' '),
    )
    .toSorted()

const ssh = { type: 'UnauthorizedAccess:EC2/SSHBruteForce', instance: 'i-0a0a0a0a0a0a0a0a0' }

describe('findings that are one incident', () => {
  it('a finding that is updated 40 times', async () => {
    const updates = Array.from({ length: 41 }, (_, i) =>
      guardduty({ ...ssh, id: 'a1', count: i + 1, minute: i * 15 }),
    )
    const [one, ...more] = await arrive(updates)
    expect(more).toEqual([])
    expect(one).toMatchObject({ arrivals: 41, finding: { count: 41 }, members: [{ arrivals: 41 }] })
  })

  it('the same finding of an identity in four Regions, hours apart', async () => {
    const regions = ['eu-west-1', 'us-east-1', 'ap-northeast-1', 'sa-east-1']
    const [one, ...more] = await arrive(
      regions.map((region, i) =>
        guardduty({
          type: 'UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom',
          user: 'mallory',
          id: `r${i}`,
          region,
          minute: i * 90,
        }),
      ),
    )
    expect(more).toEqual([])
    expect(one?.members.map(({ region }) => region)).toEqual(regions)
    expect(one?.members.map(({ because }) => because?.en)).toEqual([
      undefined,
      ...Array.from({ length: 3 }, () => expect.stringContaining('another Region')),
    ])
  })

  it('one security group that fails five standards, and other controls beside', async () => {
    const ids = ['EC2.13', 'EC2.14', 'EC2.18', 'EC2.19', 'CIS 4.1']
    const group = await arrive(ids.map((id, i) => control({ id, resource: 'sg-1', minute: i })))
    expect(group).toHaveLength(1)
    const other = await arrive([control({ id: 'EC2.13', resource: 'sg-2', minute: 9 })])
    expect(other).toHaveLength(2)
  })

  it('an alarm of the benchmark and the call that set it off, whichever comes first', async () => {
    const events = [
      call({ name: 'AuthorizeSecurityGroupIngress', user: 'alice', minute: 0 }),
      alarm({ name: 'CIS-4.10-SecurityGroupChanges', minute: 8 }),
    ]
    const [one, ...more] = await arrive(events)
    expect(more).toEqual([])
    expect(one?.members.map(({ source }) => source)).toEqual([
      'security-group-changes',
      'cloudwatch-alarm',
    ])
    expect(one?.members[1]?.because?.en).toContain('alarm')
    await db.sql('truncate records, heads, incidents, cards, inbox, places, arrivals')
    expect(await arrive(events.toReversed())).toHaveLength(1)
  })

  it('an attack sequence and its findings, also those that were told before it', async () => {
    const sequence = 'arn:aws:guardduty:eu-west-1:444455556666:detector/d/finding/s1'
    const parent = guardduty({
      type: 'AttackSequence:IAM/CompromisedCredentials',
      id: 's1',
      arn: sequence,
      severity: 9.5,
      minute: 200,
    })
    const before = guardduty({ ...ssh, id: 'c1', minute: 0 })
    const child = guardduty({ ...ssh, id: 'c1', minute: 190, sequence })
    const other = guardduty({ ...ssh, id: 'c2', instance: 'i-0b', minute: 100, sequence })
    for (const order of [
      [before, other, child, parent],
      [parent, child, other, before],
    ]) {
      await db.sql('truncate records, heads, incidents, cards, inbox, places, arrivals')
      const [one, ...more] = await arrive(order)
      expect(more).toEqual([])
      expect(one?.members).toHaveLength(3)
      expect(one?.finding.type).toBe('AttackSequence:IAM/CompromisedCredentials')
    }
  })

  it('findings on one instance or one principal within half an hour, and not later', async () => {
    const near = guardduty({
      ...ssh,
      id: 'n',
      type: 'CryptoCurrency:EC2/BitcoinTool.B',
      minute: 25,
    })
    const far = guardduty({ ...ssh, id: 'f', type: 'Trojan:EC2/DNSDataExfiltration', minute: 90 })
    expect(await arrive([guardduty({ ...ssh, id: 'o' }), near])).toHaveLength(1)
    expect(await arrive([far])).toHaveLength(2)
    const calls = [
      call({ name: 'StopLogging', user: 'bob', minute: 0 }),
      call({ name: 'CreateAccessKey', user: 'bob', minute: 20 }),
      call({ name: 'StopLogging', user: 'carol', minute: 20 }),
    ]
    expect(await arrive(calls)).toHaveLength(4)
  })
})

describe('findings that are not', () => {
  it('those of two accounts, and a sample beside what is real', async () => {
    const other = arrivals('777788889999', 'eu-west-1')
    const incidents = await arrive([
      guardduty({ ...ssh, id: 'a' }),
      other.guardduty({ ...ssh, id: 'b' }),
      guardduty({ ...ssh, id: 'c', sample: true }),
      guardduty({ ...ssh, id: 'd', sample: true }),
    ])
    expect(incidents).toHaveLength(4)
  })

  it('people who share a role of Identity Center', async () => {
    const role = 'AWSReservedSSO_Admin_0123456789abcdef'
    const of = (session: string) => call({ name: 'StopLogging', role, session })
    expect(await arrive([of('ann@example.com'), of('ben@example.com')])).toHaveLength(2)
  })

  it('a finding that comes back after a week of silence: it is news again', async () => {
    const day = 1_440
    expect(
      await arrive([
        guardduty({ ...ssh, id: 'w' }),
        guardduty({ ...ssh, id: 'w', count: 2, minute: 6 * day }),
      ]),
    ).toHaveLength(1)
    expect(await arrive([guardduty({ ...ssh, id: 'w', count: 3, minute: 14 * day })])).toHaveLength(
      2,
    )
  })

  it('those of a steady noise: after a day of it a new incident begins', async () => {
    const noise = Array.from({ length: 80 }, (_, i) =>
      guardduty({ ...ssh, id: `x${i}`, minute: i * 25 }),
    )
    const incidents = await arrive(noise)
    expect(incidents.length).toBeGreaterThan(1)
    expect(incidents.length).toBeLessThan(4)
  })
})

describe('the order of arrival', () => {
  it('makes no difference: any order and two replicas at once end in the same incidents', async () => {
    const events = [
      guardduty({ ...ssh, id: 'p', minute: 0 }),
      guardduty({ ...ssh, id: 'p', minute: 40, count: 2 }),
      // Joined to the first only by what lies between them.
      guardduty({ ...ssh, id: 'q', type: 'CryptoCurrency:EC2/BitcoinTool.B', minute: 65 }),
      guardduty({ ...ssh, id: 's', type: 'Backdoor:EC2/C&CActivity.B', minute: 20 }),
      guardduty({ ...ssh, id: 't', type: 'Trojan:EC2/DropPoint', minute: 300 }),
      call({ name: 'StopLogging', user: 'dan', minute: 1 }),
      call({ name: 'CreateAccessKey', user: 'dan', minute: 29 }),
      call({ name: 'DeleteTrail', user: 'dan', minute: 57 }),
      alarm({ name: 'CIS-3.5-CloudTrailChanges', minute: 62 }),
      control({ id: 'EC2.13', resource: 'sg-9', minute: 3 }),
      control({ id: 'EC2.19', resource: 'sg-9', minute: 700 }),
    ]
    const expected = typesOf(await arrive(events))
    expect(expected).toHaveLength(4)
    let seed = 7
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    for (let round = 0; round < 6; round++) {
      await db.sql('truncate records, heads, incidents, cards, inbox, places, arrivals')
      const shuffled = events
        .map((event) => ({ event, at: random() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ event }) => event)
      expect(typesOf(await arrive(shuffled, stores)), JSON.stringify(round)).toEqual(expected)
    }
    expect((await stores[0]?.audit.verify())?.bad).toEqual([])
  }, 120_000)

  it('of two hundred events on two replicas at once ends in neither a deadlock nor a doubled incident', async () => {
    const events = Array.from({ length: 200 }, (_, i) =>
      guardduty({ ...ssh, id: `m${i % 50}`, instance: `i-0${i % 5}`, count: i, minute: i % 10 }),
    )
    const incidents = await arrive(events, [...stores, ...stores])
    expect(incidents).toHaveLength(5)
    expect(incidents.map(({ arrivals }) => arrivals).reduce((a, b) => a + b)).toBe(200)
  }, 120_000)
})

describe('what AWS calls over', () => {
  it('closes what is known, opens nothing, and is open again when it comes back', async () => {
    const rule = { rule: 's3-public', bucket: 'shop' }
    const said = (verdict: string, at: number) => compliance({ ...rule, verdict, minute: at })
    expect(await arrive([said('COMPLIANT', 0)])).toEqual([])
    const [broken] = await arrive([said('NON_COMPLIANT', 5)])
    expect(broken?.members[0]?.over).toBeUndefined()
    const [over] = await arrive([said('COMPLIANT', 9)])
    expect(over).toMatchObject({ id: broken?.id, members: [{ over: minute(9) }] })
    expect(over?.finding.severity).toBe('medium')
    const again = await arrive([said('NON_COMPLIANT', 60)])
    expect(again).toHaveLength(1)
    expect(again[0]?.members[0]).not.toHaveProperty('over')
    await arrive([said('COMPLIANT', 70)])
    expect(await arrive([said('NON_COMPLIANT', 3 * 1_440)])).toHaveLength(2)
  })
})
