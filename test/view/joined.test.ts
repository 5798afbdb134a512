import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/core/events.ts'
import { memberOf } from '../../src/core/members.ts'
import { card } from '../../src/view/card.ts'
import { mergeForm, splitForm, suppressForm, suppressionList } from '../../src/view/sorting.ts'
import { checkBlocks, checkView } from '../support/block-kit.ts'
import { actionsOf, readable } from './blocks.ts'
import { hostile, hostileFinding } from './hostile.ts'
import { cardContext, finding, histories, incident, runId } from './incidents.ts'
import { expectTame } from './tame.ts'

const because = { en: 'the same principal', ja: '同じプリンシパル' }
const other = {
  ...finding,
  key: 'other',
  headline: { en: 'CloudTrail was stopped', ja: 'CloudTrail の停止' },
  severity: 'critical' as const,
  region: 'eu-west-1',
}
const joined: Event = { kind: 'seen', finding: other, because }

describe('a card of several findings', () => {
  it('is told by the gravest, and lists each with why it is there', () => {
    const two = incident([joined, { kind: 'seen', finding: { ...finding, count: 9 } }])
    const text = readable(card(two, cardContext('en')))
    expect(text).toContain('2 findings in this incident')
    expect(text).toMatch(
      /🚨 CloudTrail was stopped · `eu-west-1`.*\n.*Joined because: the same principal\./,
    )
    expect(text).toMatch(/🔴 An access key was used from a malicious address.* · ×9/)
    expect(card(two, cardContext('en'))[0]).toMatchObject({
      text: { text: expect.stringContaining('CloudTrail was stopped') },
    })
    expect(readable(card(two, cardContext('ja')))).toContain('統合の理由: 同じプリンシパル。')
  })

  it('names what each is about where that is not the same thing', () => {
    const about = (id: string): Event => ({
      kind: 'seen',
      finding: { ...other, key: id, resource: { ...other.resource, id } },
    })
    expect(readable(card(incident([joined]), cardContext('en')))).not.toMatch(
      new RegExp(`stopped · \`${finding.resource.id}\``),
    )
    const text = readable(card(incident([about('i-0a'), about('i-0b')]), cardContext('en')))
    for (const id of ['i-0a', 'i-0b']) expect(text).toContain(`stopped · \`${id}\` · \`eu-west-1\``)
  })

  it('offers to split only where there is something to split', () => {
    expect(actionsOf(card(incident(), cardContext('en')))).not.toContain('split')
    expect(actionsOf(card(incident([joined]), cardContext('en')))).toContain('split')
  })

  it('says what AWS calls over, and says it of the whole only when all of it is', () => {
    const end: Event = { kind: 'over', finding: { ...other, lastSeen: '2026-11-21T12:04:00.000Z' } }
    const half = readable(card(incident([joined, end]), cardContext('en')))
    expect(half).toContain('over, says AWS')
    expect(half).not.toContain('AWS says that this is over')
    const whole: Event = {
      kind: 'over',
      finding: { ...finding, lastSeen: '2026-11-21T12:06:00.000Z' },
    }
    expect(readable(card(incident([joined, end, whole]), cardContext('en')))).toMatch(
      /AWS says that this is over\* since <!date\^\d+/,
    )
  })
})

describe('a card of an incident that became part of another one', () => {
  const merged: Event = { kind: 'merged', into: 'inc-3', by: 'hikeshi', because }
  it('points there, offers nothing new, and keeps the buttons of its runs', () => {
    const blocks = card(incident([...histories.requested, merged]), cardContext('en'))
    expect(readable(blocks)).toContain('This is part of `inc-3` now')
    expect(readable(blocks)).toContain('the same principal')
    expect(actionsOf(blocks).filter((id) => id !== 'break-glass')).toEqual([
      'approve',
      'reject',
      'show-plan',
    ])
    expect(Object.keys(incident([...histories.requested, merged]).runs)).toEqual([runId])
  })

  it('is named on the other one’s card, with what it brought', () => {
    const absorbed: Event = {
      kind: 'absorbed',
      from: 'inc-5',
      by: 'T024BE7LD/U0ASKER01',
      finding: other,
      members: [memberOf(other)],
      arrivals: 3,
    }
    const text = readable(card(incident([absorbed]), cardContext('en')))
    expect(text).toContain('`inc-5` became part of this incident')
    expect(text).toContain('4 events received')
  })
})

