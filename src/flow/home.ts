import type { Block } from '../core/blocks.ts'
import { dutyAt, overridesIn } from '../core/oncall.ts'
import { has, type Person } from '../core/people.ts'
import { isNamed } from '../core/rules.ts'
import type { Locale } from '../core/text.ts'
import type { App } from '../kit/app.ts'
import type { Phrases } from '../locales/en.ts'
import { type Home, homeBlocks } from '../view/home.ts'
import { onCallEvents } from './page.ts'
import { rulingOn } from './ruling.ts'
import type { World } from './world.ts'

/** Requests wait for minutes: what is older than so many open incidents waits for nobody any more. */
const looked = 200
const drillsShown = 5

/** One person's own page: what waits for them, what is theirs, and how things stand. */
export async function makeHome(
  world: World,
  posture: Pick<App['posture'], 'latest'>,
  say: (locale: Locale) => Phrases,
  person: Person,
): Promise<readonly Block[]> {
  const { journal, catalog, clock, policy, rehearsals } = world
  const now = clock.now()
  const [open, mine, events, view, played] = await Promise.all([
    journal.incidents({ limit: looked, state: 'open' }),
    journal.incidents({ limit: looked, state: 'open', who: person.id }),
    onCallEvents(world),
    posture.latest('all'),
    rehearsals.rehearsals(50),
  ])
  const titleOf = (id: string) => {
    const { en, ja } = catalog.playbook.get(id) ?? {}
    return { en: en?.title ?? id, ja: ja?.title ?? id }
  }
  const mayApprove = has(person, 'approver') || has(person, 'lead')
  const home: Home = {
    approvals: open.flatMap((incident) =>
      Object.values(incident.runs)
        .filter(
          ({ id, state, by, approvals, expiresAt = '' }) =>
            state === 'requested' &&
            Date.parse(expiresAt) > now &&
            by !== person.id &&
            mayApprove &&
            !approvals.some((one) => one.by === person.id) &&
            isNamed(person, rulingOn(world, incident, id).approvers),
        )
        .map((run) => ({ incident, run, title: titleOf(run.plan.playbook) })),
    ),
    mine,
    duties: (policy.oncall?.rotations ?? []).map((rotation) => ({
      rotation: rotation.name,
      person: dutyAt(rotation, overridesIn(events), now),
    })),
    ...(view && { posture: view.score }),
    drills: played
      .flatMap(({ scenario, score }) => {
        const own = score?.people[person.id]
        const drill = catalog.drill.get(scenario)
        return score && own && drill
          ? [{ title: { en: drill.en.title, ja: drill.ja.title }, score, own: own.points }]
          : []
      })
      .slice(0, drillsShown),
    at: new Date(now).toISOString(),
  }
  return homeBlocks(home, {
    say: say(person.locale),
    locale: person.locale,
    accountName: (id) => policy.accounts[id]?.name,
    ...(person.zone !== undefined && { zone: person.zone }),
  })
}
