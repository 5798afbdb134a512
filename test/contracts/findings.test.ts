import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCatalog } from '../../src/catalog.ts'
import type { Envelope } from '../../src/core/finding.ts'
import { matches, sourceOf } from '../../src/core/match.ts'
import type { FindingType } from '../../src/kit/index.ts'
import { fileOf } from '../../src/kit/index.ts'

const root = join(import.meta.dirname, '../..')
const catalog = await loadCatalog()
const handlers = [...catalog.finding.values()]
// An alias is its file's words under another spelling.
const types = [...catalog.types].flatMap(([type, words]) =>
  words.aliases?.includes(type) ? [] : [words],
)

/** Playbooks that types may already suggest although nobody has written them yet. Shrinks to nothing. */
const notYet: readonly string[] = []

/** Japanese that a reader would take for words: some kana, and no sentence of English left standing. */
const japanese = /[ぁ-んァ-ヶ]/

describe.each(handlers)('finding $id', (handler) => {
  it('is named and titled in both languages', () => {
    expect(existsSync(join(root, `handlers/findings/${handler.id}.ts`))).toBe(true)
    expect(handler.en.title).toMatch(/^[A-Z].*[^.]$/)
    expect(handler.ja.title).toMatch(japanese)
  })

  it('takes its own sample, reads it, and marks it as one', () => {
    const [pattern] = handler.match
    const envelope: Envelope = {
      id: 'c0ffee00-0000-4000-8000-000000000000',
      source: sourceOf(pattern?.source[0]),
      'detail-type': pattern?.['detail-type'][0] ?? '',
      account: '111122223333',
      region: 'ap-northeast-1',
      time: '2026-08-22T02:00:00Z',
      resources: [],
      detail: handler.sample,
    }
    expect(handler.match.some((one) => matches(one, envelope))).toBe(true)
    const detail = handler.schema.parse(handler.sample)
    const finding = handler.read(detail, { envelope, describe: catalog.describe })
    expect(finding.sample).toBe(true)
    expect(finding.what.ja).toMatch(japanese)
    for (const one of [finding.key, finding.type, finding.title, finding.what.en])
      expect(one).toMatch(/\S/)
    expect(finding.facts.length).toBeGreaterThan(0)
    expect(finding.remotes.length + Object.keys(finding.subject).length).toBeGreaterThan(0)
  })
})

const words = (type: FindingType) =>
  [type.en, type.ja].flatMap(({ title, what, legitimate, steps }) => [
    title,
    what,
    ...legitimate,
    ...steps,
  ])

describe.each(types)('type $type', (type) => {
  it('is complete in both languages', () => {
    for (const { legitimate, steps } of [type.en, type.ja]) {
      expect(legitimate.length).toBeGreaterThan(0)
      expect(steps).toHaveLength(3)
    }
    expect(type.en.legitimate).toHaveLength(type.ja.legitimate.length)
    for (const one of words(type)) expect(one.trim()).toMatch(/\S{3}/)
    const { title, what, legitimate, steps } = type.ja
    for (const one of [title, what, ...legitimate, ...steps]) expect(one).toMatch(japanese)
    for (const one of [type.en.what, ...type.en.steps]) expect(one).toMatch(/\.$/)
  })

  it('names techniques, playbooks and a successor that exist', () => {
    for (const id of type.attack) expect(id).toMatch(/^T\d{4}(\.\d{3})?$/)
    const known = [...catalog.playbook.keys(), ...notYet]
    for (const id of type.playbooks) expect(known).toContain(id)
    // A type that is in use needs no successor.
    expect(type.now === undefined || type.status !== 'active').toBe(true)
  })
})

it('no sentence stands twice in the catalogue', () => {
  const all = types.flatMap((type) =>
    words(type).map((one) => one.toLowerCase().replace(/[\s.?!。？！]+$/, '')),
  )
  const twice = all.filter((one, i) => all.indexOf(one) !== i)
  expect(twice).toEqual([])
})

it('each type lies in the file that its name says', () => {
  const folder = join(root, 'handlers/findings/guardduty')
  const files = readdirSync(folder).map((name) => basename(name, '.ts'))
  expect(files.sort()).toEqual(types.map(({ type }) => fileOf(type)).sort())
  expect(fileOf('Backdoor:EC2/C&CActivity.B!DNS')).toBe('Backdoor-EC2-CnCActivity.B-DNS')
})

it('a playbook that exists is no longer called not yet written', () => {
  for (const id of notYet) expect(catalog.playbook.has(id)).toBe(false)
})

const corpus = process.env.HIKESHI_CORPUS ?? join(root, '../shared/fixtures')
const list = join(corpus, '../reference/guardduty-types.tsv')

const graded = /^(Critical|High|Medium|Low)$/

it.skipIf(!existsSync(list))(
  "agrees with AWS's list of types on status and default severity",
  () => {
    const rows = readFileSync(list, 'utf8').trim().split('\n')
    const official = new Map(rows.map((row) => [row.split('\t')[0], row.split('\t')]))
    const ours = types.map(({ type, status, severity }) => {
      const [, , default_ = ''] = official.get(type) ?? []
      return [type, status === 'active', graded.test(default_) ? severity : 'varies']
    })
    const theirs = types.map(({ type }) => {
      const [, status, default_ = ''] = official.get(type) ?? []
      return [type, status === 'active', graded.test(default_) ? default_.toLowerCase() : 'varies']
    })
    expect(ours).toEqual(theirs)
    expect(types.filter(({ type }) => !official.has(type))).toEqual([])
  },
)
