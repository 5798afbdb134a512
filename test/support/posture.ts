import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { boot, type Store, systemClock } from '../../src/boot.ts'
import { readConfig } from '../../src/config.ts'
import type { Person } from '../../src/core/people.ts'
import type { Chat } from '../../src/core/ports.ts'
import { ingest } from '../../src/flow/ingest.ts'
import type { Answer } from '../../src/kit/index.ts'
import { type Moto, motoAccount } from './moto.ts'
import { quiet } from './store.ts'

export const otherAccount = '210987654321'

export const personOf = (...roles: Person['roles']): Person => ({
  id: `T1/U${roles.join('').toUpperCase()}`,
  locale: 'en',
  roles: ['viewer', ...roles],
})

/** Everything but the transports, over moto and a real database: what `/hikeshi ...` and the buttons reach. */
export async function startPosture(
  store: Store,
  moto: Moto,
  options: {
    accounts?: readonly string[]
    regions?: readonly string[]
    now?: () => number
    chat?: Chat
    /** As in hikeshi.yaml. */
    posture?: object
    /** More of hikeshi.yaml, and of the environment. */
    yaml?: object
    env?: Record<string, string>
  } = {},
) {
  process.env['AWS_ACCESS_KEY_ID'] = 'testing'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-posture-'))
  const path = join(folder, 'hikeshi.yaml')
  const { accounts = [motoAccount], regions, now = Date.now, chat, posture } = options
  const named = accounts.map((id) => [
    id,
    {
      name: `shop-${id.slice(0, 3)}`,
      role: `arn:aws:iam::${id}:role/hikeshi-responder`,
      readRole: `arn:aws:iam::${id}:role/hikeshi-reader`,
      ...(regions && { regions }),
    },
  ])
  await writeFile(
    path,
    JSON.stringify({
      accounts: Object.fromEntries(named),
      ...(posture && { posture }),
      ...options.yaml,
    }),
  )
  const config = readConfig({
    HIKESHI_CONFIG: path,
    AWS_ENDPOINT_URL: moto.url,
    HIKESHI_DATA: folder,
    ...options.env,
  })
  const clock = { ...systemClock, now }
  const { door, app, world } = await boot(config, store, quiet, clock, () => chat)
  const told: string[] = []
  const ask = (person: Person) => ({
    person,
    reply: async (text: string) => void told.push(text),
    open: async (work: Promise<unknown>) => void (await work),
  })
  return {
    app,
    world,
    store,
    told,
    /** Reads all that waits. */
    drain: () => store.inbox.drain((row, desk) => ingest(world, row, desk)),
    /** `/hikeshi posture ...` as somebody types it. */
    command: (
      text: string,
      person = personOf('responder'),
      progress = quiet as (t: string) => void,
    ): Promise<Answer> => {
      const [name = '', ...args] = text.split(' ')
      return door.command({ person, name, args, print: quiet, progress })
    },
    press: (id: string, value: string, person: Person) =>
      door.action({ ...ask(person), id, argument: '', value }),
    submit: (id: string, meta: string, values: Record<string, string>, person: Person) =>
      door.view({ ...ask(person), id, meta, values }),
  }
}
