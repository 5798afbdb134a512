import { handlesOf } from '../core/correlate.ts'
import type { Desk } from '../core/desk.ts'
import type { Event } from '../core/events.ts'
import type { Finding } from '../core/finding.ts'
import type { Incident } from '../core/incident.ts'
import { heaviest, type Member } from '../core/members.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import { change } from './change.ts'
import { absorb, sure } from './merge.ts'
import type { World } from './world.ts'

const no = (en: string, ja: string): Refusal => ({ refused: 'not-possible', because: { en, ja } })

/** Why these two cannot be one; undefined: they can. */
function unlike(one: Incident, other: Incident): Refusal | undefined {
  if (one.id === other.id)
    return no(
      'An incident cannot be merged into itself. Choose another one.',
      '同じインシデントには統合できません。別のインシデントを選択してください。',
    )
  for (const { id, merged } of [one, other])
    if (merged)
      return no(
        `${id} is part of ${merged.into} already. Go on from the card of ${merged.into}.`,
        `${id} はすでに ${merged.into} に統合されています。${merged.into} のカードで操作してください。`,
      )
  if (one.finding.account !== other.finding.account)
    return no(
      'They are in two accounts, and what is run for an incident is run in one. Keep them apart.',
      '2 つのインシデントはアカウントが異なります。操作はアカウントごとに実行するため、統合できません。',
    )
  if (one.drill !== other.drill || one.finding.sample !== other.finding.sample)
    return no(
      'One of them is real and the other is a drill or a sample. Keep them apart.',
      '実際のインシデントと、訓練または検出結果のサンプルは統合できません。',
    )
  return undefined
}

/** What stands under its lock. */
const read = (world: World, desk: Desk, id: string) => change(world, { id }, () => [], desk)

export const merge = (
  world: World,
  ask: { incident: string; into: string; by: string },
): Promise<Incident | Refusal> =>
  world.journal.together(async (desk) => {
    const { incident: from, into, by } = ask
    await desk.places.lock([from, into])
    const one = await read(world, desk, from)
    const other = await read(world, desk, into)
    if (isRefusal(one)) return one
    if (isRefusal(other)) return other
    return unlike(one, other) ?? absorb(world, desk, { from, into, by })
  })

export const split = (
  world: World,
  ask: { incident: string; finding: (member: Member) => boolean; by: string },
): Promise<Incident | Refusal> =>
  world.journal.together(async (desk) => {
    const { incident: id, by } = ask
    await desk.places.lock([id])
    const source = await read(world, desk, id)
    if (isRefusal(source)) return source
    const member = source.members.find(ask.finding)
    if (member === undefined) return { refused: 'not-found', what: id }
    const rest = source.members.filter(({ key }) => key !== member.key)
    if (rest.length === 0 || source.merged)
      return no(
        'There is only one finding in this incident, so there is nothing to split.',
        'このインシデントの検出結果は 1 件のみのため、分割できません。',
      )
    const lead = rest.some(({ key }) => key === source.finding.key)
      ? source.finding
      : await told(world, id, heaviest(rest))
    const finding = await told(world, id, member)
    const opened = await sure(world, desk, { key: `${id}/${source.version}/${member.key}` }, () => [
      {
        kind: 'opened',
        finding,
        drill: source.drill,
        ...(source.rehearsal && { rehearsal: source.rehearsal }),
        splitFrom: { incident: id, by },
      },
    ])
    await sure(world, desk, { id }, () => [
      { kind: 'split', key: member.key, into: opened.id, by, rest: lead },
    ])
    const [own] = handlesOf(finding, 0, source.rehearsal?.id)
    if (own) await desk.places.pin(own.id, id, opened.id)
    return opened
  })

/** A finding in full, as it was told last: in this incident's journal, or in that of one that became part of it. */
async function told(world: World, incident: string, member: Member): Promise<Finding> {
  const records = await world.journal.records(`incident/${incident}`)
  const events = records.map(({ event }) => event as unknown as Event).toReversed()
  for (const event of events) {
    if (!('finding' in event) || event.finding.key !== member.key || event.kind === 'over') continue
    const { severity, count, firstSeen, lastSeen } = member
    return { ...event.finding, severity, count, firstSeen, lastSeen }
  }
  for (const event of events)
    if (event.kind === 'absorbed' && event.members.some(({ key }) => key === member.key))
      return told(world, event.from, member)
  throw new Error(`Finding ${member.key} is not in the journal of ${incident}`)
}

/** Incidents that this one could become part of, newest first. */
export async function partners(world: World, incident: Incident): Promise<Incident[]> {
  const newest = await world.journal.incidents({ limit: 200 })
  return newest.filter((other) => unlike(incident, other) === undefined).slice(0, 50)
}
