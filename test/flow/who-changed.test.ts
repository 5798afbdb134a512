import { expect, it } from 'vitest'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import type { CheckResult, Verdict } from '../../src/core/posture.ts'
import { whoChanged } from '../../src/flow/who-changed.ts'
import { drillOn, scopeFor, worldsInMemory } from '../support/scope.ts'

const region = 'us-east-1'
const kept = new Map<string, string>()
const aws = makeAws({ accounts: {}, worlds: worldsInMemory(kept), log: { warn: () => {} } })
const simulated = drillOn({})
const open = (where: string) =>
  aws(scopeFor(['cloudtrail:LookupEvents'], { simulated, region: where }).scope)

/** What CloudTrail has of a call, in the world that answers. */
async function recorded(event: object): Promise<void> {
  await open(region).cloudtrail.lookupEvents({})
  const world = JSON.parse(kept.get(simulated.id) ?? '{"trail":[]}') as { trail: object[] }
  world.trail.push({ region, user: 'sato', ip: '192.0.2.1', key: null, error: null, ...event })
  kept.set(simulated.id, JSON.stringify(world))
}
const result = (status: Verdict['status'], resource: string): CheckResult => ({
  check: 'no-open-admin-ports',
  region,
  outcome: 'checked',
  verdicts: [{ resource, status, why: { en: 'Test.', ja: 'テスト。' } }],
})
const arn = 'arn:aws:ec2:us-east-1:123456789012:security-group/sg-0bad'
const opened = {
  id: 'event-1',
  at: '2026-05-02T03:04:05.000Z',
  name: 'AuthorizeSecurityGroupIngress',
  source: 'ec2.amazonaws.com',
  resource: 'sg-0bad',
}

it('names who changed what failed since, by the resource, and nobody before that', async () => {
  await recorded(opened)
  const found = (at: string) =>
    whoChanged(open, [result('fail', arn)], { results: [result('pass', arn)], at })
  expect(await found('2026-05-01T00:00:00.000Z')).toEqual([
    {
      check: 'no-open-admin-ports',
      region,
      resource: arn,
      who: 'arn:aws:iam::123456789012:user/sato',
      call: 'ec2:AuthorizeSecurityGroupIngress',
      at: opened.at,
    },
  ])
  expect(await found('2026-05-03T00:00:00.000Z')).toEqual([])
})

it('names who put it right, and asks for nothing that stayed as it was or was not seen', async () => {
  await recorded(opened)
  const at = '2026-05-01T00:00:00.000Z'
  const [fails, passes] = [[result('fail', arn)], [result('pass', arn)]]
  const unseen = [{ ...result('fail', arn), outcome: 'unchecked' as const, verdicts: [] }]
  const count = async (now: CheckResult[], results: CheckResult[]) =>
    (await whoChanged(open, now, { results, at })).length
  expect(await count(passes, fails)).toBeGreaterThan(0)
  expect(await count(fails, fails)).toBe(0)
  expect(await count(unseen, fails)).toBe(0)
  expect(await count(fails, unseen)).toBe(0)
})
