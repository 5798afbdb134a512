import { once } from 'node:events'
import { createServer } from 'node:net'
import { createEmulator } from 'emulate'
import { startFaultProxy } from './fault-proxy.ts'

/** The emulator wants a number, so one is asked of the system first. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

export interface Conversation {
  readonly id: string
  readonly name: string
  readonly is_private: boolean
  readonly is_archived: boolean
  readonly topic: { readonly value: string }
}

const scopes = [
  'chat:write',
  'channels:read',
  'channels:history',
  'groups:read',
  'groups:history',
  'groups:write',
  'im:read',
  'im:write',
  'im:history',
  'users:read',
]

/**
 * Another third party's Slack: this one knows channels that are made, invited to and archived, and holds a token to its
 * scopes. In front of it a proxy that can break things.
 */
export async function startWorkspace(names: readonly string[]) {
  const port = await freePort()
  const tokens = { full: 'xoxb-full', poor: 'xoxb-poor', admin: 'xoxp-admin' }
  const emulator = await createEmulator({
    service: 'slack',
    port,
    hostname: '127.0.0.1',
    seed: {
      slack: {
        strict_scopes: true,
        users: [{ name: 'hikeshi' }, ...names.map((name) => ({ name }))],
        tokens: [
          { token: tokens.full, user: 'hikeshi', scopes },
          {
            token: tokens.poor,
            user: 'hikeshi',
            scopes: scopes.filter((scope) => scope !== 'groups:write'),
          },
          { token: tokens.admin, scopes: [...scopes, 'channels:manage'] },
        ],
      },
    },
  })
  const proxy = await startFaultProxy({ host: '127.0.0.1', port })
  const call = async <R>(method: string, body: object, token = tokens.full): Promise<R> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    return (await response.json()) as R
  }
  const { members } = await call<{ members: { id: string; name: string; team_id: string }[] }>(
    'users.list',
    {},
  )
  const idOf = (name: string) => members.find((one) => one.name === name)?.id ?? ''
  const { channels } = await call<{ channels: Conversation[] }>('conversations.list', {})
  return {
    tokens,
    apiUrl: `http://127.0.0.1:${proxy.port}/api/`,
    faults: proxy,
    call,
    team: members[0]?.team_id ?? '',
    idOf,
    general: channels[0]?.id ?? '',
    conversation: async (id: string): Promise<Conversation> =>
      (await call<{ channel: Conversation }>('conversations.info', { channel: id })).channel,
    members: async (channel: string): Promise<string[]> =>
      (await call<{ members: string[] }>('conversations.members', { channel })).members,
    messages: async (channel: string): Promise<{ text: string; blocks?: object[] }[]> =>
      (
        await call<{ messages: { text: string; blocks?: object[] }[] }>('conversations.history', {
          channel,
        })
      ).messages,
    stop: async (): Promise<void> => {
      await proxy.stop()
      await emulator.close()
    },
  }
}
export type Workspace = Awaited<ReturnType<typeof startWorkspace>>
