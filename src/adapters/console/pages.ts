import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Person } from '../../core/people.ts'
import type { ConsoleDoor, ConsoleOptions } from './door.ts'
import { orRefuse, Refused, read } from './errors.ts'
import { locale, who } from './reader.ts'

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, `a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `a whole number from ${least} to ${most}`)
const asked = z.object({ lang: locale, as: z.string().max(200).optional() })
const measures = asked.extend({ days: whole(1, 999).default(30) })
const posture = asked.extend({ account: z.string().max(40).default('all') })
const drills = asked.extend({ year: whole(2000, 9999).optional() })
const drill = z.object({ id: z.string().min(1).max(200) })
const audit = asked.extend({
  text: z.string().max(200, 'at most 200 characters').default(''),
  before: z.string().min(1).max(400).optional(),
})

const page = 50

/** What the pages beside the incidents read: the same answers that the commands give. */
export function pages(
  server: FastifyInstance,
  door: ConsoleDoor,
  { lookOnly }: Pick<ConsoleOptions, 'lookOnly'>,
): void {
  const { app } = door
  const get = <S extends z.ZodType<{ lang: string; as?: string | undefined }>>(
    path: string,
    schema: S,
    answer: (query: z.output<S>, person: Person, request: FastifyRequest) => Promise<object>,
  ): void => {
    server.get(path, async (request) => {
      const query = read(schema, request.query)
      const person = await who(door, request, query)
      if (person.roles.length === 0) throw new Refused({ refused: 'not-allowed', role: 'viewer' })
      return answer(query, person, request)
    })
  }

  get('/api/measures', measures, ({ days }) => app.measures(days))

  get('/api/oncall', asked, async (_query, person) => (await app.oncall.show(person)).data)

  get('/api/posture', posture, async ({ account, lang }) => {
    const view = await app.posture.latest('all')
    if (view === undefined) return { accounts: [], never: app.posture.words(lang).neverScanned }
    const chosen = view.accounts.filter((one) => account === 'all' || one.account === account)
    const [first] = chosen
    const shown =
      chosen.length === 1 && first
        ? { scan: first.scan, score: first.score, accounts: chosen }
        : view
    return {
      accounts: view.accounts.map(({ account: id, name, score, result, trend }) => ({
        id,
        name,
        percent: score.percent,
        at: result.endedAt,
        trend,
      })),
      card: app.posture.show.summary(shown, lang),
    }
  })

  get('/api/drills', drills, async ({ year }, person) => {
    const season = `${year ?? new Date(app.drill.now()).getUTCFullYear()}`
    const [list, table, played] = await Promise.all([
      app.drill.list(person),
      app.drill.season(person, season),
      app.drill.played(season),
    ])
    return { year: season, list, season: table, played }
  })
  get('/api/drills/:id', asked, async (_query, person, request) => {
    const { id } = read(drill, request.params)
    return { report: orRefuse(await app.drill.report(person, id)) }
  })

  const verify = alone(async () => {
    const at = new Date(app.drill.now()).toISOString()
    return { at, ...(await app.audit.verify()) }
  })
  get('/api/audit', audit, async ({ text, before }) => ({
    ...(await app.audit.search({ text, limit: page, ...(before !== undefined && { before }) })),
    verified: verify.last(),
  }))
  get('/api/audit/verify', asked, () => verify.run())

  const doctor = alone(door.doctor)
  get('/api/health', asked, async () => ({ status: await app.status(), diagnosis: doctor.last() }))
  get('/api/doctor', asked, (_query, person) => doctor.run(person))

  get('/api/start', asked, async (_query, person) => {
    const [manifest, { rows }] = await Promise.all([
      door.command({ name: 'manifest', args: [], person }),
      app.measures(999),
    ])
    const of = (kind: string) => rows.find((one) => one.kind === kind && one.by === 'all')
    return {
      ...door.setUp,
      lookOnly,
      manifest: manifest.text,
      sent: of('sample') !== undefined,
      contained: (of('sample')?.contained.count ?? 0) > 0,
      rehearsed: of('drill') !== undefined,
      diagnosis: doctor.last(),
    }
  })
}

/** What takes long is done once at a time, however many ask; what came out last is kept for whoever opens the page. */
function alone<A extends unknown[], R>(work: (...args: A) => Promise<R>) {
  let running: Promise<R> | undefined
  let last: R | undefined
  return {
    last: () => last,
    run: (...args: A): Promise<R> => {
      running ??= work(...args)
        .then((found) => (last = found))
        .finally(() => (running = undefined))
      return running
    },
  }
}
