import { describe, expect, it } from 'vitest'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import { loadCatalog } from '../../src/catalog.ts'
import { printCatalog } from '../../src/catalog-print.ts'
import { openIncident } from '../../src/core/incident.ts'
import { matches } from '../../src/core/match.ts'
import { handlerFor, readFindings } from '../../src/flow/ingest.ts'
import { injectedEvent } from '../../src/flow/inject.ts'
import { type Drill, invented, type Playbook } from '../../src/kit/index.ts'
import { rehearse } from '../support/playbook.ts'
import { worldsInMemory } from '../support/scope.ts'

const catalog = await loadCatalog()
const drills = [...catalog.drill.values()]
const now = Date.parse('2026-11-20T03:00:00.000Z')

const playbook = (id: string): Playbook => {
  const found = catalog.playbook.get(id)
  if (found === undefined) throw new Error(`there is no playbook ${id}`)
  return found
}
const findingsOf = (drill: Drill, inject: string) => {
  const event = injectedEvent(catalog, drill, { rehearsal: `${drill.id}.test`, inject, now })
  const handler = handlerFor(catalog.finding.values(), event)
  return { event, handler, findings: handler ? readFindings({ catalog }, handler, event) : [] }
}
/** An inject whose card offers this playbook on this thing. */
const cardFor = (drill: Drill, id: string, on: string) =>
  drill.injects
    .flatMap((inject) =>
      findingsOf(drill, inject.id).findings.map((finding) => ({ inject, finding })),
    )
    .find(({ finding }) => JSON.stringify(playbook(id).from(finding) ?? {}).includes(`"${on}"`))

describe('the scenarios', () => {
  it('are at least the thirteen attacks that a team should know', () => {
    expect(drills.length).toBeGreaterThanOrEqual(13)
    expect(printCatalog(catalog)['drills']).toHaveLength(drills.length)
  })
})

