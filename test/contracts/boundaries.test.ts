import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { borders, laws } from './seeds.ts'

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[]
  readonly number_of_files: number
}

/** A violation of every rule of the house, linted with the house's own settings in a copy of its layout. */

const root = join(import.meta.dirname, '../..')
const house = mkdtempSync(join(tmpdir(), 'hikeshi-house-'))
afterAll(() => rmSync(house, { recursive: true }))

const imports = (what: string) =>
  what.startsWith('type ') ? `export type * from '${what.slice(5)}'` : `export * from '${what}'`

const seeds: Record<string, string> = {
  'src/flow/ring-a.ts': "export { b } from './ring-b.ts'\nexport const a = 1",
  'src/flow/ring-b.ts': "import { a } from './ring-a.ts'\nexport const b = a",
  'src/flow/line-a.ts': "export { d } from './line-b.ts'",
  'src/flow/line-b.ts': 'export const d = 1',
  'src/flow/late.ts': "export const late = () => import('../main.ts')",
  'src/config.ts': "export const home = process.env['HOME']",
}
for (const [folder, may, mayNot] of borders) {
  for (const [i, what] of may.entries()) seeds[`${folder}/may-${i}.ts`] = imports(what)
  for (const [i, what] of mayNot.entries()) seeds[`${folder}/may-not-${i}.ts`] = imports(what)
}
for (const [, file, bad, good] of laws) {
  seeds[file] = bad
  seeds[file.replace('.ts', '-twin.ts')] = good
}

const found = lint(seeds)

/** Every rule that fired, by file. */
function lint(files: Record<string, string>): Map<string, string[]> {
  for (const [file, code] of Object.entries(files)) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    writeFileSync(join(house, file), `${code}\n`)
  }
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json'])
    cpSync(join(root, file), join(house, file))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
  const oxlint = join(root, 'node_modules/.bin/oxlint')
  const { stdout } = spawnSync(oxlint, ['--format=json', '.'], { cwd: house, encoding: 'utf8' })
  const report: Report = JSON.parse(stdout)
  expect(report.number_of_files).toBe(Object.keys(files).length)
  const codes = new Map<string, string[]>()
  for (const { code, filename } of report.diagnostics)
    codes.set(filename, [...(codes.get(filename) ?? []), code])
  return codes
}

describe.each(borders)('%s', (folder, may, mayNot) => {
  it.each(may.map((what, i) => [what, i] as const))('may import %s', (_, i) => {
    expect(found.get(`${folder}/may-${i}.ts`)).toBeUndefined()
  })
  it.each(mayNot.map((what, i) => [what, i] as const))('may not import %s', (_, i) => {
    expect(found.get(`${folder}/may-not-${i}.ts`)).toEqual(['eslint(no-restricted-imports)'])
  })
})

it.each(laws)('%s fires in %s, and on nothing in its twin', (rule, file) => {
  expect(found.get(file)).toEqual([rule])
  expect(found.get(file.replace('.ts', '-twin.ts'))).toBeUndefined()
})

it('finds imports that run in a circle, and not those that run in a line', () => {
  expect(found.get('src/flow/ring-a.ts')).toEqual(['import(no-cycle)'])
  expect(found.get('src/flow/ring-b.ts')).toEqual(['import(no-cycle)'])
  expect(found.get('src/flow/line-a.ts')).toBeUndefined()
})

it('sees an import that happens late', () => {
  expect(found.get('src/flow/late.ts')).toEqual(['eslint(no-restricted-imports)'])
})

it('lets the configuration, and nothing else in src, read the environment', () => {
  expect(found.get('src/config.ts')).toBeUndefined()
})
