import { beforeEach, describe, expect, it } from 'vitest'
import dismiss from '../../../playbooks/response/dismiss-finding.ts'
import { simulatedGround } from '../../support/aws.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

// moto has detectors, but keeps no findings: the simulated account alone.
const detector = '4cb1d2e3f4a5968778695a4b3c2d1e0f'
const id = '46ba0ac2845071e23ccdeb2ae03bfdea'
const finding = findingOn({
  findingArn: `arn:aws:guardduty:us-east-1:123456789012:detector/${detector}/finding/${id}`,
})

describe('a finding that is dismissed', () => {
  let ground: ReturnType<typeof simulatedGround>
  const stage = () => rehearse({ playbook: dismiss, finding, open: ground.open })
  type Kept = { archived: boolean; feedback: 'USEFUL' | 'NOT_USEFUL' | null }
  const kept = async () =>
    ((await ground.state()) as { detectors: Record<string, { findings: Record<string, Kept> }> })
      .detectors['us-east-1']?.findings[id]
  const edit = (change: (kept: Kept) => void) =>
    ground.edit((world) => {
      const found = world.detectors['us-east-1']?.findings[id]
      if (found === undefined) throw new Error('no such finding')
      change(found)
    })
  beforeEach(() => {
    ground = simulatedGround(finding, 'incident-1')
  })

  it('is rated and archived, as the plan says', async () => {
    const { plan, run, calls } = stage()
    expect(linesOf(await plan())).toEqual([
      `rate: ${id} UserFeedback: null -> "NOT_USEFUL"`,
      `archive: ${id} Archived: false -> true`,
    ])
    await run()
    expect(await kept()).toEqual({ archived: true, feedback: 'NOT_USEFUL' })
    expect(calls.map(({ action }) => action)).toEqual([
      'guardduty:UpdateFindingsFeedback',
      'guardduty:ArchiveFindings',
    ])
    expect(linesOf(await plan())).toEqual([])
  })

  it('comes out of the archive with the rating that it had', async () => {
    edit((one) => {
      one.feedback = 'USEFUL'
    })
    const { run, planUndo, act } = stage()
    const back = await planUndo(await run())
    if ('drifted' in back) throw new Error('nothing has drifted')
    await act(back)
    expect(await kept()).toEqual({ archived: false, feedback: 'USEFUL' })
  })

  it('keeps our rating where it had none, since AWS takes none away', async () => {
    const { run, planUndo, act } = stage()
    const back = await planUndo(await run())
    if ('drifted' in back) throw new Error('nothing has drifted')
    await act(back)
    expect(await kept()).toEqual({ archived: false, feedback: 'NOT_USEFUL' })
  })

  it('that somebody has archived already is only rated', async () => {
    edit((one) => {
      one.archived = true
    })
    expect(linesOf(await stage().plan())).toEqual([
      `rate: ${id} UserFeedback: null -> "NOT_USEFUL"`,
    ])
  })

  it('is not to be archived from an account that another one manages, nor when it is gone', async () => {
    ground.edit((world) => {
      world.detectors['us-east-1'] = {
        ...(world.detectors['us-east-1'] as NonNullable<(typeof world.detectors)[string]>),
        administrator: '444455556666',
      }
    })
    await expect(stage().plan()).rejects.toThrow('managed by account 444455556666')
    ground = simulatedGround(finding, 'incident-1')
    ground.edit((world) => {
      delete world.detectors['us-east-1']?.findings[id]
    })
    await expect(stage().plan()).rejects.toThrow('no longer')
  })

  it('is one of GuardDuty’s', () => {
    expect(
      dismiss.from(findingOn({ findingArn: 'arn:aws:inspector2:x:1:finding/1' })),
    ).toBeUndefined()
  })
})

itUsesExactlyItsPermissions(dismiss)
