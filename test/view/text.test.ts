import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clock,
  code,
  cut,
  exact,
  mention,
  moment,
  mrkdwn,
  safe,
  when,
} from '../../src/view/text.ts'
import { foreign } from './blocks.ts'
import { hostile } from './hostile.ts'

describe('text of others', () => {
  it('loses what cannot be seen or reorders the line', () => {
    expect(safe('in\u200Bvoice\u202Egpj.exe\u2066\uFEFF\u{E0041}', 100)).toBe('invoicegpj.exe')
  })

  it('is one line', () => {
    expect(safe('a\r\n\n*verified*\u2028b', 100)).toBe('a *verified* b')
  })

  it('loses half characters and stacks of marks', () => {
    expect(safe('\uD83D ok \uDE00', 100)).toBe('ok')
    expect(safe(`e${'\u0301'.repeat(500)}`, 1000).length).toBeLessThan(10)
  })

  it('is cut between characters as people see them, and says so', () => {
    expect(safe('👩🏽‍🚒'.repeat(3), 6)).toMatch(/^(👩🏽)?.*…$/u)
    expect(cut('ab👍🏽cd', 4)).toBe('ab…')
    expect(cut('が'.normalize('NFD').repeat(3), 4)).toBe(`${'が'.normalize('NFD')}…`)
    expect(cut('abcd', 4)).toBe('abcd')
  })

  it('never becomes a mention, a broadcast, a link or formatting', () => {
    expect(mrkdwn('<!channel> <@U1> <https://evil|AWS> & `x` *b* ~s~ _i_ :skull: @here #ops')).toBe(
      '&lt;!channel&gt; &lt;＠U1&gt; &lt;https:∕∕evil|AWS&gt; &amp; ˋxˋ ∗b∗ ∼s∼ ＿i＿ ∶skull: ＠here ＃ops'.replace(
        '＠U1',
        '@U1',
      ),
    )
  })

  it('leaves names as they are where nothing needs taming', () => {
    expect(mrkdwn('arn:aws:iam::111122223333:role/my_build_role')).toBe(
      'arn:aws:iam::111122223333:role/my_build_role',
    )
  })

  it('cannot leave a code span', () => {
    expect(code('a` <@U0ADMIN01> `b')).toBe('`aˋ &lt;@U0ADMIN01&gt; ˋb`')
    expect(code(' \u200B ')).toBe('–')
  })

  it('shows hidden characters in a diff, where somebody approves them', () => {
    expect(exact('ad\u200Bmin ')).toBe('`ad\\u{200b}min\\u{20}`')
  })

  it('keeps right-to-left names from swapping the two sides of an arrow', () => {
    expect(exact('שלום')).toBe('`\u2068שלום\u2069`')
  })

  it.each([1, 5, 40, 300])('keeps within %i characters after escaping', (max) => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(safe(value, max).length).toBeLessThanOrEqual(max)
        expect(mrkdwn(value, max + 3).length).toBeLessThanOrEqual(max + 3)
        expect(code(value, max + 8).length).toBeLessThanOrEqual(max + 8)
        expect(exact(value, max + 8).length).toBeLessThanOrEqual(max + 8)
        for (const text of [mrkdwn(value), code(value), exact(value)]) {
          expect(foreign(text)).toEqual([])
          expect(text.isWellFormed()).toBe(true)
        }
        expect(safe(value, max)).not.toMatch(/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u)
      }),
      { numRuns: 60 },
    )
  })
})

describe('people and times', () => {
  it('mentions people by their Slack ids only', () => {
    expect(mention('T024BE7LD/U061F7AUR')).toBe('<@U061F7AUR>')
    expect(mention('local/responder')).toBe('`local/responder`')
    expect(mention('T024BE7LD/U1> <!channel')).toBe('`T024BE7LD/U1&gt; &lt;!channel`')
  })

  it('shows a moment in the zone of the reader, named', () => {
    const at = '2026-11-21T12:04:41.000Z'
    expect(moment(at, 'en')).toBe('2026-11-21 12:04:41 UTC')
    expect(moment(at, 'ja', 'Asia/Tokyo')).toBe('2026-11-21 21:04:41 JST')
    expect(moment(at, 'en', 'America/New_York')).toBe('2026-11-21 07:04:41 EST')
    expect(moment(at, 'en', 'No/Where')).toBe('2026-11-21 12:04:41 UTC')
    expect(when(at, 'en')).toBe('<!date^1795262681^{date_num} {time_secs}|2026-11-21 12:04:41 UTC>')
    expect(clock(at, 'en')).toBe('<!date^1795262681^{time_secs}|12:04:41 UTC>')
  })

  it('shows what is no moment as it came, escaped', () => {
    expect(when('<!channel>', 'en')).toBe('`&lt;!channel&gt;`')
  })
})
