import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { severities } from '../../core/finding.ts'
import { kinds } from '../../core/measures.ts'
import { pick } from '../../core/text.ts'
import type { ConsoleDoor, ConsoleOptions } from './door.ts'
import { Refused, read } from './errors.ts'
import { rowOf } from './page/state.ts'
import { locale, who } from './reader.ts'

const state = z.object({ lang: locale, as: z.string().max(200).optional() })
const list = z.object({
  lang: locale,
  limit: z
    .string()
    .regex(/^\d{1,6}$/, 'a whole number from 1 to 500')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 500, 'a whole number from 1 to 500')
    .default(100),
  before: z.string().min(1, 'the id of an incident').max(200).optional(),
  stands: z.enum(['new', 'acknowledged', 'contained', 'resolved', 'false-alarm']).optional(),
  state: z.enum(['open', 'closed']).optional(),
  severity: z.enum(severities).optional(),
  account: z
    .string()
    .regex(/^\d{12}$/, '12 digits')
    .optional(),
  kind: z.enum(kinds).optional(),
  text: z.string().max(200, 'at most 200 characters').optional(),
})
const one = z.object({ lang: locale })
const params = z.object({ id: z.string().min(1).max(200) })

/** A sample of what was not understood is for looking at, not for download. */
const sampleLength = 4000

/** Everything that only looks. */
export function reads(
  server: FastifyInstance,
  door: ConsoleDoor,
  { lookOnly, login }: ConsoleOptions,
): void {
  const { app } = door

  server.get('/api/console', async (request) => {
    const query = read(state, request.query)
    const me = await who(door, request, query)
    const [people, counts, strangers] = await Promise.all([
      door.people(request),
      app.counts(),
      app.strangers(20),
    ])
    return {
      lookOnly,
      login: login !== undefined,
      me: me.id,
      begin: !door.setUp.slack && door.setUp.accounts === 0 && counts.received === 0,
      people: people.map(({ id, roles }) => ({ id, roles })),
      samples: door
        .samples()
        .map(({ title, ...sample }) => ({ ...sample, title: pick(title, query.lang) })),
      playbooks: Object.fromEntries(
        door.playbooks().map(({ id, title }) => [id, pick(title, query.lang)]),
      ),
      counts,
      strangers: strangers.map((stranger) => ({
        ...stranger,
        sample: stranger.sample.slice(0, sampleLength),
      })),
    }
  })

  server.get('/api/incidents', async (request) => {
    const { lang, ...query } = read(list, request.query)
    await who(door, request, { lang })
    return { incidents: await app.incidents(query) }
  })

  // The same for a list: what a row shows, and no more.
  server.get('/api/list', async (request) => {
    const { lang, ...query } = read(list, request.query)
    await who(door, request, { lang })
    return { rows: (await app.incidents(query)).map(rowOf) }
  })

  server.get('/api/incidents/:id', async (request) => {
    const { id } = read(params, request.params)
    const { lang } = read(one, request.query)
    await who(door, request, { lang })
    const incident = await app.incident(id)
    if (!incident) throw new Refused({ refused: 'not-found', what: id })
    return { incident, journal: await app.journal(id), card: app.show.card(incident, lang) }
  })
}
