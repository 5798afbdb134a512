import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { slackPath } from '../../../src/adapters/slack/receiver.ts'
import { loadCatalog } from '../../../src/catalog.ts'

const root = join(import.meta.dirname, '../../..')
const host = 'https://hikeshi.example.com'
const run = promisify(execFile)

interface Manifest {
  display_information: { name: string; description: string }
  features: { slash_commands: { command: string; url?: string; usage_hint: string }[] }
  oauth_config: { scopes: { bot: string[] } }
  settings: {
    event_subscriptions: { request_url?: string; bot_events: string[] }
    interactivity: { request_url?: string }
    socket_mode_enabled: boolean
    org_deploy_enabled: boolean
    token_rotation_enabled: boolean
  }
}
const cli = (...args: string[]) =>
  run(process.execPath, ['src/cli.ts', 'manifest', ...args], {
    cwd: root,
    env: { HIKESHI_CONFIG: '', NODE_COMPILE_CACHE: 'node_modules/.cache/hikeshi' },
  }).then(
    ({ stdout }) => stdout,
    (failed: { code: number; stdout: string }) => `${failed.code}: ${failed.stdout}`,
  )

let [socket, http, wrong] = ['', '', '']
beforeAll(async () => {
  ;[socket = '', http = '', wrong = ''] = await Promise.all([
    cli(),
    cli(host, 'org', 'rotation'),
    cli('http://hikeshi.example.com'),
  ])
}, 120_000)

describe('hikeshi manifest', () => {
  it('is what slack-manifest.yaml holds: write it anew with npm run -s hikeshi -- manifest', () => {
    // A new command is one file: the hint, a help and no more, may lag behind.
    const hintless = (text: string) => text.replace(/usage_hint: .*/, '')
    const kept = readFileSync(join(root, 'slack-manifest.yaml'), 'utf8')
    expect(hintless(kept)).toBe(hintless(socket))
  })

  it('gives a reason beside each scope, and asks for none twice', () => {
    const { bot } = (parse(socket) as Manifest).oauth_config.scopes
    expect(bot.length).toBeGreaterThan(8)
    expect(new Set(bot).size).toBe(bot.length)
    for (const scope of bot) expect(socket).toMatch(new RegExp(`- ${scope} # \\w+`))
  })

  it('hints at every command of the catalogue', async () => {
    const [slash] = (parse(socket) as Manifest).features.slash_commands
    const { command } = await loadCatalog()
    expect(slash?.usage_hint.split(' | ')).toEqual([...command.keys()])
  })

  it("fits Slack's limits, and calls nobody's address over Socket Mode", () => {
    const { display_information: shown, settings } = parse(socket) as Manifest
    expect(shown.name.length).toBeLessThanOrEqual(35)
    expect(shown.description.length).toBeLessThanOrEqual(140)
    expect(settings).toMatchObject({
      socket_mode_enabled: true,
      org_deploy_enabled: false,
      token_rotation_enabled: false,
    })
    expect(socket).not.toMatch(/^\s+(request_)?url:/m)
  })

  it('names the address for commands, buttons and events over HTTP, for a whole organization and with tokens that rotate if asked', () => {
    const { features, settings } = parse(http) as Manifest
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      org_deploy_enabled: true,
      token_rotation_enabled: true,
      interactivity: { request_url: host + slackPath },
      event_subscriptions: { request_url: host + slackPath },
    })
    expect(features.slash_commands).toMatchObject([{ command: '/hikeshi', url: host + slackPath }])
  })

  it('refuses an address that Slack would not call', () => {
    expect(wrong).toBe('2: hikeshi manifest [https://<host>] [org] [rotation]\n')
  })
})
