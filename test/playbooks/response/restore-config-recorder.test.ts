import { ConfigService } from '@aws-sdk/client-config-service'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import alarm from '../../../handlers/findings/config-changes.ts'
import restore from '../../../playbooks/response/restore-config-recorder.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { readingOf } from '../../support/call-alarm.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const on = (configRecorder = 'default') => findingOn({ configRecorder })
const said = (notes: readonly { text: { en: string } }[]) =>
  notes.map(({ text }) => text.en).join('\n')

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let config: ConfigService
  const stage = (name?: string) =>
    rehearse({ playbook: restore, finding: on(name), open: ground.open })
  const records = async () => {
    const { ConfigurationRecordersStatus } = await config.describeConfigurationRecorderStatus({})
    return ConfigurationRecordersStatus?.map(({ recording }) => recording)
  }

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    config = new ConfigService(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    await moto.reset()
    const roleARN = 'arn:aws:iam::123456789012:role/config'
    const recordingGroup = { allSupported: true, includeGlobalResourceTypes: true }
    const ConfigurationRecorder = { name: 'default', roleARN, recordingGroup }
    await config.putConfigurationRecorder({ ConfigurationRecorder })
    const DeliveryChannel = { name: 'default', s3BucketName: 'shop-config-history' }
    await config.putDeliveryChannel({ DeliveryChannel })
    await config.startConfigurationRecorder({ ConfigurationRecorderName: 'default' })
    await config.stopConfigurationRecorder({ ConfigurationRecorderName: 'default' })
  })

  it('shows the one line, since when there is a gap, and changes nothing by looking', async () => {
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual(['start: recorder/default recording: false -> true'])
    expect(said(plan.notes)).toMatch(/stood still \(\d{4}-\d\d-\d\dT\d\d:\d\dZ until now\)/)
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await records()).toEqual([false])
  })

  it('starts recording with the settings as they are, and is never undone', async () => {
    const { ConfigurationRecorders } = await config.describeConfigurationRecorders({})
    const { run, plan, planUndo, act, calls } = stage()
    const done = await run()
    expect(await records()).toEqual([true])
    expect(linesOf(await plan())).toEqual([])
    const back = await planUndo(done)
    if ('drifted' in back) throw new Error('nothing has drifted')
    await act(back)
    expect(await records()).toEqual([true])
    const after = await config.describeConfigurationRecorders({})
    expect(after.ConfigurationRecorders).toEqual(ConfigurationRecorders)
    expect(calls.map(({ action }) => action)).toEqual(['config:StartConfigurationRecorder'])
  })

  // moto has no LookupEvents, so that nothing is remembered there.
  it('is refused where recorder or channel was deleted and nobody remembers it', async () => {
    await config.deleteDeliveryChannel({ DeliveryChannelName: 'default' })
    await expect(stage().plan()).rejects.toThrow(/delivery channel was deleted.*not show how/)
    await config.deleteConfigurationRecorder({ ConfigurationRecorderName: 'default' })
    await expect(stage().plan()).rejects.toThrow(/recorder was deleted.*your template/)
  })

  it('is refused for a recorder that another has replaced, and for one of a service', async () => {
    await expect(stage('old').plan()).rejects.toThrow(/default has taken its place/)
    const name = 'AWSConfigurationRecorderForSecurityHub'
    await expect(stage(name).plan()).rejects.toThrow(/belongs to an AWS service/)
  })
})

describe('on the simulated account', () => {
  const sample = alarm.sample as Record<string, unknown>
  const read = (eventName: string) => readingOf(alarm, { ...sample, eventName })

  it('starts the recorder of the alarm’s sample', async () => {
    const finding = read('StopConfigurationRecorder')
    const { open } = simulatedGround(finding, 'incident-1')
    const { plan, act } = rehearse({ playbook: restore, finding, open })
    const approved = await plan()
    expect(linesOf(approved)).toEqual(['start: recorder/default recording: false -> true'])
    await act(approved)
    expect(linesOf(await plan())).toEqual([])
  })

  it('makes a deleted recorder and its channel again as CloudTrail remembers them', async () => {
    const finding = read('DeleteConfigurationRecorder')
    const { open } = simulatedGround(finding, 'incident-1')
    const { plan, run, calls } = rehearse({ playbook: restore, finding, open })
    const role = `arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`
    const first = await plan()
    expect(linesOf(first)).toEqual([
      `recorder: recorder/default roleARN: null -> "${role}"`,
      'recorder: recorder/default resourceTypes: null -> "all, global ones too"',
      'recorder: recorder/default recordingFrequency: null -> "CONTINUOUS"',
      'channel: channel/default s3BucketName: null -> "shop-config-history"',
      'start: recorder/default recording: false -> true',
    ])
    expect(said(first.notes)).toMatch(/made again as arn:aws:iam::\d+:user\/platform-admin/)
    await run()
    expect(linesOf(await plan())).toEqual([])
    expect(calls.map(({ action }) => action)).toEqual([
      'config:PutConfigurationRecorder',
      'config:PutDeliveryChannel',
      'config:StartConfigurationRecorder',
    ])
  })

  it('is offered where a recorder was stopped or deleted, not where one was changed', () => {
    expect(restore.from(read('StopConfigurationRecorder'))).toEqual({ configRecorder: 'default' })
    expect(restore.from(read('DeleteConfigurationRecorder'))).toEqual({ configRecorder: 'default' })
    expect(restore.from(read('PutConfigurationRecorder'))).toBeUndefined()
  })
})

itUsesExactlyItsPermissions(restore)
