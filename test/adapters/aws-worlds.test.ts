import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import type { Worlds } from '../../src/core/ports.ts'
import { drillOn, scopeFor } from '../support/scope.ts'
import { startDatabase } from '../support/store.ts'

const drill = drillOn({ instanceId: 'i-99999999' })
let database: Awaited<ReturnType<typeof startDatabase>>
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.stop())

const permissions = ['ec2:CreateTags', 'ec2:DescribeTags', 'ec2:DescribeInstances']
function openOn(worlds: Worlds) {
  const { scope, calls } = scopeFor(permissions, { simulated: drill })
  return { ...makeAws({ accounts: {}, worlds, log: { warn: () => {} } })(scope), calls }
}
const Filters = [{ Name: 'key', Values: ['n-*'] }]

it('two replicas see one simulated account, and lose none of what either does', async () => {
  const one = openOn((await database.store()).worlds)
  const two = openOn((await database.store()).worlds)
  const tag = (n: number) => ({ Resources: ['i-99999999'], Tags: [{ Key: `n-${n}`, Value: '' }] })
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).ec2.createTags(tag(n))),
  )
  expect((await one.ec2.describeTags({ Filters })).Tags).toHaveLength(20)
  expect((await two.ec2.describeTags({ Filters })).Tags).toHaveLength(20)
})

it('a replica that starts later finds it as it was left, after a refusal too', async () => {
  const before = openOn((await database.store()).worlds)
  const { Tags } = await before.ec2.describeTags({ Filters })
  const refused = before.ec2.createTags({ Resources: ['i-0'], Tags: [{ Key: 'n-x', Value: '' }] })
  await expect(refused).rejects.toMatchObject({ name: 'InvalidInstanceID.NotFound' })
  expect(before.calls).toMatchObject([{ error: 'InvalidInstanceID.NotFound' }])
  const later = openOn((await database.store()).worlds)
  expect((await later.ec2.describeTags({ Filters })).Tags).toEqual(Tags)
})
