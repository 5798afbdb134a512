import type { Decision } from '../core/decide.ts'
import {
  addTask,
  assign,
  closeIncident,
  doneTask,
  link,
  note,
  reopenIncident,
  unlink,
} from '../core/decide-life.ts'
import type { Incident } from '../core/incident.ts'
import { rolesOf } from '../core/policy.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import type { LifeDesk } from '../kit/life.ts'
import { handOver } from '../view/hand-over.ts'
import { lifeForm } from '../view/life.ts'
import { code } from '../view/text.ts'
import { change, type Decide } from './change.ts'
import type { makeViews } from './words.ts'
import type { World } from './world.ts'

const known =
  (id: string, decide: (incident: Incident) => Decision): Decide =>
  (incident) =>
    incident === undefined ? { refused: 'not-found', what: id } : decide(incident)

/** Thrown so that neither stream keeps its half. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

async function linkBoth(
  world: World,
  ask: { incident: string; to: string; apart: boolean; by: string },
): Promise<Incident | Refusal> {
  const { incident: one, to: other, apart, by } = ask
  const decide = apart ? unlink : link
  try {
    return await world.journal.together(async (desk) => {
      await desk.places.lock([one, other])
      const half = async (id: string, to: string): Promise<Incident> => {
        const changed = await change(
          world,
          { id },
          known(id, (incident) => decide(incident, { to, by })),
          desk,
        )
        if (isRefusal(changed)) throw new Refused(changed)
        return changed
      }
      const changed = await half(one, other)
      await half(other, one)
      return changed
    })
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

export function makeLife(world: World, views: ReturnType<typeof makeViews>): LifeDesk {
  const on = (id: string, decide: (incident: Incident) => Decision) =>
    change(world, { id }, known(id, decide))
  return {
    form: (what, incident, { locale }) => lifeForm(what, incident, views.say(locale)),
    close: ({ incident, by, ...ask }) =>
      on(incident, (it) => closeIncident(it, { ...ask, by: by.id })),
    reopen: ({ incident, by, reason }) =>
      on(incident, (it) => reopenIncident(it, { by: by.id, reason })),
    role: async ({ incident, role, who, by, off = false }) =>
      rolesOf(world.policy, who).length === 0
        ? { refused: 'not-found', what: who }
        : on(incident, (it) => assign(it, { role, who, by: by.id, off })),
    note: ({ incident, by, text }) => on(incident, (it) => note(it, { by: by.id, text })),
    task: ({ incident, by, ...ask }) => on(incident, (it) => addTask(it, { ...ask, by: by.id })),
    done: ({ incident, by, task }) => on(incident, (it) => doneTask(it, { by: by.id, task })),
    link: ({ by, ...ask }) => linkBoth(world, { ...ask, by: by.id }),
    handOver: async (id, { locale, zone }) => {
      const incident = await world.journal.incident(id)
      if (incident === undefined) return { refused: 'not-found', what: id }
      return handOver(incident, {
        say: views.say(locale),
        locale,
        accountName: (account) => world.policy.accounts[account]?.name,
        titleOf: (playbook) => {
          const { en, ja } = world.catalog.playbook.get(playbook) ?? {}
          return en && ja && { en: en.title, ja: ja.title }
        },
        ...(zone !== undefined && { zone }),
      })
    },
    say: (what, { id, tasks = [] }, { locale }) => {
      const { said } = views.say(locale).life
      const task = String(tasks.at(-1)?.id ?? '')
      return what === 'tasked' ? said.tasked(task, code(id, 80)) : said[what](code(id, 80))
    },
  }
}
