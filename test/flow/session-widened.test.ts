import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { planRun } from '../../src/flow/plan.ts'
import { run } from '../../src/flow/run.ts'
import type { World } from '../../src/flow/world.ts'
import { card } from '../../src/view/card.ts'
import { openOn } from '../support/hear.ts'
import { type Moto, motoAccount, motoClient, startMoto } from '../support/moto.ts'
import { findingOn } from '../support/playbook.ts'
import { startDatabase } from '../support/store.ts'
import { startTap, tooLarge } from '../support/tap.ts'
import { ask, must, openTheatre } from '../support/theatre.ts'
import { readable } from '../view/blocks.ts'
import { cardContext } from '../view/incidents.ts'

/** A step on more than a session policy of AWS's can name: from the plan to the card. */

let moto: Moto
let database: Awaited<ReturnType<typeof startDatabase>>
let tap: Awaited<ReturnType<typeof startTap>>
let world: World
/** STS refuses to pack a policy that is longer. */
let packs = 2048

beforeAll(async () => {
  ;[moto, database] = await Promise.all([startMoto(), startDatabase()])
  tap = await startTap(moto.url, undefined, (asked) =>
    (asked.get('Policy') ?? '').length > packs ? tooLarge : undefined,
  )
  const role = `arn:aws:iam::${motoAccount}:role/hikeshi-responder`
  const settings = { accounts: { [motoAccount]: { role } } }
  world = await openTheatre(await database.store(), { AWS_ENDPOINT_URL: tap.url }, settings)
})
afterAll(async () => {
  await database.stop()
  await tap.stop()
  await moto.stop()
})

async function instanceWith(volumes: number): Promise<string> {
  const { Instances } = await new EC2(motoClient(moto.url)).runInstances({
    ImageId: 'ami-0123456789abcdef0',
    MinCount: 1,
    MaxCount: 1,
    BlockDeviceMappings: Array.from({ length: volumes }, (_, at) => ({
      DeviceName: `/dev/sd${at}`,
      Ebs: { VolumeSize: 1 },
    })),
  })
  return Instances?.[0]?.InstanceId ?? ''
}

async function snapshotsOf(volumes: number) {
  const finding = findingOn({ instanceId: await instanceWith(volumes) })
  const id = await openOn(world, crypto.randomUUID(), finding)
  const by = 'T1/U1'
  const planned = must(await planRun(world, { incident: id, playbook: 'snapshot-volumes', by }))
  await ask(world, planned.run.id)
  await run(world, { incident: id, run: planned.run.id })
  const incident = await world.journal.incident(id)
  if (incident === undefined) throw new Error('the incident is gone')
  const events = (await world.journal.records(`incident/${id}`)).map(({ event }) => event)
  return {
    state: incident.runs[planned.run.id]?.state,
    told: events.filter(({ kind }) => kind === 'session-widened').map(({ wider }) => wider),
    order: events.map(({ kind }) => kind),
    words: (['en', 'ja'] as const).map((locale) => readable(card(incident, cardContext(locale)))),
  }
}

it('names all that it acts on while AWS takes that, and says nothing', async () => {
  const { state, told, words } = await snapshotsOf(5)
  expect([state, told]).toEqual(['done', []])
  expect(words.join()).not.toMatch(/session policy|セッションポリシー/)
})

it.each([
  [
    60,
    2048,
    'same-kind',
    /could change others of the same kind here/,
    /同種のリソースも変更できる/,
  ],
  // What STS makes of a policy, nobody can tell before: even a short one may be too large for it.
  [
    20,
    1100,
    'same-kind',
    /could change others of the same kind here/,
    /同種のリソースも変更できる/,
  ],
  [5, 300, 'anything', /could change any resource/, /どのリソースも変更できる/],
] as const)(
  'snapshots %i volumes where STS packs %i characters, journals a session for %s before it acts, and shows it',
  async (volumes, limit, wider, en, ja) => {
    packs = limit
    const { state, told, order, words } = await snapshotsOf(volumes)
    expect([state, told]).toEqual(['done', [wider]])
    expect(order.indexOf('session-widened')).toBeLessThan(order.indexOf('step-started'))
    expect(words[0]).toMatch(en)
    expect(words[1]).toMatch(ja)
  },
)
