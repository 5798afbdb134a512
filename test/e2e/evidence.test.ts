import { afterEach, expect, it } from 'vitest'
import { clear, startBot, until } from '../support/bot.ts'
import { ask, incident, incidents, runThrough, sample } from '../support/responder.ts'

let data = ''
afterEach(() => clear(data))

/** A sample that names an instance, a caller and a domain, with nothing configured: everything below can be tried with it. */
function event(): object {
  const bare = sample('evidence') as { detail: { service: object } }
  const action = {
    actionType: 'NETWORK_CONNECTION',
    networkConnectionAction: { remoteIpDetails: { ipAddressV4: '203.0.113.7' } },
    dnsRequestAction: { domain: 'pool.minexmr.example' },
  }
  return { ...bare, detail: { ...bare.detail, service: { ...bare.detail.service, action } } }
}

const inOrder = [
  'capture-instance-facts',
  'capture-memory',
  'snapshot-volumes',
  'scan-for-malware',
  'share-evidence',
  'detach-from-service',
  'block-ip',
  'block-domain',
]
const undoable = ['share-evidence', 'detach-from-service', 'block-ip', 'block-domain']

it('a sample is taken through evidence, detaching and blocking, and back, with settings of its own', async () => {
  const bot = await startBot({ env: { LOG_LEVEL: 'warn' } })
  data = bot.data
  expect(await bot.event(event())).toBe(202)
  const { id } = await until(async () => (await incidents(bot))[0])
  const runs = new Map<string, string>()
  for (const playbook of inOrder) {
    const done = await runThrough(bot, id, `plan/${playbook}`)
    expect([playbook, done.state, done.steps]).toEqual([playbook, 'done', done.steps])
    runs.set(playbook, done.id)
  }
  const { runs: told } = await incident(bot, id)
  const inputOf = (playbook: string) => told[runs.get(playbook) ?? '']?.plan.input
  expect(inputOf('share-evidence')).toMatchObject({ account: '999988887777' })
  expect(inputOf('capture-memory')).toMatchObject({ bucket: 'forensic-evidence' })
  for (const playbook of undoable) {
    const back = await runThrough(bot, runs.get(playbook) ?? '', 'undo')
    expect([playbook, back.state]).toEqual([playbook, 'done'])
  }
  // A scan cannot be called back: there is nothing to ask for.
  await expect(ask(bot, runs.get('scan-for-malware') ?? '', 'undo')).rejects.toThrow(/no plan/)
  expect(await bot.stop()).toBe(0)
}, 240_000)
