import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const dockerfile = read('Dockerfile')
const manifest = JSON.parse(read('package.json')) as {
  engines: { node: string }
  devDependencies: Record<string, string>
  dependencies: Record<string, string>
}
const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, words = '']) =>
  words.split(' ').slice(0, -1),
)
const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))

/** Is version `a.b.c` at least `wanted`? */
function atLeast(version: string, wanted: string): boolean {
  const [is, least] = [version, wanted].map((one) => one.split('.').map(Number))
  const at = [0, 1, 2].find((i) => (is?.[i] ?? 0) !== (least?.[i] ?? 0))
  return at === undefined || (is?.[at] ?? 0) > (least?.[at] ?? 0)
}

// No container engine runs where the tests do: what is said here is what can be known without one.
describe('the Dockerfile', () => {
  it('copies what there is, and what .dockerignore lets through', () => {
    expect(copied.length).toBeGreaterThan(6)
    const allowed = read('.dockerignore').split('\n')
    expect(allowed[0]).toBe('*')
    for (const path of copied) {
      expect(existsSync(join(root, path)), path).toBe(true)
      expect(allowed, path).toContain(`!${path}`)
    }
  })

  it('runs the Node.js that package.json asks for and the tests run', () => {
    const images = [...dockerfile.matchAll(/^FROM node:([\d.]+)-slim/gm)].map(
      ([, version]) => version,
    )
    expect(images).toHaveLength(3)
    expect(new Set(images)).toEqual(new Set([manifest.devDependencies.node]))
    const wanted = /^>=([\d.]+)$/.exec(manifest.engines.node)?.[1] ?? 'none'
    expect(atLeast(images[0] ?? '', wanted), `${images[0]} is not ${manifest.engines.node}`).toBe(
      true,
    )
    expect(atLeast('24.9.0', '24.12')).toBe(false)
  })

  it('copies every folder that the bot reads when it runs', () => {
    for (const folder of ['src', 'handlers', 'playbooks', 'package.json'])
      expect(last).toMatch(new RegExp(`^COPY ${folder.replace('.', '\\.')} `, 'm'))
    expect(last).toContain('COPY --from=build /app/dist ./dist')
  })

  it('runs as nobody in particular, without npm, and says whether it is well', () => {
    expect(last).toMatch(/^USER node$/m)
    expect(last.indexOf('USER node')).toBeLessThan(
      last.indexOf('CMD ["node", "--max-semi-space-size=8", "src/main.ts"]'),
    )
    expect(last).toContain('/usr/local/bin/npm')
    const [, program = ''] = /CMD \["node", "-e", "(.+)"\]/.exec(last) ?? []
    expect(program).toContain('/healthz')
    // Nothing listens there: it must say so by its status.
    const env = { ...process.env, PORT: '1' }
    expect(spawnSync(process.execPath, ['-e', program], { env }).status).toBe(1)
  })
})

describe('compose.yaml', () => {
  const { services } = parse(read('compose.yaml')) as {
    services: Record<string, Record<string, unknown>>
  }
  it('gives the bot a root that cannot be written, no capability and no port but on this machine', () => {
    expect(services.bot).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      ports: ['127.0.0.1:8080:8080'],
    })
    expect(services.database).not.toHaveProperty('ports')
  })
})

describe('the systemd unit', () => {
  it('starts what npm start starts, as a user of its own, and leaves time to stop', () => {
    const unit = read('deploy/hikeshi.service')
    const [, program = '', script = ''] =
      /^ExecStart=\/opt\/hikeshi\/(\S+) (\S+)$/m.exec(unit) ?? []
    for (const path of [program, script]) expect(existsSync(join(root, path)), path).toBe(true)
    expect(unit).toMatch(/^User=hikeshi$/m)
    expect(unit).toMatch(/^ProtectSystem=strict$/m)
    expect(unit).toMatch(/^TimeoutStopSec=60$/m)
  })
})
