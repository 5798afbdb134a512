import type { Incident } from '../../src/core/incident.ts'
import { type Bot, until } from './bot.ts'
import { incidents } from './responder.ts'

/** What people do in a drill on the console. */
export function drills(bot: Bot) {
  let drill = ''
  return {
    /** The answer's words. */
    command: async (text: string, as = 'local/responder', lang = 'en'): Promise<string> => {
      const response = await fetch(`${bot.url}/api/command`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: bot.url, 'x-hikeshi-console': '1' },
        body: JSON.stringify({ as, lang, text }),
      })
      const answer = (await response.json()) as { text: string; data?: { drill?: string } }
      drill = answer.data?.drill ?? drill
      return answer.text
    },
    /** The incident that an inject of the drill made, once it is there. */
    card: (inject: string): Promise<Incident> =>
      until(async () =>
        (await incidents(bot)).find(
          ({ rehearsal }) => rehearsal?.id === drill && rehearsal.inject === inject,
        ),
      ),
  }
}
