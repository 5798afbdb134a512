import { describe, expect, it } from 'vitest'
import {
  type ChannelNow,
  gapMs,
  nextMove,
  ranks,
  stormAt,
  type WantedCard,
} from '../../src/core/storm.ts'

const now = 1_800_000_000_000
const channel: ChannelNow = { freeAt: 0, patienceUntil: 0, digestAt: now, fresh: 0 }
const card: WantedCard = {
  incident: 'inc-1',
  channel: 'C1',
  unsure: false,
  rank: ranks.fresh,
  severity: 2,
  wanted: 1,
}
const critical = { ...card, rank: ranks.critical }
const storm = { ...channel, storm: 'storm-C1-1', fresh: stormAt }

/** When each of so many cards in a row is shown, in milliseconds from the first look. */
function paced(next: WantedCard, count: number): number[] {
  const times: number[] = []
  let [at, freeAt] = [now, 0]
  while (times.length < count) {
    const move = nextMove({ ...channel, freeAt, next }, at)
    if (move.do === 'wait') at += move.ms
    else if (move.do === 'show') {
      times.push(at - now)
      freeAt = move.freeAt
    } else throw new Error(move.do)
  }
  return times
}

describe('the pace of a channel', () => {
  it('lets a short burst through, and then a card a second', () => {
    expect(paced(card, 6)).toEqual([0, 0, 0, gapMs, 2 * gapMs, 3 * gapMs])
  })

  it('counts a call like a post', () => {
    const call = { nth: 1, why: 'graver', unsure: false } as const
    const [, , ...rest] = paced({ ...card, ts: '1.1', rank: ranks.update, call }, 4)
    expect(rest).toEqual([0, gapMs])
  })

  it('counts the update of a message double, since Slack takes fewer of those', () => {
    const [, , ...rest] = paced({ ...card, ts: '1.1', rank: ranks.update }, 6)
    expect(rest).toEqual([2 * gapMs, 4 * gapMs, 6 * gapMs, 8 * gapMs])
  })

  it('lets what is critical, or was done by people, go at once where another card has to wait', () => {
    const busy = { ...channel, freeAt: now + gapMs }
    expect(nextMove({ ...busy, next: card }, now)).toEqual({ do: 'wait', ms: gapMs })
    for (const rank of [ranks.critical, ranks.people])
      expect(nextMove({ ...busy, next: { ...card, rank } }, now).do).toBe('show')
  })

  it('pays later for what went at once: a minute never holds more than sixty and the burst', () => {
    expect(paced(critical, 70).filter((at) => at < 60_000).length).toBeLessThanOrEqual(60 + 3)
  })

  it('asks nothing of a chat that asked for patience, for Critical neither', () => {
    const patient = { ...channel, patienceUntil: now + 5_000, next: critical }
    expect(nextMove(patient, now)).toEqual({ do: 'wait', ms: 5_000 })
    expect(nextMove(patient, now + 5_000).do).toBe('show')
  })

  it('is held up by no replica whose clock is an hour ahead, nor is its digest', () => {
    const hour = 3_600_000
    const { freeAt } = { freeAt: now, ...nextMove({ ...channel, next: card }, now + hour) }
    expect(freeAt).toBeGreaterThan(now + hour - 10_000)
    expect(nextMove({ ...channel, freeAt, next: card }, now)).toMatchObject({ do: 'show' })
    expect(nextMove({ ...storm, digestAt: now + hour }, now)).toEqual({ do: 'redraw' })
  })

  it('rests when nothing is wanted', () => {
    expect(nextMove(channel, now)).toEqual({ do: 'rest' })
  })
})

describe('a storm', () => {
  it('begins when more comes in a minute than anybody reads', () => {
    expect(nextMove({ ...channel, fresh: stormAt - 1, next: card }, now).do).toBe('show')
    expect(nextMove({ ...channel, fresh: stormAt, next: card }, now).do).toBe('begin-storm')
  })

  it('folds new cards, and shows critical ones, what people did, updates, and what was perhaps posted', () => {
    expect(nextMove({ ...storm, next: card }, now).do).toBe('fold')
    for (const next of [
      critical,
      { ...card, rank: ranks.people },
      { ...card, ts: '1.1', rank: ranks.update },
      { ...card, unsure: true },
    ])
      expect(nextMove({ ...storm, next }, now).do).toBe('show')
  })

  it('draws its digest again every ten seconds, whatever waits, and waits for that', () => {
    expect(nextMove(storm, now)).toEqual({ do: 'wait', ms: 10_000 })
    expect(nextMove({ ...storm, next: critical }, now + 10_000)).toEqual({ do: 'redraw' })
  })

  it('is over once only a few come, and not as soon as it is a little less', () => {
    expect(nextMove({ ...storm, fresh: 6 }, now).do).toBe('wait')
    expect(nextMove({ ...storm, fresh: 5 }, now).do).toBe('end-storm')
  })
})
