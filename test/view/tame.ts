import { expect } from 'vitest'
import type { Block } from '../../src/core/blocks.ts'
import { foreign, mrkdwnOf, plainOf } from './blocks.ts'

/** No mention, no foreign link, no broken formatting, nothing invisible. */
export function expectTame(blocks: readonly Block[]): void {
  for (const { text, verbatim } of mrkdwnOf(blocks)) {
    expect(verbatim).toBe(true)
    expect(foreign(String(text))).toEqual([])
    expect(String(text).isWellFormed()).toBe(true)
    // A backtick too many would turn the rest of a text, and our own words in it, into something else.
    expect((String(text).match(/`/g) ?? []).length % 2).toBe(0)
  }
  for (const { text, emoji } of plainOf(blocks)) {
    expect(emoji).toBe(false)
    expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u)
  }
}
