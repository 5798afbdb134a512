import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { onlyReads } from '../../src/core/actions.ts'
import { cisVersions, frameworks } from '../../src/core/posture.ts'
import type { Check } from '../../src/kit/index.ts'
import { recommendations } from '../support/cis-numbers.ts'

/** What holds for every check there is, by walking the folder: a new file is held to it without being named here. */
const folder = fileURLToPath(new URL('../../playbooks/posture/', import.meta.url))
const response = fileURLToPath(new URL('../../playbooks/response/', import.meta.url))
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
const checks = await Promise.all(
  files.map(async (file): Promise<[string, Check]> => {
    const loaded = (await import(`${folder}${file}`)) as { default: Check }
    return [file.replace(/\.ts$/, ''), loaded.default]
  }),
)

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
const named = (version: (typeof cisVersions)[number], number: string) =>
  recommendations.filter(({ numbers }) => numbers[version] === number)

it('finds checks', () => {
  expect(checks.length).toBeGreaterThanOrEqual(94)
})

it('knows as many recommendations as each version of the benchmark has', () => {
  const counts = cisVersions.map((v) => recommendations.filter(({ numbers }) => numbers[v]).length)
  expect(counts).toEqual([52, 49, 58, 62, 63, 63, 70])
})

it.each(cisVersions)('has a check for every recommendation of version %s', (version) => {
  const have = new Set(checks.flatMap(([, { cis }]) => [cis[version] ?? []].flat()))
  const missing = recommendations.filter(
    ({ numbers: { [version]: number } }) => number && !have.has(number),
  )
  expect(missing).toEqual([])
})

describe.each(checks)('%s', (id, check) => {
  it('is named as its file', () => {
    expect(check).toMatchObject({ kind: 'check', id })
    expect(id).toMatch(/^[a-z]+[a-z0-9]*(-[a-z0-9]+)*$/)
  })

  it('speaks both languages, completely', () => {
    const { en, ja } = check
    for (const words of [en, ja]) {
      for (const text of [words.title, words.why, words.none, ...words.remedy])
        expect(text.trim()).not.toBe('')
      expect(words.title).not.toMatch(/[.。]$/)
      expect(words.title.length).toBeLessThanOrEqual(100)
      for (const text of [words.why, words.none, ...words.remedy]) expect(text).toMatch(/[.。]$/)
    }
    expect(en.remedy.length).toBeGreaterThan(0)
    expect(ja.remedy.length).toBe(en.remedy.length)
    for (const text of [ja.title, ja.why, ja.none, ...ja.remedy]) expect(text).toMatch(japanese)
    for (const text of [en.title, en.why, en.none, ...en.remedy]) expect(text).not.toMatch(japanese)
  })

  it('declares sorted, single, spelled-out permissions that only read', () => {
    const { permissions } = check
    expect(permissions).toEqual([...new Set(permissions)].sort())
    for (const permission of permissions) {
      expect(permission).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/)
      expect(onlyReads(permission), permission).toBe(true)
    }
    expect(check.mode === 'manual' || permissions.length > 0).toBe(true)
  })

  it('has the numbers of the recommendations that it is about, in every version that has them', () => {
    const own = cisVersions.flatMap((v) => [check.cis[v] ?? []].flat().map((n) => [v, n] as const))
    for (const [version, number] of own)
      expect(named(version, number), `${version} has no ${number}`).toHaveLength(1)
    // A number that slipped belongs to another recommendation, which the other versions then do not name.
    const about = new Set(own.flatMap(([version, number]) => named(version, number)))
    for (const version of cisVersions) {
      const numbers = [check.cis[version] ?? []].flat()
      if (numbers.length === 0) continue
      const wanted = [...about].flatMap((one) => one.numbers[version] ?? [])
      expect([...numbers].sort(), version).toEqual(wanted.sort())
    }
  })

  it('maps to frameworks and Security Hub by their own ids', () => {
    for (const control of check.securityHub ?? [])
      expect(control).toMatch(/^[A-Z][A-Za-z0-9]*\.\d+$/)
    for (const [framework, ids] of Object.entries(check.frameworks ?? {})) {
      expect(frameworks).toContain(framework)
      expect(ids.length).toBeGreaterThan(0)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('names a playbook that there is', () => {
    const known = check.playbook === undefined || existsSync(`${response}${check.playbook}.ts`)
    expect(known, check.playbook).toBe(true)
  })

  it('has a test of its own that proves that it passes, fails and reads what it declares', () => {
    const test = fileURLToPath(new URL(`../playbooks/posture/${id}.test.ts`, import.meta.url))
    expect(existsSync(test), test).toBe(true)
    expect(readFileSync(test, 'utf8')).toMatch(/^itIsProven\(/m)
  })
})
