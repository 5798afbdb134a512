import { describe, expect, it } from 'vitest'
import { loadCatalog } from '../../src/catalog.ts'
import { type DataTable, plainer } from '../../src/core/newest.ts'
import type { Rehearsal } from '../../src/core/rehearsal.ts'
import { scoreOf } from '../../src/core/score.ts'
import { scenarioOf } from '../../src/flow/drill-desk.ts'
import { debrief, drillList, drillNotice, plainOf, season } from '../../src/view/drill.ts'
import { checkBlocks } from '../support/block-kit.ts'
import { foreign, mrkdwnOf, readable } from './blocks.ts'
import { cardContext } from './incidents.ts'

const catalog = await loadCatalog()
const drills = [...catalog.drill.values()]
const scenarios = drills.map(scenarioOf)
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 3, minutes)).toISOString()

/** Everything was sent, nothing was done but everything wrong that could be told, and everybody was there. */
const worst = (drill: (typeof drills)[number]): Rehearsal => {
  const injects = Object.fromEntries(
    drill.injects.map(({ id }, i) => [id, { at: at(i), sent: true }]),
  )
  const sent = Object.fromEntries(drill.injects.map(({ id }, i) => [id, at(i)]))
  const score = scoreOf(drill.goal, drill.injects, { sent, incidents: [], told: [] })
  const by = Array.from({ length: 8 }, (_, i) => `T024BE7LD/U061F7AU${i}`)
  const people = by.map((id) => [id, { points: -20, deeds: 2 }] as const)
  const wrong = drill.goal.wrong.map(
    ({ id, cost }) => ({ kind: 'wrong', id, state: 'wrong', points: -cost, of: 0, by }) as const,
  )
  return {
    id: `${drill.id}.7f3k9qxz`,
    scenario: drill.id,
    by: 'T024BE7LD/U061F7AUR',
    state: 'ended',
    at: at(0),
    startedAt: at(0),
    closedAt: at(40),
    hurriedMs: 0,
    injects,
    told: [],
    posted: [],
    score: { ...score, lines: [...score.lines, ...wrong], people: Object.fromEntries(people) },
    version: 9,
  }
}

describe.each(['en', 'ja'] as const)('drills in %s', (lang) => {
  const ctx = { say: cardContext(lang).say, locale: lang }

  it('fit Slack with every scenario, at its beginning and at its worst end', () => {
    for (const [i, drill] of drills.entries()) {
      const scenario = scenarios[i]
      if (scenario === undefined) throw new Error(drill.id)
      for (const notice of ['begun', 'over'] as const) {
        const { blocks, text } = drillNotice(worst(drill), scenario, notice, ctx)
        expect(checkBlocks(blocks), `${drill.id} ${notice}`).toEqual([])
        expect(JSON.stringify(blocks).length).toBeLessThan(12_000)
        expect(mrkdwnOf(blocks).flatMap((one) => foreign(String(one['text'])))).toEqual([])
        expect(text).toMatch(lang === 'ja' ? /^【訓練】/ : /^DRILL · /)
        expect(readable(blocks)).not.toMatch(/undefined|NaN|\[object/)
      }
    }
    expect(checkBlocks(drillList(scenarios, undefined, ctx))).toEqual([])
  })

  it('tell each line of the score by the words of its scenario', () => {
    for (const [i, drill] of drills.entries()) {
      const scenario = scenarios[i]
      if (scenario === undefined) throw new Error(drill.id)
      const said = plainOf(debrief(worst(drill), scenario, ctx))
      const { goal, injects } = drill
      const whys = [...goal.right, ...goal.wrong, goal.tell].filter((one) => !('from' in one))
      for (const { why } of whys) expect(said).toContain(why[lang].slice(0, 50))
      for (const inject of injects) expect(said).toContain(inject[lang].slice(0, 30))
      expect(said).toContain(drill[lang].lesson.slice(0, 60))
    }
  })

  it('have a season of as many as there were, the newest first', () => {
    const many = Array.from({ length: 60 }, (_, i) => {
      const drill = drills[i % drills.length]
      if (drill === undefined) throw new Error('no drills')
      return { ...worst(drill), id: `${drill.id}.${i}` }
    })
    const told = season(many, scenarios, '2026', ctx)
    for (const form of [told, plainer(told)]) expect(checkBlocks(form)).toEqual([])
    const [table] = told.filter(({ type }) => type === 'data_table') as DataTable[]
    expect(table?.rows).toHaveLength(21)
    expect(table?.rows[0]?.map(({ text }) => text).join()).toBe(
      lang === 'ja'
        ? '訓練,開始,得点,結果,封じ込めまで'
        : 'Drill,Began,Points,Outcome,Contained after',
    )
    expect(told.some(({ type }) => type === 'data_visualization')).toBe(true)
    expect(readable(season(many, scenarios, '2026', ctx))).toContain('60')
    expect(readable(season(many, scenarios, '2025', ctx))).toContain(ctx.say.drills.noSeason)
    const preempted = many.map(({ score: _, ...one }) => one)
    expect(readable(season(preempted, scenarios, '2026', ctx))).toContain(ctx.say.drills.noSeason)
  })
})

describe('a drill that somebody real ended', () => {
  it('is told of without a score, and names the incident', () => {
    const [drill] = drills
    const [scenario] = scenarios
    if (drill === undefined || scenario === undefined) throw new Error('no drills')
    const { score: _, ...rest } = worst(drill)
    const blocks = debrief({ ...rest, state: 'preempted', preemptedBy: 'inc-42' }, scenario, {
      say: cardContext('en').say,
      locale: 'en',
    })
    expect(readable(blocks)).toContain('`inc-42`')
    expect(readable(blocks)).toContain('does not count')
  })
})