const rule = {
  id: 'sup-1',
  hides: { account: '111122223333', type: finding.type, resource: 'r', actor: 'a' },
  sample: false,
  by: 'T024BE7LD/U0ASKER01',
  owner: 'payments team',
  reason: 'A known scanner',
  at: '2026-11-20T00:00:00.000Z',
  until: '2026-11-28T00:00:00.000Z',
  incident: 'inc-1',
  hidden: 3,
  lastHidden: '2026-11-21T00:00:00.000Z',
}
const now = '2026-11-21T12:00:00.000Z'

describe('rules that hide findings', () => {
  it('are listed with who, why, until when and how often, and lifted by a button', () => {
    const over = { ...rule, id: 'sup-2', until: '2026-11-01T00:00:00.000Z' }
    const lifted = { ...rule, id: 'sup-3', lifted: { by: rule.by, at: now } }
    const blocks = suppressionList([rule, over, lifted], now, cardContext('en'))
    const text = readable(blocks)
    for (const part of [
      'A known scanner',
      'payments team',
      '<@U0ASKER01>',
      'hid 3 findings',
      'ended',
    ])
      expect(text).toContain(part)
    expect(actionsOf(blocks)).toEqual(['lift-suppression'])
  })

  it('are previewed in the form, choice by choice', () => {
    const scopes = [{ scope: 'type-resource' as const, findings: 12, incidents: 1 }]
    const form = suppressForm(incident(), scopes, rule.by, cardContext('en'))
    expect(JSON.stringify(form.blocks)).toContain('Last 30 days: 12 findings, 1 incident')
  })
})

describe('whatever an attacker writes', () => {
  it('in sixty joined findings and in rules, the card, the lists and the forms stay whole and tame', () => {
    const locale = fc.constantFrom('en' as const, 'ja' as const)
    fc.assert(
      fc.property(hostileFinding, hostile, locale, (bad, words, tongue) => {
        const text = { en: words, ja: words }
        const told = Array.from(
          { length: 60 },
          (_, i): Event => ({
            kind: 'seen',
            finding: { ...bad, headline: text, key: `${words}-${i}` },
            because: text,
          }),
        )
        const many = incident(told)
        const ctx = cardContext(tongue)
        const blocks = card(many, ctx)
        expect(checkBlocks(blocks)).toEqual([])
        expect(JSON.stringify(blocks).length).toBeLessThan(12_000)
        expectTame(blocks)
        const scopes = [{ scope: 'type' as const, findings: 1, incidents: 1 }]
        for (const modal of [
          splitForm(many, ctx),
          mergeForm(many, [many, { ...many, id: 'inc-9' }], ctx),
          suppressForm(many, scopes, words, ctx),
        ]) {
          const { title, close, submit } = modal
          const plain = (it: string) => ({ type: 'plain_text', text: it.slice(0, 24) })
          const view = { ...modal, type: 'modal', title: plain(title), close: plain(close) }
          expect(checkView({ ...view, submit: plain(submit?.label ?? '') })).toEqual([])
          expectTame(modal.blocks)
        }
        const bad_rule = {
          ...rule,
          owner: words,
          reason: words,
          hides: { account: words, type: words, resource: words, actor: words },
        }
        const rules = suppressionList(
          Array.from({ length: 40 }, () => bad_rule),
          now,
          ctx,
        )
        expect(checkBlocks(rules)).toEqual([])
        expectTame(rules)
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})
