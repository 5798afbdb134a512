import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { planRun, planUndo } from '../../src/flow/plan.ts'
import { run } from '../../src/flow/run.ts'
import type { World } from '../../src/flow/world.ts'
import { type Ground, motoGround } from '../support/aws.ts'
import { openOn } from '../support/hear.ts'
import { type Moto, motoAccount, newSubnet, seedInstance, startMoto } from '../support/moto.ts'
import { findingOn } from '../support/playbook.ts'
import { startDatabase } from '../support/store.ts'
import { startTap } from '../support/tap.ts'
import { ask, must, openTheatre } from '../support/theatre.ts'

/** What a plan says of permissions that the role lacks: AWS is asked by dry runs, here moto behind a gate that refuses some. */

let moto: Moto
let ground: Ground
let database: Awaited<ReturnType<typeof startDatabase>>
let tap: Awaited<ReturnType<typeof startTap>>
let world: World
let instanceId: string
/** What the role may not do. */
const lacks = new Set<string>()

const denial = (action: string) =>
  `You are not authorized to perform this operation. User: arn:aws:sts::${motoAccount}:assumed-role/hikeshi-responder/r is not authorized to perform: ec2:${action} because no identity-based policy allows the ec2:${action} action. Encoded authorization failure message: c2VjcmV0`

beforeAll(async () => {
  ;[moto, database] = await Promise.all([startMoto(), startDatabase()])
  ground = motoGround(moto.url)
  tap = await startTap(moto.url, undefined, (asked) => {
    const action = asked.get('Action') ?? ''
    const body = `<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>${denial(action)}</Message></Error></Errors><RequestID>r</RequestID></Response>`
    return lacks.has(action) ? { status: 403, body } : undefined
  })
  const role = `arn:aws:iam::${motoAccount}:role/hikeshi-responder`
  const settings = { accounts: { [motoAccount]: { role } } }
  world = await openTheatre(await database.store(), { AWS_ENDPOINT_URL: tap.url }, settings)
})
afterAll(async () => {
  await database.stop()
  await tap.stop()
  await moto.stop()
})
beforeEach(async () => {
  lacks.clear()
  const subnet = await newSubnet(moto.url)
  instanceId = (await seedInstance(moto.url, { subnet })).instanceId
})

async function planned(playbook: string) {
  const id = await openOn(world, crypto.randomUUID(), findingOn({ instanceId }))
  const { run: made } = must(await planRun(world, { incident: id, playbook, by: 'T1/U1' }))
  const refused = made.plan.notes.filter(({ text }) => text.en.startsWith('AWS would refuse'))
  return { incident: id, run: made.id, plan: made.plan, refused: refused.map(({ text }) => text) }
}

it('a plan that AWS would carry out says nothing, and planning it changed nothing', async () => {
  const before = await ground.state()
  for (const playbook of ['snapshot-volumes', 'isolate-instance', 'stop-instance'])
    expect((await planned(playbook)).refused).toEqual([])
  expect(await ground.state()).toEqual(before)
  const dry = tap.seen.filter(({ body }) => body.get('DryRun') === 'true')
  const asked = new Set(dry.map(({ body }) => body.get('Action')))
  for (const action of ['CreateSnapshots', 'CreateSecurityGroup', 'StopInstances'])
    expect([...asked]).toContain(action)
})

it('a plan says before its buttons which step AWS would refuse, why, and what mends it', async () => {
  lacks.add('CreateSnapshots')
  const { plan, refused } = await planned('snapshot-volumes')
  expect(plan.notes[0]?.level).toBe('warn')
  const [{ en, ja } = { en: '', ja: '' }, ...others] = refused
  expect(others).toEqual([])
  expect(en).toContain(`“${plan.steps[0]?.title.en}”`)
  expect(en).toContain('no identity-based policy allows the ec2:CreateSnapshots action')
  expect(en).toContain('Deploy the responder role again')
  expect(ja).toContain('レスポンダーロールを再デプロイ')
  expect(en).not.toContain('Encoded')
})

it('the plan is the same plan, whatever the role may do: it can be approved once that is mended', async () => {
  const { incident, run: id, plan } = await planned('snapshot-volumes')
  lacks.add('CreateSnapshots')
  await ask(world, id)
  await run(world, { incident, run: id })
  const stopped = (await world.journal.incident(incident))?.runs[id]
  expect(stopped?.plan.hash).toBe(plan.hash)
  expect(stopped?.steps['snapshot']?.reason).toContain('UnauthorizedOperation')
})

it('an undo says so, too', async () => {
  const { incident, run: id } = await planned('snapshot-volumes')
  await ask(world, id)
  await run(world, { incident, run: id })
  lacks.add('DeleteSnapshot')
  const { run: back } = must(await planUndo(world, { run: id, by: 'T1/U1' }))
  expect(back.plan.notes.map(({ text }) => text.en).join()).toContain('ec2:DeleteSnapshot action')
})
