import { GuardDuty } from '@aws-sdk/client-guardduty'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import filter from '../../../playbooks/response/filter-findings.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoAccount, motoClient, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const instanceId = 'i-0aaaaaaaaaaaaaaa1'
const type = 'UnauthorizedAccess:EC2/SSHBruteForce'
const arn = (detector: string) =>
  `arn:aws:guardduty:us-east-1:${motoAccount}:detector/${detector}/finding/46ba0ac2845071e23ccdeb2ae03bfdea`
const findingIn = (detector: string) =>
  findingOn({ instanceId, findingArn: arn(detector) }, { type })
const criteria = {
  type: { Equals: [type] },
  'resource.instanceDetails.instanceId': { Equals: [instanceId] },
}

let moto: Moto
let ground: Ground
let detector: string
let guardduty: GuardDuty
beforeAll(async () => {
  moto = await startMoto()
  guardduty = new GuardDuty(motoClient(moto.url))
})
afterAll(() => moto.stop())

describe.each(['moto', 'the simulated account'])('a filter on %s', (where) => {
  beforeEach(async () => {
    detector = '4cb1d2e3f4a5968778695a4b3c2d1e0f'
    if (where === 'moto') {
      await moto.reset()
      detector = (await guardduty.createDetector({ Enable: true })).DetectorId ?? ''
      ground = motoGround(moto.url)
    } else ground = simulatedGround(findingIn(detector), 'incident-1')
  })
  const stage = () =>
    rehearse({ playbook: filter, finding: findingIn(detector), open: ground.open })

  it('is made for exactly this type on exactly this resource, and deleted by the undo', async () => {
    const { plan, run, planUndo, act, calls } = stage()
    const [action, lines, ...more] = linesOf(await plan())
    expect(action).toMatch(/^filter: hikeshi-[\w-]+ Action: null -> "ARCHIVE"$/)
    expect(lines).toContain(instanceId)
    expect(more).toEqual([])
    const done = await run()
    expect(calls[0]?.input).toMatchObject({
      Action: 'ARCHIVE',
      FindingCriteria: { Criterion: criteria },
    })
    expect(linesOf(await plan())).toEqual([])
    const back = await planUndo(done)
    if ('drifted' in back) throw new Error('nothing has drifted')
    await act(back)
    expect(linesOf(await plan())).toHaveLength(2)
    expect(calls.map((call) => call.action)).toEqual([
      'guardduty:CreateFilter',
      'guardduty:DeleteFilter',
    ])
  })
})

describe('a filter that somebody changed', () => {
  it('is drift: the undo says so, and deletes nothing', async () => {
    await moto.reset()
    detector = (await guardduty.createDetector({ Enable: true })).DetectorId ?? ''
    ground = motoGround(moto.url)
    const { run, planUndo, calls } = rehearse({
      playbook: filter,
      finding: findingIn(detector),
      open: ground.open,
    })
    const done = await run()
    const FilterName = calls[0]?.input['Name'] as string
    await guardduty.updateFilter({ DetectorId: detector, FilterName, Action: 'NOOP' })
    expect(await planUndo(done)).toMatchObject({ drifted: [{ field: 'Action' }] })
  })
})

describe('a filter is not made', () => {
  const id = '4cb1d2e3f4a5968778695a4b3c2d1e0f'
  it('without a resource of its own, or outside of GuardDuty', () => {
    expect(filter.from(findingOn({ findingArn: arn(id) }, { type }))).toBeUndefined()
    expect(filter.from(findingOn({ instanceId }, { type }))).toBeUndefined()
  })

  it('for an attack sequence, and says what to filter instead', async () => {
    const finding = { ...findingIn(id), type: 'AttackSequence:IAM/CompromisedCredentials' }
    const { open } = simulatedGround(finding, 'incident-1')
    await expect(rehearse({ playbook: filter, finding, open }).plan()).rejects.toThrow(
      'never hidden by a filter',
    )
  })

  it('where another account manages GuardDuty', async () => {
    const at = simulatedGround(findingIn(id), 'incident-1')
    at.edit((world) => {
      const [region, old] = Object.entries(world.detectors)[0] ?? []
      if (region && old) world.detectors[region] = { ...old, administrator: '444455556666' }
    })
    const { plan } = rehearse({ playbook: filter, finding: findingIn(id), open: at.open })
    await expect(plan()).rejects.toThrow('managed by account 444455556666')
  })
})

itUsesExactlyItsPermissions(filter)