describe.each(drills.map((drill) => [drill.id, drill] as const))('%s', (_, drill) => {
  const { goal, injects, minutes } = drill
  const attack = injects.filter(({ distractor }) => distractor !== true)

  it('adds up: a hundred points, ids that are there, and time for all of it', () => {
    const { acknowledge, right, tell, wrong } = goal
    const all = [acknowledge, tell, ...right].reduce((sum, { points }) => sum + points, 0)
    expect(all).toBe(100)
    const ids = [...injects, ...right, ...wrong].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of injects.flatMap(({ unless = [] }) => unless))
      expect(right.map((one) => one.id)).toContain(id)
    for (const from of right.flatMap((one) => one.from ?? []))
      expect(injects.map(({ id }) => id)).toContain(from)
    for (const { unless, cost } of injects) expect(cost === undefined).toBe(unless === undefined)
    for (const { after } of injects) expect(after).toBeLessThan(minutes * 60)
    expect(right.some(({ role }) => role === 'contain')).toBe(true)
    expect(wrong.length).toBeGreaterThan(0)
    for (const { cost } of wrong) expect(cost).toBeGreaterThan(0)
  })

  it('is an attack with something harmless beside it, and goes further if nobody contains it', () => {
    expect(attack.length).toBeGreaterThanOrEqual(2)
    expect(injects.length).toBeGreaterThan(attack.length)
    expect(injects.some(({ unless }) => unless !== undefined)).toBe(true)
    expect(attack.some(({ after }) => after === 0)).toBe(true)
  })

  it('sends only what its handlers read, all in one account, and none of it a sample', () => {
    const accounts = injects.map(({ id, event }) => {
      const { handler, findings, event: sent } = findingsOf(drill, id)
      expect(handler?.id).toBe(event.source)
      expect(findings.length).toBeGreaterThan(0)
      expect(handler?.match.some((pattern) => matches(pattern, sent))).toBe(true)
      for (const finding of findings) {
        expect(finding.sample).toBe(false)
        expect(JSON.stringify(finding)).not.toMatch(/\[SAMPLE\]|hikeshiSample/)
        expect(Date.parse(finding.lastSeen)).toBeLessThanOrEqual(now)
        expect(Date.parse(finding.lastSeen)).toBeGreaterThan(now - 86_400_000)
      }
      return findings.map(({ account }) => account)
    })
    expect(new Set(accounts.flat()).size).toBe(1)
  })

  it('has its harmless ones come from elsewhere than the attack', () => {
    const from = (harmless: boolean) =>
      injects
        .filter(({ distractor }) => (distractor === true) === harmless)
        .flatMap(({ id }) => findingsOf(drill, id).findings)
        .flatMap(({ remotes }) => remotes.map(({ ip }) => ip))
    const attackers = [...from(false), invented.remote.ipAddressV4]
    expect(from(true).filter((ip) => attackers.includes(ip))).toEqual([])
  })

  it('keeps to addresses that nobody has', () => {
    const addresses = JSON.stringify(injects).match(/\b\d{1,3}(\.\d{1,3}){3}\b/g) ?? []
    for (const address of addresses)
      expect(address).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113|10\.\d+\.\d+|172\.31\.\d+)\./)
  })

  it('tells its story in both languages', () => {
    const japanese = /[\u3041-\u30ff\u4e00-\u9fff]/
    const texts = [
      ...(['title', 'story', 'lesson'] as const).map((of) => ({
        en: drill.en[of],
        ja: drill.ja[of],
      })),
      ...injects.map(({ en, ja }) => ({ en, ja })),
      ...[...goal.right, ...goal.wrong, goal.tell].map(({ why }) => why),
    ]
    for (const { en, ja } of texts) {
      expect(en).toMatch(/^[ -~–—“”’…]+$/)
      expect(ja).toMatch(japanese)
      expect(ja).not.toMatch(/[，．！？]|[！-～]/)
    }
  })

  it('offers every right and wrong action on a card, by then', () => {
    for (const { playbooks, on } of [...goal.right, ...goal.wrong])
      for (const id of playbooks) expect(cardFor(drill, id, on), `${id} on ${on}`).toBeDefined()
    for (const { playbooks, on, within, from } of goal.right)
      for (const id of playbooks) {
        const { inject } = cardFor(drill, id, on) ?? {}
        const since = injects.find((one) => one.id === from)?.after ?? 0
        expect(inject?.after ?? 0, `${id} on ${on}`).toBeLessThan(since + within)
        expect(from === undefined && inject?.unless !== undefined).toBe(false)
      }
  })

  it('can be won: each right action can be taken in its one world', async () => {
    for (const variant of [0, 1, 2]) {
      const open = makeAws({ accounts: {}, worlds: worldsInMemory(), log: { warn: () => {} } })
      const ran = new Set<string>()
      for (const { playbooks, on } of goal.right) {
        const id = playbooks[variant] ?? playbooks[0] ?? ''
        // This one does everything at once: nothing is left to do after it.
        if (ran.has('attack-sequence-response')) break
        ran.add(id)
        const card = cardFor(drill, id, on)
        if (card === undefined) throw new Error(`${id} on ${on}`)
        const { finding, inject } = card
        const rehearsal = { id: `${drill.id}.test`, inject: inject.id }
        const opened = { kind: 'opened', finding, drill: true, rehearsal } as const
        const simulated = openIncident('inc-1', opened, finding.lastSeen)
        const scope = { simulated, declared: drill.world }
        const done = await rehearse({ playbook: playbook(id), finding, open, scope }).run()
        expect(
          done.steps.flatMap(({ changes }) => changes).length,
          `${id} on ${on}`,
        ).toBeGreaterThan(0)
      }
    }
  })

  it('has wrong actions that could be taken just as well', async () => {
    for (const { playbooks, on } of goal.wrong) {
      const open = makeAws({ accounts: {}, worlds: worldsInMemory(), log: { warn: () => {} } })
      const id = playbooks[0] ?? ''
      const { finding, inject } = cardFor(drill, id, on) ?? {}
      if (finding === undefined) throw new Error(`${id} on ${on}`)
      const rehearsal = { id: `${drill.id}.test`, inject: inject?.id ?? '' }
      const opened = { kind: 'opened', finding, drill: true, rehearsal } as const
      const simulated = openIncident('inc-1', opened, finding.lastSeen)
      const scope = { simulated, declared: drill.world }
      const plan = await rehearse({ playbook: playbook(id), finding, open, scope }).plan()
      expect(plan.steps.flatMap(({ changes }) => changes).length, `${id} on ${on}`).toBeGreaterThan(
        0,
      )
    }
  })
})
