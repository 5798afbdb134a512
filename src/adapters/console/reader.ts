import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Person } from '../../core/people.ts'
import type { ConsoleDoor } from './door.ts'
import { BadRequest, Refused } from './errors.ts'

/** The language the page is read in; what is not known falls back to English where words are picked. */
export const locale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language such as en or ja')
  .default('en')

/** The person who asks, in the language of the page. Without a login one may choose among those offered, and no other. */
export async function who(
  door: ConsoleDoor,
  request: FastifyRequest,
  { as, lang }: { as?: string | undefined; lang: string },
): Promise<Person> {
  const people = await door.people(request)
  const [first] = people
  if (first === undefined) throw new Refused({ refused: 'not-signed-in' })
  const person = as === undefined ? first : people.find(({ id }) => id === as)
  if (!person) throw new BadRequest('as', people.map(({ id }) => id).join(', '))
  return { ...person, locale: lang }
}

const asking = z.object({ lang: z.string().min(2).max(20) })

/** The language of a request that was not read yet, for words about why it could not be. */
export function languageOf(request: FastifyRequest): string {
  const said = [request.body, request.query].map((from) => asking.safeParse(from).data?.lang)
  return said.find((lang) => lang !== undefined) ?? 'en'
}
