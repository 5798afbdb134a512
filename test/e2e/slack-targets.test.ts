import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { instanceFinding } from '../support/guardduty.ts'
import { motoClient, newSubnet, type SeededInstance, seedInstance } from '../support/moto.ts'
import { type Site, startSite } from '../support/site.ts'
import { slackChannelJa } from '../support/slack.ts'
import { type People, people } from '../support/slack-people.ts'

/** One playbook on some of the instances that an incident holds, by two people in Slack. */
let site: Site
let at: People
let ec2: EC2
let seeded: SeededInstance[]
let id: string
beforeAll(async () => {
  site = await startSite()
  at = people(site)
  ec2 = new EC2(motoClient(site.moto.url))
  await site.start()
  const subnet = await newSubnet(site.moto.url)
  seeded = await Promise.all([1, 2, 3].map(() => seedInstance(site.moto.url, { subnet })))
  id = await holding(seeded)
})
afterEach(() => site.assertClean())
afterAll(() => site.stop())

const option = (value: string) => ({ type: 'static_select', selected_option: { value } })
const isolated = async ({ enis }: SeededInstance): Promise<boolean> => {
  const { NetworkInterfaces = [] } = await ec2.describeNetworkInterfaces({
    NetworkInterfaceIds: [...enis],
  })
  const names = NetworkInterfaces.flatMap(({ Groups = [] }) => Groups.map((g) => g.GroupName))
  return names.every((name) => name === 'hikeshi-isolation')
}

/** An incident that holds a finding on each. */
async function holding(instances: readonly SeededInstance[]): Promise<string> {
  const ids: string[] = []
  for (const [nth, instance] of instances.entries()) {
    await site.bot().event(instanceFinding(instance, { id: `held-${nth}` }))
    ids.push((await at.incident(`held-${nth}`)).id)
  }
  const [into = '', ...others] = ids
  for (const other of others) {
    await at.shows(other, ['Merge'])
    await at.opens('U0ALICE', other, 'merge', /Merge incidents/)
    site.slack.control.submit('U0ALICE', { into: { into: option(into) } })
    await at.told('U0ALICE', /is part of/)
  }
  await at.shows(into, [`${instances.length} findings in this incident`])
  return into
}

/** The options of the form on top, by what they say. */
const options = (): { value: string; text: { text: string } }[] => {
  const [modal] = site.slack.state().modals
  const inputs = (modal?.blocks ?? []) as { element?: { options?: ReturnType<typeof options> } }[]
  return inputs.flatMap(({ element }) => element?.options ?? [])
}

/** Asks for it, and ticks these. */
async function choose(chosen: readonly SeededInstance[]): Promise<void> {
  const asked = await at.opens('U0ALICE', id, 'plan/isolate-instance', /Which of them\?/)
  for (const { instanceId } of seeded) expect(asked).toContain(instanceId)
  const names = chosen.map(({ instanceId }) => instanceId)
  const selected_options = options().filter(({ text }) => names.includes(text.text))
  expect(selected_options).toHaveLength(names.length)
  site.slack.control.submit('U0ALICE', {
    'targets-0': { 'targets-0': { type: 'checkboxes', selected_options } },
  })
}
async function undone(): Promise<void> {
  site.slack.control.submit('U0BOB')
  await at.shows(id, ['Approval needed: Undo'])
  await at.press('U0ALICE', id, 'approve')
  await at.shows(id, ['undone and verified'])
}

it('isolates two of three: chosen, planned, approved by another, done, and undone', async () => {
  const [first, second, third] = seeded.map(({ instanceId }) => instanceId)
  await choose(seeded.filter(({ instanceId }) => instanceId !== second))
  const plan = await at.modal(/What will happen/)
  expect(plan).toMatch(new RegExp(`1/2 +\`${first}\`[^]*2/2 +\`${third}\``))
  expect(plan).not.toContain(second)

  site.slack.control.submit('U0ALICE')
  await at.told('U0ALICE', /Approval was asked for/)
  await at.shows(id, ['Isolate the instance: 2 targets', '0 of 1'])
  await at.press('U0BOB', id, 'approve')
  await at.shows(id, ['contained and verified', `✅ ${first}`, `✅ ${third}`])
  await at.shows(id, ['対象 2 件', '封じ込め・検証済み'], slackChannelJa)
  expect(await Promise.all(seeded.map(isolated))).toEqual([true, false, true])

  const back = await at.opens('U0BOB', id, 'undo', /Undo/)
  expect(back).toMatch(new RegExp(`1/2 +\`${third}\`[^]*2/2 +\`${first}\``))
  await undone()
  expect(await Promise.all(seeded.map(isolated))).toEqual([false, false, false])
})

it('says in the form itself that nothing was chosen', async () => {
  await choose([])
  expect(await at.modal(/Nothing was chosen/)).toContain('choose at least one')
  site.slack.control.closeModal('U0ALICE')
})

it('leaves out what vanished before the approval, and says so', async () => {
  const [first, second, third] = seeded.map(({ instanceId }) => instanceId)
  await choose(seeded)
  await at.modal(/3\/3/)
  site.slack.control.submit('U0ALICE')
  await at.shows(id, ['Approval needed: Isolate the instance: 3 targets'])
  await ec2.terminateInstances({ InstanceIds: [second ?? ''] })
  await at.press('U0BOB', id, 'approve')
  expect(await at.told('U0BOB', /Left out of the plan now/)).toContain(second)
  await at.press('U0BOB', id, 'approve')
  await at.shows(id, ['2 of 3 targets', `✅ ${first}`, `➖ ${second}`, `✅ ${third}`])
  await at.shows(id, ['対象 3 件中 2 件'], slackChannelJa)
})
