import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/core/events.ts'
import { card } from '../../src/view/card.ts'
import { checkBlocks } from '../support/block-kit.ts'
import { buttonsOf, readable } from './blocks.ts'
import { cardContext, incident } from './incidents.ts'

const read = (id: string, over: object = {}): Event => ({
  kind: 'enriched',
  id,
  title: { en: `Title of ${id}`, ja: `${id} の見出し` },
  facts: [
    {
      label: { en: 'iam:CreateUser', ja: 'iam:CreateUser' },
      value: '198.51.100.7',
      at: '2026-11-21T12:00:00.000Z',
    },
  ],
  ...over,
})
const said = (events: readonly Event[], locale: 'en' | 'ja' = 'en') =>
  readable(card(incident(events), cardContext(locale)))

describe('what AWS adds to a card', () => {
  it('stands under its heading, with times in the reader’s own zone', () => {
    const text = said([read('calls')])
    expect(text).toContain('*Title of calls*')
    expect(text).toMatch(/• <!date\^1795262400\^[^>]*> iam:CreateUser: `198\.51\.100\.7`/)
    expect(said([read('calls')], 'ja')).toContain('*calls の見出し* (AWS での確認: ')
  })

  it('is one quiet line for all that AWS would not tell, and nothing for what went wrong', () => {
    const none = { facts: [] }
    const text = said([
      read('one', { ...none, unread: 'denied' }),
      read('two', { ...none, unread: 'denied' }),
      read('three', { ...none, unread: 'failed' }),
      read('four', none),
    ])
    expect(text.match(/Could not read/g)).toHaveLength(1)
    expect(text).toContain('Title of one, Title of two: the responder role has no permission')
    expect(text).not.toMatch(/Title of (three|four)/)
  })

  it('says how much more there is, and gives way where a card is full', () => {
    const fact = { label: { en: 'Label', ja: 'ラベル' }, value: 'v'.repeat(200) }
    const many = Array.from({ length: 12 }, () => fact)
    const parts = Array.from({ length: 9 }, (_, i) => read(`part-${i}`, { facts: many }))
    const blocks = card(incident(parts), cardContext('en'))
    expect(checkBlocks(blocks)).toEqual([])
    expect(readable(blocks)).toMatch(/… and \d+ more/)
    expect(JSON.stringify(blocks).length).toBeLessThan(12_000)
  })

  it('adds its pages to those of the finding', () => {
    const links = [
      {
        label: { en: 'Profile', ja: 'プロファイル' },
        url: 'https://us-east-1.console.aws.amazon.com/detective/home?region=us-east-1',
      },
    ]
    expect(said([read('detective', { links })])).toContain('|Profile>')
  })
})

describe('“was this you?” on a card', () => {
  const ids = (mayAsk: boolean, events: readonly Event[] = []) =>
    buttonsOf(card(incident(events), cardContext('en', { mayAsk }))).map((one) => one.action_id)
  const asked = {
    kind: 'asked',
    who: 'T024BE7LD/U0ALICE1',
    by: 'T024BE7LD/U0BOB123',
    locale: 'en',
  } as const

  it('is offered where somebody is known, until they were asked', () => {
    expect(ids(true)).toContain('ask-principal')
    expect(ids(false)).not.toContain('ask-principal')
    expect(ids(true, [asked])).not.toContain('ask-principal')
  })

  it('says who was asked, and what they said', () => {
    expect(said([asked])).toContain('<@U0ALICE1> was asked at')
    expect(said([asked, { kind: 'answered', by: asked.who, mine: true }])).toContain(
      '<@U0ALICE1> says that it was them',
    )
    expect(said([asked, { kind: 'answered', by: asked.who, mine: false }], 'ja')).toContain(
      '本人の操作ではないと回答しました',
    )
  })
})
