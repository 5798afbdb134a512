import { beforeEach, describe, expect, it } from 'vitest'
import blockDomain from '../../../playbooks/response/block-domain.ts'
import stop from '../../../playbooks/response/stop-instance.ts'
import type { World } from '../../../src/adapters/aws/simulated/world.ts'
import type { Aws } from '../../../src/kit/index.ts'
import { simulatedGround } from '../../support/aws.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'
import { scopeFor } from '../../support/scope.ts'

// On the simulated account only: moto knows Route 53 Resolver's endpoints, but not its DNS Firewall.

const instanceId = 'i-0aaaaaaaaaaaaaaa1'
const domain = 'pool.minexmr.example'
const about = findingOn({ instanceId, domain })
let ground: ReturnType<typeof simulatedGround>
let vpc: string
const stage = (run = 'inc-1.kmnp', finding = about) =>
  rehearse({ playbook: blockDomain, finding, open: ground.open, run })
const owner = (...permissions: string[]): Aws => ground.open(scopeFor(permissions).scope)
const regionIn = (world: World) => {
  const region = world.regions[about.region]
  if (region === undefined) throw new Error('the world has no region of the finding')
  return region
}
const firewall = () => {
  let seen: unknown
  ground.edit((world) => {
    seen = structuredClone(regionIn(world).around.dns)
  })
  return seen
}
const said = async (finding = about) =>
  (await stage('inc-1.kmnp', finding).plan()).notes.map(({ text }) => text.en).join('\n')

beforeEach(() => {
  ground = simulatedGround(about, 'incident-1')
  ground.edit((world) => {
    vpc = regionIn(world).vpc
  })
})

it('shows list, rule and VPC, and changes nothing by looking', async () => {
  const before = await ground.state()
  const plan = await stage().plan()
  expect(linesOf(plan)).toEqual([
    `list: ${domain} list: null -> "hikeshi-inc-1-kmnp"`,
    `rule: ${domain} ruleGroup: null -> "hikeshi-inc-1-kmnp"`,
    `associate: ${vpc} ruleGroup: null -> "hikeshi-inc-1-kmnp"`,
    `associate: ${vpc} priority: null -> 101`,
  ])
  expect((await stage().plan()).hash).toBe(plan.hash)
  expect(await ground.state()).toEqual(before)
})

it('blocks the name and all under it as non-existent, for the VPC, and ends as before', async () => {
  await stage().plan()
  const before = await ground.state()
  const { run, undo, calls } = stage()
  const done = await run()
  expect(Object.values((firewall() as { lists: object }).lists)).toEqual([
    { name: 'hikeshi-inc-1-kmnp', domains: [`${domain}.`, `*.${domain}.`] },
  ])
  const rule = calls.find(({ action }) => action === 'route53resolver:CreateFirewallRule')
  expect(rule?.input).toMatchObject({ Action: 'BLOCK', BlockResponse: 'NXDOMAIN' })
  await undo(done)
  expect(await ground.state()).toEqual(before)
})

it('shows that it happened, so that a run that crashed makes nothing twice', async () => {
  await stage().run()
  expect(linesOf(await stage().plan())).toEqual([])
})

it('takes the next free priority, and takes away nothing but its own on undo', async () => {
  const other = stage('inc-1.other', findingOn({ instanceId, domain: 'c2.example.net' }))
  await other.run()
  const before = await ground.state()
  const { plan, act, undo } = stage()
  const approved = await plan()
  expect(linesOf(approved)).toContain(`associate: ${vpc} priority: null -> 102`)
  await act(approved)
  await undo(approved)
  expect(await ground.state()).toEqual(before)
})

it('goes on where it stopped half-way', async () => {
  const { plan, act } = stage()
  const approved = await plan()
  const [list] = approved.steps
  if (list === undefined) throw new Error('the plan has no steps')
  await act({ ...approved, steps: [list] })
  expect(linesOf(await stage().plan())).toHaveLength(3)
  await stage().run()
  expect(linesOf(await stage().plan())).toEqual([])
})

it('refuses the undo once somebody took the rule off the VPC', async () => {
  const { run, planUndo, made } = stage()
  const done = await run()
  const { association } = made['associate'] as { association: string }
  await owner(
    'route53resolver:DisassociateFirewallRuleGroup',
  ).route53resolver.disassociateFirewallRuleGroup({ FirewallRuleGroupAssociationId: association })
  expect(await planUndo(done)).toMatchObject({
    drifted: [
      { resource: vpc, field: 'ruleGroup', from: 'hikeshi-inc-1-kmnp', to: null },
      { resource: vpc, field: 'priority', from: 101, to: null },
    ],
  })
})

it('can still be undone once the instance is gone', async () => {
  const { run, undo } = stage()
  const done = await run()
  ground.edit((world) => {
    delete regionIn(world).instances[instanceId]
  })
  await undo(done)
  expect(firewall()).toEqual({ lists: {}, groups: {}, associations: {} })
})

describe('what it says', () => {
  it('names whom else it hits and what it cannot stop', async () => {
    expect(await said()).toContain(
      `The whole of ${vpc} gets the answer that ${domain} and everything under it does not exist: 2 network interface(s)`,
    )
    expect(await said()).toContain('not DNS over HTTPS')
    expect(await said()).toMatch(/COST: .* domains on lists and for the queries of the VPC/)
    expect(await said()).toContain('Other rule groups of the VPC: none')
  })

  it('lists the rule groups that are there', async () => {
    await stage('inc-1.other', findingOn({ instanceId, domain: 'c2.example.net' })).run()
    expect(await said()).toContain('Other rule groups of the VPC: hikeshi-inc-1-other (101)')
  })
})

describe('where it does not apply', () => {
  it.each([
    'sts.amazonaws.com',
    'ec2.cn-north-1.amazonaws.com.cn',
    'lambda.us-east-1.api.aws',
    'ip-10-0-0-1.ec2.internal',
  ])('never blocks %s', async (name) => {
    const finding = findingOn({ instanceId, domain: name })
    await expect(stage('inc-1.kmnp', finding).plan()).rejects.toThrow(/AWS’s own or the VPC’s/)
  })

  it.each([
    'com',
    'localhost',
    '203.0.113.7',
    'a b.example',
    '*.example.com',
    `${'x'.repeat(64)}.com`,
  ])('has nothing to act on in the name %s', (name) => {
    expect(blockDomain.from(findingOn({ instanceId, domain: name }))).toBeUndefined()
  })

  it('refuses a VPC that has all the rule groups that AWS allows, by name', async () => {
    for (const n of ['a', 'b', 'c', 'd', 'e'])
      await stage(`inc-1.${n}`, findingOn({ instanceId, domain: `${n}.example.net` })).run()
    await expect(stage().plan()).rejects.toThrow(/AWS’s limit: hikeshi-inc-1-a.*Add pool/)
  })

  it('refuses an instance that is gone, and takes one that is stopped', async () => {
    await rehearse({ playbook: stop, finding: about, open: ground.open }).run()
    expect(linesOf(await stage().plan())).toHaveLength(4)
    ground.edit((world) => {
      delete regionIn(world).instances[instanceId]
    })
    await expect(stage().plan()).rejects.toThrow(/There is no i-/)
  })
})

itUsesExactlyItsPermissions(blockDomain)
