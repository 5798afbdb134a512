import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Modal } from '../../core/blocks.ts'
import type { Person } from '../../core/people.ts'
import { isRefusal } from '../../core/refusal.ts'
import type { Ask, ConsoleDoor } from './door.ts'
import { orRefuse, Refused, read } from './errors.ts'
import { locale, who } from './reader.ts'

const bodyLimit = 256 * 1024
const asked = { as: z.string().min(1).max(200), lang: locale }
const act = z.object({
  ...asked,
  action_id: z.string().min(1).max(255),
  value: z.string().max(2000),
})
const submit = z.object({
  ...asked,
  view: z.string().min(1).max(255),
  meta: z.string().max(3000),
  values: z.record(z.string().max(255), z.string().max(10_000)),
})
const command = z.object({ ...asked, text: z.string().max(4000) })
const sample = z.object({
  ...asked,
  source: z.string().min(1).max(100),
  type: z.string().min(1).max(200).optional(),
})

/** Everything that may change something. The handlers behind the door are the same ones that Slack's clicks reach. */
export function asks(server: FastifyInstance, door: ConsoleDoor, lookOnly: boolean): void {
  const post = <S extends z.ZodType<{ as: string; lang: string }>>(
    path: string,
    schema: S,
    answer: (body: z.output<S>, person: Person) => Promise<object>,
  ): void => {
    server.post(path, { bodyLimit }, async (request: FastifyRequest) => {
      if (lookOnly) throw new Refused({ refused: 'look-only' })
      const body = read(schema, request.body)
      return answer(body, await who(door, request, body))
    })
  }

  post('/api/act', act, ({ action_id, value }, person) => {
    const [id = '', ...argument] = action_id.split('/')
    return answered(door, person, (ask) =>
      door.action({ ...ask, id, argument: argument.join('/'), value }),
    )
  })
  post('/api/submit', submit, ({ view, meta, values }, person) =>
    answered(door, person, (ask) => door.view({ ...ask, id: view, meta, values })),
  )
  post('/api/command', command, async ({ text }, person) => {
    const [name = 'help', ...args] = words(text)
    const answer = await door.command({ name, args, person })
    const files = answer.files?.map(({ name: file, type, body }) => ({
      name: file,
      type,
      base64: Buffer.from(body as Uint8Array).toString('base64'),
    }))
    // What programs get (`data`) is of no use to the page, and may be large.
    return {
      text: answer.text,
      ...(answer.blocks && { blocks: answer.blocks }),
      ...(files && { files }),
    }
  })
  post('/api/sample', sample, async ({ source, type }, person) => {
    const ask = { source, by: person, ...(type !== undefined && { type }) }
    const { eventId } = orRefuse(await door.app.sample(ask))
    return { eventId, replies: [door.app.words(person.locale).sampleSent] }
  })
}

/** Collects what a handler tells the person, and the modal it opened last, into one answer. */
async function answered(
  door: ConsoleDoor,
  person: Person,
  run: (ask: Ask) => Promise<void>,
): Promise<{ replies: string[]; modal?: Modal }> {
  const replies: string[] = []
  const opened: Promise<void>[] = []
  let modal: Modal | undefined
  const open: Ask['open'] = (work) => {
    const filled = work.then((made) => {
      if (isRefusal(made)) replies.push(door.refusal(made, person.locale))
      else modal = made
    })
    // A handler need not wait for its modal, so its failure is taken here, and met below.
    filled.catch(() => undefined)
    opened.push(filled)
    return filled
  }
  await run({ person, open, reply: async (text) => void replies.push(text) })
  await Promise.all(opened)
  return { replies, ...(modal && { modal }) }
}

/** `/hikeshi run "two words" three` as a shell would split it. */
function words(text: string): string[] {
  const bare = text.trim().replace(/^\/hikeshi\b/, '')
  return [...bare.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  )
}
