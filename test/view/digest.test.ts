import { describe, expect, it } from 'vitest'
import { openIncident } from '../../src/core/incident.ts'
import type { Digest, Talker } from '../../src/core/storm.ts'
import en from '../../src/locales/en.ts'
import ja from '../../src/locales/ja.ts'
import { digest, foldedList } from '../../src/view/digest.ts'
import { checkBlocks } from '../support/block-kit.ts'
import { finding } from '../support/finding.ts'

const talker = (name: string): Talker => ({ name, events: 900, incidents: 30, incident: 'inc-7' })
const hostile = [
  '<!channel> <https://evil.example|AWS>',
  `\u202e${'x'.repeat(64_000)}`,
  '*bold* `code` \u200b@here',
]
const storm: Digest = {
  id: 'storm-C0SECURITY-1795000000000',
  over: false,
  incidents: 412,
  events: 4_980,
  shown: 3,
  severities: { low: 400, medium: 12 },
  actors: hostile.map(talker),
  types: hostile.map(talker),
  accounts: hostile.map(talker),
}
const languages = [
  ['en', en],
  ['ja', ja],
] as const

describe('the digest of a storm', () => {
  it.each(languages)(
    'fits Slack and mentions, links and formats nothing of an attacker’s: %s',
    (locale, say) => {
      for (const over of [false, true]) {
        const { blocks, text } = digest({ ...storm, over }, { say, locale })
        expect(checkBlocks(blocks)).toEqual([])
        const all = JSON.stringify(blocks) + text
        // Slack reads markup in mrkdwn alone; what is plain text there is shown as it stands.
        const read = JSON.stringify(blocks).match(/"type":"mrkdwn","text":"(\\"|[^"])*"/g) ?? []
        expect(read.join() + text).not.toMatch(/<!(channel|here)|<https/)
        expect(read.length).toBeGreaterThan(4)
        expect(all).not.toMatch(/\u202e|\u200b/)
        expect(all.length).toBeLessThan(11_500)
        expect(all).toContain('4980')
      }
    },
  )

  it('is found again by its id', () => {
    const { metadata } = digest(storm, { say: en, locale: 'en' })
    expect(metadata?.event_payload).toEqual({ incident: storm.id })
  })

  it.each(languages)(
    'lists as many as a modal takes, each with its button, and counts the others: %s',
    (locale, say) => {
      const event = { kind: 'opened', finding, drill: false } as const
      const all = Array.from({ length: 20 }, (_, n) =>
        openIncident(`inc-${n}`, event, '2026-01-01T00:00:00.000Z'),
      )
      const blocks = foldedList(all, 412, { say, locale })
      expect(checkBlocks(blocks)).toEqual([])
      expect(JSON.stringify(blocks).match(/"unfold"/g)).toHaveLength(20)
      expect(JSON.stringify(blocks)).toContain('392')
    },
  )
})
