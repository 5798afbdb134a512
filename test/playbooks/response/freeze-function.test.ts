import { Lambda } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import freezeFunction from '../../../playbooks/response/freeze-function.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { seedFunction } from '../../support/functions.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let lambda: Lambda
  let name: string
  let mapping: string
  const stage = (functionName = name) =>
    rehearse({ playbook: freezeFunction, finding: findingOn({ functionName }), open: ground.open })
  const versions = async () =>
    (await lambda.listVersionsByFunction({ FunctionName: name })).Versions ?? []
  /** All of the function but the versions that were kept of it. */
  const state = async () => ({
    concurrency: (await lambda.getFunctionConcurrency({ FunctionName: name }))
      .ReservedConcurrentExecutions,
    mapping: (await lambda.getEventSourceMapping({ UUID: mapping })).State,
    url: (await lambda.getFunctionUrlConfig({ FunctionName: name })).AuthType,
    policy: (await lambda.getPolicy({ FunctionName: name })).Policy,
    latest: (await versions()).find(({ Version }) => Version === '$LATEST'),
  })

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    lambda = new Lambda(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    const seeded = await seedFunction(moto.url)
    name = seeded.name
    mapping = seeded.mapping
  })

  it('shows every way in that it closes, evidence first, and changes nothing by looking', async () => {
    const before = await state()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `keep-version: ${name} version: null -> "hikeshi:run=run-1"`,
      `throttle: ${name} ReservedConcurrentExecutions: null -> 0`,
      `stop-mappings: ${mapping} Enabled: true -> false`,
      `close-urls: url/${name} AuthType: "NONE" -> "AWS_IAM"`,
    ])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await state()).toEqual(before)
  })

  it('freezes the function, and restores what was there except for the evidence', async () => {
    const before = await state()
    const { run, undo, plan, made } = stage()
    const done = await run()
    expect(await state()).toMatchObject({ concurrency: 0, mapping: 'Disabled', url: 'AWS_IAM' })
    expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
    expect(made['keep-version']).toEqual({
      Version: '1',
      CodeSha256: before.latest?.CodeSha256,
    })
    await undo(done)
    expect(await state()).toEqual(before)
    expect((await versions()).map(({ Version }) => Version)).toEqual(['$LATEST', '1'])
  })

  it('restores a reserved concurrency and leaves a mapping disabled that was', async () => {
    await lambda.putFunctionConcurrency({ FunctionName: name, ReservedConcurrentExecutions: 7 })
    await lambda.updateEventSourceMapping({ UUID: mapping, Enabled: false })
    const before = await state()
    const { run, undo } = stage()
    const done = await run()
    expect(linesOf(done)).not.toContainEqual(expect.stringContaining(mapping))
    await undo(done)
    expect(await state()).toEqual(before)
    expect(before).toMatchObject({ concurrency: 7, mapping: 'Disabled' })
  })

  it('publishes no version where an equal one exists', async () => {
    await lambda.publishVersion({ FunctionName: name })
    const { run, calls } = stage()
    await run()
    expect(calls.map(({ action }) => action)).not.toContain('lambda:PublishVersion')
    expect(await versions()).toHaveLength(2)
  })

  it('closes what an alias is given by a queue or stream, too', async () => {
    await lambda.publishVersion({ FunctionName: name })
    await lambda.createAlias({ FunctionName: name, Name: 'live', FunctionVersion: '1' })
    const { EventSourceArn } = await lambda.getEventSourceMapping({ UUID: mapping })
    const asked = { EventSourceArn, StartingPosition: 'LATEST' as const }
    const own = await lambda.createEventSourceMapping({ ...asked, FunctionName: `${name}:live` })
    expect(linesOf(await stage().plan())).toContain(
      `stop-mappings: ${own.UUID} Enabled: true -> false`,
    )
  })

  it('refuses the undo once somebody has allowed invocations again', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    await lambda.deleteFunctionConcurrency({ FunctionName: name })
    expect(await planUndo(done)).toEqual({
      drifted: [{ resource: name, field: 'ReservedConcurrentExecutions', from: 0, to: null }],
    })
  })

  it('can be undone after clean code was deployed over the bad', async () => {
    const { run, undo } = stage()
    const done = await run()
    const ZipFile = Buffer.from(`504b0506${'00'.repeat(18)}00`, 'hex')
    await lambda.updateFunctionCode({ FunctionName: name, ZipFile })
    await undo(done)
    expect(await state()).toMatchObject({ mapping: 'Enabled', url: 'NONE' })
  })

  it('says whose code it is and who may call it, and never the values of its variables', async () => {
    const said = (await stage().plan()).notes.map(({ text }) => text.en).join('\n')
    expect(said).toContain(`role arn:aws:iam::123456789012:role/${name}`)
    expect(said).toContain('Environment variables: TOKEN.')
    expect(said).toContain('Its policy lets in: *.')
    expect(said).toContain('authentication: NONE')
    expect(said).not.toContain('not-for-cards')
  })

  it('is refused for a function that is gone', async () => {
    await expect(stage('there-is-none').plan()).rejects.toThrow(/no function there-is-none/)
  })
})

it('ends on the simulated account as on moto: frozen, and then as before with one version more', async () => {
  const finding = findingOn({ functionName: 'shop-thumbnails' })
  const ground = simulatedGround(finding, 'incident-1')
  const { plan, act, undo } = rehearse({ playbook: freezeFunction, finding, open: ground.open })
  const approved = await plan()
  const before = JSON.stringify(await ground.state())
  expect(approved.steps.map(({ changes }) => changes.length)).toEqual([1, 1, 1, 1])
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
  expect(JSON.stringify(await ground.state())).not.toBe(before)
  await undo(approved)
  const after = JSON.stringify(await ground.state())
  expect(after.replace('{"1":"hikeshi:run=run-1"}', '{}')).toBe(before)
})

it('is not offered for a finding that names no function', () => {
  expect(freezeFunction.from(findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' }))).toBeUndefined()
})

itUsesExactlyItsPermissions(freezeFunction)
