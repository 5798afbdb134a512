import { GuardDuty } from '@aws-sdk/client-guardduty'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import deleted from '../../../handlers/findings/detection-disabled.ts'
import suspended from '../../../handlers/findings/detector-suspended.ts'
import enable from '../../../playbooks/response/re-enable-guardduty.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { readingOf } from '../../support/call-alarm.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const said = (notes: readonly { text: { en: string } }[]) =>
  notes.map(({ text }) => text.en).join('\n')

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let guardduty: GuardDuty
  let detector: string
  const stage = () =>
    rehearse({ playbook: enable, finding: findingOn({ detector }), open: ground.open })
  const status = async (DetectorId = detector) =>
    (await guardduty.getDetector({ DetectorId })).Status

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    guardduty = new GuardDuty(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    await moto.reset()
    detector = (await guardduty.createDetector({ Enable: false })).DetectorId ?? ''
  })

  it('shows the one line, says that CloudTrail gave no answer, and changes nothing by looking', async () => {
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual(['enable: GuardDuty Status: "DISABLED" -> "ENABLED"'])
    // moto has no LookupEvents.
    expect(said(plan.notes)).toMatch(/could not be read from CloudTrail \(500/)
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await status()).toBe('DISABLED')
  })

  it('resumes the same detector, and is never undone', async () => {
    const { run, plan, planUndo, act, calls } = stage()
    const done = await run()
    expect(await status()).toBe('ENABLED')
    expect(linesOf(await plan())).toEqual([])
    const back = await planUndo(done)
    if ('drifted' in back) throw new Error('nothing has drifted')
    await act(back)
    expect(await status()).toBe('ENABLED')
    expect(calls.map(({ action, input }) => [action, input])).toEqual([
      ['guardduty:UpdateDetector', { DetectorId: detector, Enable: true }],
    ])
  })

  it('creates a detector where it was deleted, and says what is lost', async () => {
    await guardduty.deleteDetector({ DetectorId: detector })
    const { plan, run, made } = stage()
    const first = await plan()
    expect(linesOf(first)).toEqual([
      'create: GuardDuty detector: false -> true',
      'enable: GuardDuty Status: null -> "ENABLED"',
    ])
    expect(said(first.notes)).toMatch(/was deleted: a new one is created.*are lost/)
    await run()
    const { DetectorIds } = await guardduty.listDetectors({})
    expect(DetectorIds).toEqual([made['create']])
    expect(await status(DetectorIds?.[0])).toBe('ENABLED')
  })

  it('takes the detector that somebody has created meanwhile in place of the deleted one', async () => {
    await guardduty.deleteDetector({ DetectorId: detector })
    await guardduty.createDetector({ Enable: true })
    expect(linesOf(await stage().plan())).toEqual([])
  })
})

describe('on the simulated account', () => {
  it('resumes the sample’s detector and the plan that the same person has switched off with it', async () => {
    const finding = readingOf(suspended, suspended.sample as Record<string, unknown>)
    const { open } = simulatedGround(finding, 'incident-1')
    const { plan, run } = rehearse({ playbook: enable, finding, open })
    const first = await plan()
    expect(linesOf(first)).toEqual([
      'enable: GuardDuty Status: "DISABLED" -> "ENABLED"',
      'enable: GuardDuty S3_DATA_EVENTS: "DISABLED" -> "ENABLED"',
    ])
    // What moto answers about the administrator the SDK does not understand.
    expect(said(first.notes)).toContain('managed by account 444455556666')
    expect(said(first.notes)).toMatch(/S3_DATA_EVENTS was switched off by arn:.*user\/shop-deploy/)
    await run()
    expect(linesOf(await plan())).toEqual([])
  })

  it('leaves a plan off that was switched off long before the finding', async () => {
    const read = readingOf(suspended, suspended.sample as Record<string, unknown>)
    const { open } = simulatedGround(read, 'incident-1')
    const later = { ...read, lastSeen: '2026-08-25T00:00:00.000Z' }
    const { plan } = rehearse({ playbook: enable, finding: later, open })
    expect(linesOf(await plan())).toEqual(['enable: GuardDuty Status: "DISABLED" -> "ENABLED"'])
  })

  it('creates a new detector for the sample of a deleted one', async () => {
    const finding = readingOf(deleted, deleted.sample as Record<string, unknown>)
    const { open } = simulatedGround(finding, 'incident-1')
    const { plan, run } = rehearse({ playbook: enable, finding, open })
    expect(linesOf(await run())).toHaveLength(2)
    expect(linesOf(await plan())).toEqual([])
  })

  it('is not offered where another service was switched off', () => {
    const sample = deleted.sample as Record<string, unknown>
    const hub = {
      ...sample,
      eventSource: 'securityhub.amazonaws.com',
      eventName: 'DisableSecurityHub',
    }
    expect(enable.from(readingOf(deleted, hub))).toBeUndefined()
  })
})

itUsesExactlyItsPermissions(enable)
