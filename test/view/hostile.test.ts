import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainer } from '../../src/core/newest.ts'
import { card } from '../../src/view/card.ts'
import { awsUrl } from '../../src/view/facts.ts'
import { list } from '../../src/view/list.ts'
import { message } from '../../src/view/message.ts'
import { planBlocks } from '../../src/view/plan.ts'
import { question } from '../../src/view/question.ts'
import { refusalText } from '../../src/view/refusal.ts'
import { checkBlocks } from '../support/block-kit.ts'
import { buttonsOf, foreign, menusOf } from './blocks.ts'
import { hostile, hostileIncident } from './hostile.ts'
import { cardContext, languages, planContext } from './incidents.ts'
import { expectTame } from './tame.ts'

const locale = fc.constantFrom('en' as const, 'ja' as const)

describe('whatever an attacker writes', () => {
  it('a card makes no mention and no foreign link, and fits into one message', () => {
    fc.assert(
      fc.property(hostileIncident, locale, hostile, (incident, tongue, words) => {
        const offers = Array.from({ length: 40 }, (_, i) => ({
          id: `playbook-${i}`,
          button: { en: words, ja: words },
          title: { en: words, ja: words },
          risk: 'high' as const,
        }))
        const ctx = cardContext(tongue, { offers, accountName: () => words })
        const blocks = card(incident, ctx)
        expect(checkBlocks(blocks)).toEqual([])
        expect(checkBlocks(plainer(blocks))).toEqual([])
        expect(blocks.length).toBeLessThanOrEqual(50)
        expect(JSON.stringify(blocks).length).toBeLessThan(12_000)
        expectTame(blocks)
      }),
      { numRuns: 80 },
    )
  })

  it('a button carries an opaque id and nothing else', () => {
    fc.assert(
      fc.property(hostileIncident, hostile, (incident, words) => {
        const ids = [incident.id, ...Object.keys(incident.runs)]
        const offers = Array.from({ length: 9 }, (_, i) => ({
          id: `playbook-${i}`,
          button: { en: words, ja: words },
          title: { en: words, ja: words },
          risk: 'high' as const,
        }))
        const blocks = card(incident, cardContext('en', { offers }))
        for (const { action_id, options } of menusOf(blocks)) {
          expect(action_id).toBe(`plan-other/${incident.id}`)
          for (const { value } of options) expect(value).toMatch(/^playbook-\d$/)
        }
        for (const { value, action_id } of buttonsOf(blocks)) {
          expect(ids).toContain(value)
          expect(action_id).toMatch(
            /^(ack|approve|reject|show-plan|retry|undo|break-glass|halt|skip|extend|review|suppress|merge|split|resolve|false-alarm|reopen|take-command|note|role|channel|update|personal-data|clock|plan\/[\w-]+)$/,
          )
        }
      }),
      { numRuns: 40 },
    )
  })

  it('a plan makes no mention and no foreign link, and fits into one modal', () => {
    fc.assert(
      fc.property(hostileIncident, locale, (incident, tongue) => {
        for (const run of Object.values(incident.runs).slice(0, 2)) {
          const blocks = planBlocks(incident, run, planContext(tongue))
          expect(checkBlocks(blocks, 'modal')).toEqual([])
          expectTame(blocks)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('a question to the person behind a principal makes no mention and no foreign link', () => {
    fc.assert(
      fc.property(hostileIncident, locale, hostile, (incident, tongue, words) => {
        const asked = { who: words, by: words, at: words, locale: tongue }
        const { blocks, text } = question(incident, asked, cardContext(tongue))
        expect(checkBlocks(blocks)).toEqual([])
        expectTame(blocks)
        expect(text.length).toBeLessThan(100)
      }),
      { numRuns: 40 },
    )
  })

  it('a list fits into one message', () => {
    fc.assert(
      fc.property(hostileIncident, locale, (incident, tongue) => {
        const blocks = list(
          Array.from({ length: 60 }, () => incident),
          cardContext(tongue),
        )
        expect(checkBlocks(blocks)).toEqual([])
        expect(JSON.stringify(blocks).length).toBeLessThan(12_000)
        expectTame(blocks)
      }),
      { numRuns: 40 },
    )
  })

  it('a notification is short and addresses nobody', () => {
    fc.assert(
      fc.property(hostileIncident, locale, (incident, tongue) => {
        const { text } = message(incident, cardContext(tongue))
        expect(text.length).toBeLessThanOrEqual(300)
        expect(text).not.toMatch(/[<>]|:\/\/|@here|@channel|@everyone|`/i)
      }),
      { numRuns: 60 },
    )
  })

  it('a refusal stays within one section', () => {
    fc.assert(
      fc.property(hostileIncident, hostile, (incident, words) => {
        const changes = Object.values(incident.runs)
          .flatMap((run) => run.plan.steps)
          .flatMap((step) => step.changes)
        const said = [
          refusalText({ refused: 'plan-changed', changes }, languages.en, 'en'),
          refusalText({ refused: 'drifted', changes }, languages.ja, 'ja'),
          refusalText({ refused: 'not-found', what: words }, languages.en, 'en'),
          refusalText({ refused: 'aws-denied', action: words, because: words }, languages.ja, 'ja'),
          refusalText(
            { refused: 'does-not-apply', because: { en: words, ja: words } },
            languages.en,
            'en',
          ),
        ]
        for (const text of said) {
          expect(text.length).toBeLessThan(3000)
          expect(foreign(text)).toEqual([])
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('links', () => {
  it.each([
    'https://us-east-1.console.aws.amazon.com/guardduty/home?region=us-east-1#/findings',
    'https://console.amazonaws.cn/guardduty/home',
    'https://console.amazonaws-us-gov.com/detective/home',
  ])('lead to AWS: %s', (url) => {
    expect(awsUrl(url)).toBe(url)
  })

  it.each([
    'http://console.aws.amazon.com/',
    'https://console.aws.amazon.com.evil.example/',
    'https://console.aws.amazon.com@evil.example/',
    'https://evilaws.amazon.com/',
    'https://user:pw@console.aws.amazon.com/',
    'https://console.aws.amazon.com:8443/',
    'https://evil.example/?https://console.aws.amazon.com',
    'https://bucket.s3.amazonaws.com/x',
    'javascript:alert(1)',
    'console.aws.amazon.com',
    `https://console.aws.amazon.com/${'a'.repeat(700)}`,
  ])('lead nowhere else: %s', (url) => {
    expect(awsUrl(url)).toBeUndefined()
  })

  it('cannot end early and go on as text', () => {
    expect(awsUrl('https://console.aws.amazon.com/#a|b>c<d&e')).toBe(
      'https://console.aws.amazon.com/#a%7Cb%3Ec%3Cd&amp;e',
    )
  })
})
