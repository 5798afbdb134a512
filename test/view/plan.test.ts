import { describe, expect, it } from 'vitest'
import { hash } from '../../src/core/hash.ts'
import type { Json } from '../../src/core/json.ts'
import { sealPlan } from '../../src/core/plan.ts'
import { planBlocks } from '../../src/view/plan.ts'
import { checkBlocks } from '../support/block-kit.ts'
import { readable } from './blocks.ts'
import { finding, histories, incident, plan, planContext, runId } from './incidents.ts'

const draw = (
  bent: Partial<typeof plan> = {},
  opened: { drill?: boolean; finding?: typeof finding } = {},
  locale: 'en' | 'ja' = 'en',
) => {
  const { hash: _hash, ...open } = plan
  const sealed = sealPlan({ ...open, ...bent })
  const folded = incident([{ kind: 'planned', run: runId, by: 'local/me', plan: sealed }], opened)
  const run = folded.runs[runId]
  if (run === undefined) throw new Error('the run was not planned')
  const blocks = planBlocks(folded, run, planContext(locale))
  expect(checkBlocks(blocks, 'modal')).toEqual([])
  return { text: readable(blocks), blocks, sealed }
}
const one = (from: Json, to: Json, field = 'Field') =>
  draw({
    steps: [
      {
        id: 's',
        phase: 'contain',
        title: { en: 'Do it', ja: '実行' },
        changes: [{ resource: 'i-1', field, from, to }],
      },
    ],
  }).text

describe('a plan', () => {
  const { text, blocks } = draw()

  it('says what, where and why before anything else', () => {
    expect(readable(blocks.slice(0, 1))).toBe('Disable the access key')
    expect(text).toContain('*prod (`111122223333`)* · *`us-east-1`*')
    expect(text).toContain('can act as this user until it is inactive')
  })

  it('says whether it is the real AWS', () => {
    expect(text).toContain('*Real AWS.*')
    expect(draw({}, { drill: true }).text).toContain('*Drill: simulated account.*')
    expect(draw({}, { drill: true }).text).not.toContain('*Real AWS.*')
    expect(draw({}, { finding: { ...finding, sample: true } }).text).toContain('simulated account')
    expect(draw({}, {}, 'ja').text).toContain('実際の AWS です')
  })

  it('shows each change under its phase, step and resource, in the order of the run', () => {
    const order = [
      'Evidence*',
      '1. Tag the user with the incident* – already so',
      'Containment*',
      '2. Deactivate the key',
      '`AKIAIOSFODNN7EXAMPLE`',
      '*Status of the key*: `Active` → `Inactive`',
      '3. Deny sessions',
      '`user/build-robot`',
      '*policy:HikeshiDeny*:',
      'Can never be undone:* Sessions that were ended stay ended.',
    ]
    const places = order.map((part) => text.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('shows warnings before other notes', () => {
    expect(text.indexOf('⚠️ The key was used by CodeBuild')).toBeGreaterThan(0)
    expect(text.indexOf('⚠️ The key was used')).toBeLessThan(text.indexOf('ℹ️ The key is 412'))
  })

  it('shows the beginning of the hash that an approval is bound to', () => {
    expect(text).toContain(`\`${plan.hash.slice(0, 12)}\``)
  })

  it('says how it is undone, unless it is an undo', () => {
    expect(text).toContain('The key is activated again')
    const undo = draw({ mode: 'undo' }).text
    expect(undo).toContain('Undo: Disable the access key')
    expect(undo).not.toContain('The key is activated again')
  })

  it('says that there is nothing to do where nothing is', () => {
    const steps = plan.steps.map((step) => ({ ...step, changes: [] }))
    expect(draw({ steps }).text).toContain('There is nothing to do')
  })

  it('tells nothing, empty and the words for them apart', () => {
    expect(one(null, 'none')).toContain('none → `none`')
    expect(one('', [])).toContain('empty text → empty list')
    expect(one({}, false)).toContain('empty object → `false`')
  })

  it('shows lists by their items and documents by their members', () => {
    expect(one(['sg-1', 'sg-2'], ['sg-3'])).toContain('`sg-1`, `sg-2` → `sg-3`')
    const policy = { Statement: [{ Effect: 'Deny', Resource: '*', Action: 'a'.repeat(90) }] }
    expect(one(null, policy)).toContain('      "Effect": "Deny"')
  })

  it('says how long a value is that it cuts, and its hash', () => {
    const long = 'x'.repeat(64_000)
    const shown = one(null, long)
    expect(shown).toContain('64,000 characters')
    expect(shown).toContain(hash(long))
  })

  it('spells out what cannot be seen', () => {
    expect(one('admin', 'ad\u200Bmin')).toContain('`admin` → `ad\\u{200b}min`')
  })

  it('takes a field called like something every object inherits', () => {
    expect(one('a', 'b', 'constructor')).toContain('*constructor*: `a` → `b`')
  })

  it('counts the changes that do not fit, so that nobody takes a part for the whole', () => {
    const changes = Array.from({ length: 3000 }, (_, i) => ({
      resource: `i-${i}`,
      field: 'Field',
      from: null,
      to: 'y'.repeat(100),
    }))
    const steps = [{ id: 's', phase: 'contain' as const, title: { en: 'x', ja: 'x' }, changes }]
    const { text: much } = draw({ steps })
    const shown = much.match(/→/g)?.length ?? 0
    expect(much).toContain(`${3000 - shown} more changes are part of it`)
    expect(shown).toBeGreaterThan(100)
  })

  it('reads in Japanese', () => {
    const ja = draw({}, {}, 'ja').text
    for (const part of ['証拠の保全', '封じ込め', 'キーの状態', '変更 2 件', '元に戻せません'])
      expect(ja).toContain(part)
  })

  it('is the same for the run on its way', () => {
    const folded = incident(histories.stopped)
    const run = folded.runs[runId]
    expect(run && readable(planBlocks(folded, run, planContext('en')))).toContain('`Inactive`')
  })
})
