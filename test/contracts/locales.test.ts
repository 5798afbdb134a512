import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { HandlerWords } from '../../src/kit/app.ts'
import en, { type Phrases } from '../../src/locales/en.ts'
import ja from '../../src/locales/ja.ts'

/** Every phrase by its path. */
type Phrase = string | ((...details: (string | number)[]) => string)
function phrases(tree: object, path: readonly string[] = []): [path: string, phrase: Phrase][] {
  return Object.entries(tree).flatMap(([key, item]: [string, unknown]): [string, Phrase][] => {
    const here = [...path, key]
    if (typeof item === 'object' && item !== null) return phrases(item, here)
    return [[here.join('.'), item as Phrase]]
  })
}

/** A function is heard with the same detail for each of its parameters. */
const said = (phrase: Phrase, detail: string | number): string =>
  typeof phrase === 'string' ? phrase : phrase(...Array(phrase.length).fill(detail))

const arity = (phrase: Phrase | undefined) => typeof phrase === 'function' && phrase.length

const english = new Map(phrases(en))
const others: [string, Phrases][] = [['ja', ja]]

/** What is the same in every language: layout around values that are in the reader's language already. */
const alike = new Set(['commands.usage'])
const layout = new Set(['card.counted', 'card.mark'])

describe('the languages', () => {
  it('are all among these tests', () => {
    const files = globSync('src/locales/*.ts').map((file) => basename(file, '.ts'))
    expect(files.toSorted()).toEqual(['en', ...others.map(([id]) => id)].toSorted())
  })

  it('say nothing empty', () => {
    for (const [path, phrase] of [...phrases(en), ...phrases(ja)]) {
      expect(said(phrase, '42').trim(), path).not.toBe('')
      expect(said(phrase, '42'), path).not.toMatch(/undefined|\[object|NaN/)
    }
  })

  it.each(others)('say all that English says, and no more: %s', (_id, other) => {
    expect(phrases(other).map(([path]) => path)).toEqual([...english.keys()])
    for (const [path, phrase] of phrases(other)) {
      const original = english.get(path)
      expect(typeof phrase, path).toBe(typeof original)
      expect(arity(phrase), path).toBe(arity(original))
    }
  })

  it.each(others)('use every detail they are given: %s', (_id, other) => {
    const dropped = [...english, ...phrases(other)].flatMap(([path, phrase]) => {
      if (typeof phrase === 'string') return []
      const details = Array.from({ length: phrase.length }, (_, i) => `detail${i}`)
      const text = phrase(...details)
      return details.filter((detail) => !text.includes(detail)).map((detail) => `${path} ${detail}`)
    })
    // How often it arrived is said only from the second time on, and how many things one run may have where there are more.
    const atTimes = ['card.counted detail1', 'run.targets.note detail1']
    expect(dropped).toEqual([...atTimes, ...atTimes])
  })

  it('are Japanese in Japanese', () => {
    for (const [path, phrase] of phrases(ja)) {
      if (layout.has(path) || path === 'lists.comma') continue
      expect(said(phrase, '42'), path).toMatch(/[ぁ-んァ-ヶ一-龠]/)
    }
  })

  it('are not English in Japanese', () => {
    for (const [path, phrase] of phrases(ja)) {
      if (alike.has(path) || layout.has(path)) continue
      expect(said(phrase, 42), path).not.toBe(said(english.get(path) ?? '', 42))
    }
  })

  it('put a half-width space between Japanese and Latin words, and end sentences as Japanese does', () => {
    for (const [path, phrase] of phrases(ja)) {
      const text = said(phrase, '42')
      expect(text, path).not.toMatch(/[ぁ-んァ-ヶ一-龠][A-Za-z0-9]|[A-Za-z0-9][ぁ-んァ-ヶ一-龠]/)
      expect(text, path).not.toMatch(
        /[！？０-９Ａ-Ｚａ-ｚ（）：]|(です|ます|ません|ました|ください)$/,
      )
    }
  })

  it('use the words of AWS’s Japanese console', () => {
    expect(ja.severities).toEqual({
      info: '情報',
      low: '低',
      medium: '中',
      high: '高',
      critical: '重大',
    })
    expect(ja.card.resource).toBe('影響を受けるリソース')
    expect([ja.buttons.approve, ja.buttons.reject, ja.buttons.undo]).toEqual([
      '承認',
      '却下',
      '元に戻す',
    ])
    expect(ja.card.sampleNote).toContain('検出結果のサンプル')
  })
})

describe('the phrases that handlers share', () => {
  const heard: [string, HandlerWords][] = [
    ['en', en.handlers],
    ['ja', ja.handlers],
  ]

  it.each(heard)('fit where Slack shows them: %s', (_id, words) => {
    const { planTitle, undoTitle, rejectTitle, requestApproval, reject, close } = words
    for (const title of [planTitle, undoTitle, rejectTitle, requestApproval, reject, close])
      expect(title.length).toBeLessThanOrEqual(24)
  })

  it.each([
    ['en', en],
    ['ja', ja],
  ])('and so do buttons and dialogs: %s', (_id, { buttons, confirm }) => {
    for (const button of [...Object.values(buttons), confirm.cancel])
      expect(button.length).toBeLessThanOrEqual(30)
    for (const title of [confirm.approveTitle, confirm.retryTitle])
      expect(title.length).toBeLessThanOrEqual(100)
    expect(
      confirm.approve('t'.repeat(100), 'a'.repeat(70), 'ap-northeast-1', 'h'.repeat(12)).length,
    ).toBeLessThanOrEqual(300)
  })
})
