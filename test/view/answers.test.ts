import { describe, expect, it } from 'vitest'
import type { Refusal } from '../../src/core/refusal.ts'
import { list } from '../../src/view/list.ts'
import { message } from '../../src/view/message.ts'
import { refusalText } from '../../src/view/refusal.ts'
import { checkBlocks } from '../support/block-kit.ts'
import { readable } from './blocks.ts'
import { cardContext, finding, histories, incident, languages, plan } from './incidents.ts'

describe('a message', () => {
  it('tells in its notification how bad, what, where and what is wanted', () => {
    expect(message(incident(histories.requested), cardContext('en')).text).toBe(
      '🔴 High: An access key was used from a malicious address · prod (111122223333) · us-east-1 · waiting for approval',
    )
    expect(message(incident([], { drill: true }), cardContext('ja')).text).toMatch(/^【訓練】/)
  })

  it('carries the incident in its metadata, by which it is found again', () => {
    expect(message(incident(), cardContext('en')).metadata).toEqual({
      event_type: 'hikeshi_card',
      event_payload: { incident: 'inc-7Q2' },
    })
  })
})

describe('a list of incidents', () => {
  it('says of each where it stands', () => {
    const said = (name: keyof typeof histories) =>
      readable(list([incident(histories[name])], cardContext('en')))
    expect(said('fresh')).toContain('nobody is on it yet')
    expect(said('acknowledged')).toContain('<@U0ASKER01> is on it')
    expect(said('requested')).toContain('*waiting for approval*')
    expect(said('running')).toContain('*a run is under way*')
    expect(said('stopped')).toContain('*a run has stopped and needs somebody*')
    expect(said('done')).toContain('*contained*')
    expect(said('undone')).toContain('*undone*')
    expect(said('undone')).not.toContain('contained')
  })

  it('says so where there are none', () => {
    expect(readable(list([], cardContext('ja')))).toBe('インシデントはありません。')
  })

  it('counts those that do not fit', () => {
    const blocks = list(
      Array.from({ length: 100 }, () => incident()),
      cardContext('en'),
    )
    const shown = blocks.filter(({ type }) => type === 'section').length
    expect(readable(blocks)).toContain(`… and ${100 - shown} older ones`)
    expect(checkBlocks(blocks)).toEqual([])
  })

  it('marks drills and samples', () => {
    const sample = incident([], { drill: true, finding: { ...finding, sample: true } })
    expect(readable(list([sample], cardContext('ja')))).toContain('【訓練】【サンプル】🔴')
  })
})

describe('a refusal', () => {
  const changes = plan.steps.flatMap((step) => step.changes)
  const all: Refusal[] = [
    { refused: 'not-found', what: 'run-9' },
    { refused: 'not-allowed', role: 'approver' },
    { refused: 'own-request' },
    { refused: 'already-approved' },
    { refused: 'not-waiting', state: 'running' },
    { refused: 'expired' },
    { refused: 'plan-changed', changes },
    { refused: 'drifted', changes },
    { refused: 'nothing-to-do' },
    { refused: 'nothing-to-undo' },
    { refused: 'busy', run: 'run-8' },
    { refused: 'does-not-apply', because: { en: 'It is an ASIA key.', ja: 'ASIA キーです。' } },
    { refused: 'account-not-configured', account: '111122223333' },
    { refused: 'resource-gone', resource: 'i-1' },
    { refused: 'aws-denied', action: 'iam:UpdateAccessKey', because: 'AccessDenied' },
    { refused: 'aws-failed', because: 'Throttling' },
    { refused: 'look-only' },
    { refused: 'bad-input', field: 'limit', expected: 'a number' },
  ]

  it.each(all)('is a sentence in both languages, with its details: $refused', (refusal) => {
    const en = refusalText(refusal, languages.en, 'en')
    const ja = refusalText(refusal, languages.ja, 'ja')
    expect(en).toMatch(/[A-Z`].*\.$/s)
    expect(ja).toMatch(/[ぁ-ん].*。$/s)
    for (const [name, detail] of Object.entries(refusal)) {
      if (name === 'refused' || typeof detail !== 'string' || name === 'state') continue
      expect(en).toContain(detail)
      expect(ja).toContain(detail)
    }
  })

  it('writes changes out line by line', () => {
    const text = refusalText({ refused: 'plan-changed', changes }, languages.en, 'en')
    expect(text.split('\n')).toContain('• `AKIAIOSFODNN7EXAMPLE` *Status*: `Active` → `Inactive`')
  })

  it('names the state in the language of the reader', () => {
    const refusal = { refused: 'not-waiting', state: 'stopped' } as const
    expect(refusalText(refusal, languages.ja, 'ja')).toContain('「停止」')
  })

  it('passes on the words of a surprise', () => {
    const text = languages.ja.errors.surprise('a1b2c3d4')
    expect(refusalText({ refused: 'surprise', text }, languages.ja, 'ja')).toContain('a1b2c3d4')
  })
})
