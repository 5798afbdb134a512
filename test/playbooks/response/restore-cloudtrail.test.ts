import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import alarm from '../../../handlers/findings/cloudtrail-changes.ts'
import guardduty from '../../../handlers/findings/guardduty.ts'
import restore from '../../../playbooks/response/restore-cloudtrail.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, seedTrail, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const arn = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/shop-audit'

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let cloudtrail: CloudTrail
  const stage = (trail = 'shop-audit') =>
    rehearse({ playbook: restore, finding: findingOn({ trail }), open: ground.open })
  const isLogging = async () => (await cloudtrail.getTrailStatus({ Name: 'shop-audit' })).IsLogging

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    cloudtrail = new CloudTrail(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    await moto.reset()
    await seedTrail(moto.url)
  })

  it.each(['shop-audit', arn])(
    'shows the one line for %s, and changes nothing by looking',
    async (trail) => {
      const plan = await stage(trail).plan()
      expect(linesOf(plan)).toEqual([`start: ${trail} IsLogging: false -> true`])
      expect((await stage(trail).plan()).hash).toBe(plan.hash)
      expect(await isLogging()).toBe(false)
    },
  )

  it('starts logging, and is never undone', async () => {
    const { run, plan, planUndo, act, calls } = stage()
    const done = await run()
    expect(await isLogging()).toBe(true)
    expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
    const back = await planUndo(done)
    if ('drifted' in back) throw new Error('nothing has drifted')
    expect(linesOf(back)).toEqual([])
    await act(back)
    expect(await isLogging()).toBe(true)
    expect(calls.map(({ action }) => action)).toEqual(['cloudtrail:StartLogging'])
    expect(restore.steps.map(({ undo }) => 'never' in undo)).toEqual([true])
  })

  it('says since when the log has a gap, and what to look at beside it', async () => {
    const said = (await stage().plan()).notes.map(({ text }) => text.en).join('\n')
    expect(said).toContain(`Trail: ${arn}, all regions, bucket shop-audit-logs.`)
    expect(said).toMatch(/while it was stopped \(\d{4}-\d\d-\d\dT\d\d:\d\dZ until now\)/)
    expect(said).toContain('event selectors')
  })

  it('has nothing to do where the trail is logging again', async () => {
    await cloudtrail.startLogging({ Name: 'shop-audit' })
    expect(linesOf(await stage().plan())).toEqual([])
  })

  it('is refused for a trail that was deleted, with what is left', async () => {
    await cloudtrail.deleteTrail({ Name: 'shop-audit' })
    await expect(stage().plan()).rejects.toThrow(/deleted .*Create it anew.*90 days/)
  })
})

it.each([
  ['arn:aws:cloudtrail:us-east-1:111122223333:trail/org', /belongs to account 111122223333/],
  ['arn:aws:cloudtrail:eu-west-1:123456789012:trail/shop-audit', /home region of .* is eu-west-1/],
])('is refused for %s, which cannot be started from here', async (trail, words) => {
  const finding = findingOn({ trail })
  const { open } = simulatedGround(finding, 'incident-1')
  await expect(rehearse({ playbook: restore, finding, open }).plan()).rejects.toThrow(words)
})

it('ends on the simulated account as on moto: logging', async () => {
  const finding = findingOn({ trail: arn })
  const { open } = simulatedGround(finding, 'incident-1')
  const { plan, act } = rehearse({ playbook: restore, finding, open })
  const approved = await plan()
  expect(linesOf(approved)).toEqual([`start: ${arn} IsLogging: false -> true`])
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
})

const envelope = {
  id: 'e-1',
  source: 'aws.cloudtrail',
  'detail-type': 'AWS API Call via CloudTrail',
  account: '123456789012',
  region: 'us-east-1',
  time: '2026-01-01T00:00:00Z',
  resources: [],
}
const title = { en: 'Test', ja: 'テスト' }
const context = (detail: unknown) => ({
  envelope: { ...envelope, detail },
  describe: () => ({ title, what: title }),
})

it('is offered where an alarm says which trail was stopped, and not where one was merely changed', () => {
  const sample = alarm.sample as Record<string, unknown>
  const trailIn = (eventName: string) => {
    const detail = { ...sample, eventName }
    return alarm.read(detail, context(detail)).subject.trail
  }
  expect(trailIn('StopLogging')).toMatch(/trail\/shop-audit$/)
  expect(trailIn('DeleteTrail')).toMatch(/trail\/shop-audit$/)
  expect(trailIn('UpdateTrail')).toBeUndefined()
  expect(trailIn('StartLogging')).toBeUndefined()
})

it('is offered where GuardDuty names the trail among the affected resources', () => {
  const affectedResources = { 'AWS::CloudTrail::Trail': 'shop-audit' }
  const service = { action: { awsApiCallAction: { api: 'StopLogging', affectedResources } } }
  const detail = { type: 'Stealth:IAMUser/CloudTrailLoggingDisabled', service }
  const finding = { ...guardduty.read(detail, context(detail)), source: 'guardduty' }
  expect(restore.from(finding)).toEqual({ trail: 'shop-audit' })
})

itUsesExactlyItsPermissions(restore)
