import { beforeEach, describe, expect, it } from 'vitest'
import capture from '../../../playbooks/response/capture-memory.ts'
import isolate from '../../../playbooks/response/isolate-instance.ts'
import type { JsonObject } from '../../../src/core/json.ts'
import type { Aws } from '../../../src/kit/index.ts'
import { simulatedGround } from '../../support/aws.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'
import { scopeFor } from '../../support/scope.ts'

// On the simulated account only: moto does not know which instances have an agent (DescribeInstanceInformation), and its
// commands succeed whatever they are.

const instanceId = 'i-0aaaaaaaaaaaaaaa1'
const about = findingOn({ instanceId })
let ground: ReturnType<typeof simulatedGround>
const stage = (settings: JsonObject = {}, run = 'inc-1.kmnp') =>
  rehearse({ playbook: capture, finding: about, open: ground.open, settings, run })
const owner = (...permissions: string[]): Aws => ground.open(scopeFor(permissions).scope)
const around = (world: Parameters<Parameters<typeof ground.edit>[0]>[0]) => {
  const region = world.regions[about.region]
  if (region === undefined) throw new Error('the world has no region of the finding')
  return region.around
}
/** The script of the last command. */
const ran = (): string => {
  let script = ''
  ground.edit((world) => {
    script = around(world).commands[0]?.script ?? ''
  })
  return script
}
const notesOf = async (settings?: JsonObject) =>
  (await stage(settings).plan()).notes.map(({ text }) => text.en).join('\n')

beforeEach(() => {
  ground = simulatedGround(about, 'incident-1')
})

describe('with AVML', () => {
  it('shows one line, and changes nothing by looking', async () => {
    await stage().plan()
    const before = await ground.state()
    expect(linesOf(await stage().plan())).toEqual([
      `memory: ${instanceId} memory: null -> "Success"`,
    ])
    expect(await ground.state()).toEqual(before)
  })

  it('sends one command, waits for its end, and keeps the place and the hash', async () => {
    const { run, made, calls } = stage({ bucket: 'evidence' })
    await run()
    const file = 's3://evidence/hikeshi/incident-1/inc-1.kmnp/memory.lime.compressed'
    expect(made['memory']).toEqual({
      command: expect.any(String),
      file,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(calls.map(({ action, input }) => [action, input['DocumentName']])).toEqual([
      ['ssm:SendCommand', 'AWS-RunShellScript'],
    ])
    const script = ran()
    expect(script).toMatch(/aws s3 cp --only-show-errors/)
    expect(script).toContain(`'${file}'`)
    // The SDK knows parameters as sensitive: they are not journalled.
    expect(JSON.stringify(calls)).not.toContain('aws s3 cp')
  })

  it('leaves the file on the instance where no bucket is configured, and says what that means', async () => {
    const { run, made } = stage()
    await run()
    expect(made['memory']).toMatchObject({
      file: '/var/tmp/incident-1-inc-1.kmnp.lime.compressed',
    })
    expect(ran()).not.toContain('s3 cp')
    expect(await notesOf()).toContain('overwrites free space there')
  })

  it('lets nothing that could end the quotes of the script through, whatever an id holds', async () => {
    const { run } = stage({ bucket: 'evidence' }, "run'; rm -rf /; '")
    await run()
    expect(ran()).not.toContain('rm -rf')
  })

  it('shows that it happened, so that a run that crashed reads it no second time', async () => {
    await stage().run()
    expect(linesOf(await stage().plan())).toEqual([])
    expect(linesOf(await stage({}, 'inc-1.other').plan())).toHaveLength(1)
  })

  it('cannot be undone, and says so', async () => {
    const { run, planUndo } = stage()
    expect(await planUndo(await run())).toMatchObject({ steps: [{ changes: [] }] })
    expect(capture.steps[0]?.undo).toHaveProperty('never.en', expect.stringMatching(/evidence/))
  })

  it('says that it comes before isolation, and what the journal keeps of it', async () => {
    const said = await notesOf({ bucket: 'evidence' })
    expect(said).toContain('COST: storage in S3 of a file up to the size of the memory')
    expect(said).toContain('BEFORE ISOLATION')
    expect(said).toContain('never a part of it')
    expect(said).toContain('must be allowed to write to evidence')
  })
})

describe('where it fails', () => {
  it('stops and says why without AVML, and the output stays out of the journal', async () => {
    ground.edit((world) => {
      const agents = around(world).agents
      for (const [id, agent] of Object.entries(agents)) agents[id] = { ...agent, tools: [] }
    })
    const { run, made } = stage()
    await expect(run()).rejects.toThrow(/Failed \(exit code 3\): AVML is not installed/)
    expect(made).toEqual({})
    expect(linesOf(await stage().plan())).toEqual([
      `memory: ${instanceId} memory: "Failed" -> "Success"`,
    ])
  })

  it('is tried again with a new command once AVML is there', async () => {
    const equip = (tools: string[]) =>
      ground.edit((world) => {
        const agents = around(world).agents
        for (const [id, agent] of Object.entries(agents)) agents[id] = { ...agent, tools }
      })
    equip([])
    const { run } = stage()
    await expect(run()).rejects.toThrow(/AVML/)
    equip(['avml'])
    await stage().run()
    expect(linesOf(await stage().plan())).toEqual([])
  })

  it('stops where the configured document does not exist', async () => {
    const { run } = stage({ document: 'Forensics-Memory', parameters: { Case: ['1'] } })
    await expect(run()).rejects.toThrow(/Forensics-Memory does not exist/)
  })
})

describe('where it does not apply', () => {
  it('refuses an isolated instance: the agent is silent, and the alternative is named', async () => {
    const isolation = rehearse({ playbook: isolate, finding: about, open: ground.open })
    const done = await isolation.run()
    await expect(stage().plan()).rejects.toThrow(/ConnectionLost.*serial console/)
    await isolation.undo(done)
    expect(linesOf(await stage().plan())).toHaveLength(1)
  })

  it('refuses an instance that never had an agent', async () => {
    ground.edit((world) => {
      delete around(world).agents[instanceId]
    })
    await expect(stage().plan()).rejects.toThrow(/never registered.*Do not stop or reboot/)
  })

  it('refuses Windows, unless a document of its own is configured', async () => {
    ground.edit((world) => {
      const agents = around(world).agents
      for (const [id, agent] of Object.entries(agents))
        agents[id] = { ...agent, platform: 'Windows' }
    })
    await expect(stage().plan()).rejects.toThrow(/runs Windows/)
    expect(linesOf(await stage({ document: 'Forensics-Memory' }).plan())).toHaveLength(1)
  })

  it('refuses an instance that is stopped, and one that is gone', async () => {
    await owner('ec2:StopInstances').ec2.stopInstances({ InstanceIds: [instanceId] })
    await expect(stage().plan()).rejects.toThrow(/is stopped: there is no memory/)
    const other = findingOn({ instanceId: 'i-0bbbbbbbbbbbbbbb2' })
    const gone = rehearse({ playbook: capture, finding: other, open: ground.open })
    await expect(gone.plan()).rejects.toThrow(/There is no i-0bbbbbbbbbbbbbbb2/)
  })
})

itUsesExactlyItsPermissions(capture)
