import type { Incident } from '../../src/core/incident.ts'
import type { Score } from '../../src/core/score.ts'
import type { Drill } from '../../src/kit/index.ts'
import { type Bot, until } from './bot.ts'
import { incidents } from './responder.ts'

interface Answer {
  readonly text: string
  readonly blocks?: readonly object[]
  readonly data?: { readonly drill?: string } & Partial<Score>
}

/** What people do in a drill on the console. */
export function drills(bot: Bot) {
  let drill = ''
  return {
    ask: async (text: string, as = 'local/responder', lang = 'en'): Promise<Answer> => {
      const response = await fetch(`${bot.url}/api/command`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: bot.url, 'x-hikeshi-console': '1' },
        body: JSON.stringify({ as, lang, text: `drill ${text}` }),
      })
      const answer = (await response.json()) as Answer
      drill = answer.data?.drill ?? drill
      return answer
    },
    /** The incident that an inject of the drill made, once it is there. */
    card: (inject: string): Promise<Incident> =>
      until(async () =>
        (await incidents(bot)).find(
          ({ rehearsal }) => rehearsal?.id === drill && rehearsal.inject === inject,
        ),
      ),
    all: async (): Promise<Incident[]> =>
      (await incidents(bot)).filter(({ rehearsal }) => rehearsal?.id === drill),
  }
}

/** All points of a scenario that these lines of its goal are worth. */
export const worth = ({ goal }: Drill, ...ids: readonly string[]): number =>
  [
    { id: 'acknowledge', points: goal.acknowledge.points },
    { id: 'tell', points: goal.tell.points },
    ...goal.right,
    ...goal.wrong.map(({ id, cost }) => ({ id, points: -cost })),
  ]
    .filter(({ id }) => ids.includes(id))
    .reduce((sum, { points }) => sum + points, 0)
