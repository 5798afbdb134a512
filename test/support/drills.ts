import { execFile } from 'node:child_process'
import type { Incident } from '../../src/core/incident.ts'
import type { Drill } from '../../src/kit/index.ts'
import { type Bot, until } from './bot.ts'
import { incidents } from './responder.ts'

/** What people do in a drill on the console, and what programs are told of it. */
export function drills(bot: Bot) {
  let earlier = new Set<string>()
  const ofDrills = async () =>
    (await incidents(bot)).filter(
      ({ rehearsal }) => rehearsal !== undefined && !earlier.has(rehearsal.id),
    )
  const say = async (text: string, as = 'local/responder', lang = 'en'): Promise<string> => {
    const response = await fetch(`${bot.url}/api/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: bot.url, 'x-hikeshi-console': '1' },
      body: JSON.stringify({ as, lang, text }),
    })
    return ((await response.json()) as { text: string }).text
  }
  return {
    /** Any command; `ask` is one of drills. */
    say,
    ask: (text: string, as?: string, lang?: string) => say(`drill ${text}`, as, lang),
    start: async (scenario: string): Promise<string> => {
      earlier = new Set((await incidents(bot)).flatMap(({ rehearsal }) => rehearsal?.id ?? []))
      return say(`drill start ${scenario}`)
    },
    /** The command line beside the bot, which gives data. */
    data: (...args: readonly string[]): Promise<unknown> =>
      new Promise((done, fail) => {
        const env = { ...process.env, HIKESHI_DATA: bot.data }
        const asked = ['src/cli.ts', 'drill', ...args, '--json']
        execFile(process.execPath, asked, { env }, (error, stdout) =>
          error === null ? done(JSON.parse(stdout)) : fail(error),
        )
      }),
    /** The incident that an inject of this drill made, once it is there. */
    card: (inject: string): Promise<Incident> =>
      until(async () => (await ofDrills()).find(({ rehearsal }) => rehearsal?.inject === inject)),
    all: ofDrills,
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
