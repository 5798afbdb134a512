import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { clear, startBot, until } from '../support/bot.ts'
import { databaseUrl } from '../support/replicas.ts'
import { denied } from '../support/storm.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const image = mkdtempSync(join(tmpdir(), 'hikeshi-image-'))
const stores: string[] = []
afterAll(async () => {
  for (const data of stores) await clear(data)
  rmSync(image, { recursive: true, force: true })
})
const copy = (...paths: readonly string[]): void => {
  for (const path of paths) cpSync(join(root, path), join(image, path), { recursive: true })
}
interface Locked {
  readonly version: string
  readonly dev?: true
  readonly optional?: true
}

// No container engine runs here; what the Dockerfile's stages do needs none.
describe('what the image is made of', () => {
  it('is all in its bill of materials, each package with its licence and the hash of its archive', () => {
    const [, command = ''] = /^RUN (npm ci --omit=dev [^]+?[^\\])$/m.exec(read('Dockerfile')) ?? []
    copy('package.json', 'package-lock.json', '.npmrc')
    execFileSync('bash', ['-c', command], { cwd: image, stdio: 'ignore' })
    const { components } = JSON.parse(readFileSync(join(image, 'sbom.cdx.json'), 'utf8')) as {
      components: { 'bom-ref': string; hashes?: unknown[]; licenses?: unknown[] }[]
    }
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, Locked>
    }
    const wanted = Object.entries(packages).flatMap(([path, { version, dev, optional }]) =>
      path === '' || dev || optional ? [] : `${path.split('node_modules/').pop()}@${version}`,
    )
    expect(wanted.length).toBeGreaterThan(300)
    expect(new Set(components.map((one) => one['bom-ref']))).toEqual(new Set(wanted))
    for (const one of components)
      expect([one['bom-ref'], one.hashes?.length, one.licenses?.length]).toEqual([
        one['bom-ref'],
        1,
        1,
      ])
  })

  it('suffices: with these packages and sources alone the bot takes an event in and tells of it', async () => {
    copy('src', 'handlers', 'playbooks')
    const home = await startBot()
    stores.push(home.data)
    const bot = await startBot({ root: image, env: { DATABASE_URL: await databaseUrl(home.data) } })
    stores.push(bot.data)
    expect(await bot.event(denied(1, 'nobody'))).toBe(202)
    const incidents = await until(async () => {
      const { incidents } = await bot.get<{ incidents: { id: string }[] }>('/api/incidents')
      return incidents.length > 0 && incidents
    })
    expect(incidents).toHaveLength(1)
    expect(await bot.stop()).toBe(0)
    expect(await home.stop()).toBe(0)
  })
})
