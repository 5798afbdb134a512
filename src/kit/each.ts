import { isObject, type Json } from '../core/json.ts'
import type { Change, Fields } from '../core/plan.ts'
import type { Text } from '../core/text.ts'
import type { Act, Look, Step } from './define.ts'

/**
 * A step of one thing, done to several. `all` names them out of the input, `within` leaves out those that are gone or out of
 * reach as AWS stands; their lines are in no plan. Each line is given to the one whose resource it is.
 */
export function each<I, One>(
  step: Step<One>,
  all: (input: I) => readonly One[],
  within: (ctx: Look<I>, one: One) => Promise<boolean>,
): Step<I> {
  const targets = async (ctx: Look<I>): Promise<One[]> => {
    const found: One[] = []
    for (const one of all(ctx.input)) if (await within(ctx, one)) found.push(one)
    return found
  }
  const now = async (ctx: Look<I>): Promise<Fields> => {
    let fields: Fields = {}
    for (const input of await targets(ctx))
      fields = { ...fields, ...(await step.now({ ...ctx, input })) }
    return fields
  }
  /** Each of them with its own lines; a resource that two share is the first one's. */
  async function* shares(ctx: Act<I>): AsyncGenerator<Act<One>> {
    let left: readonly Change[] = ctx.changes
    for (const input of await targets(ctx)) {
      const own = await step.now({ ...ctx, input })
      const changes = left.filter(({ resource }) => Object.hasOwn(own, resource))
      left = left.filter((change) => !changes.includes(change))
      if (changes.length > 0) yield { ...ctx, input, changes }
    }
  }
  const { undo } = step
  return {
    ...step,
    now,
    want: (ctx) => {
      const wanted = all(ctx.input).map((input) => Object.entries(step.want({ ...ctx, input })))
      return Object.fromEntries(
        wanted.flat().filter(([resource]) => Object.hasOwn(ctx.now, resource)),
      )
    },
    do: async (ctx) => {
      const made: Record<string, Json> = {}
      for await (const share of shares(ctx)) {
        const one = await step.do(share)
        if (isObject(one)) Object.assign(made, one)
      }
      return made
    },
    undo:
      typeof undo === 'function'
        ? async (ctx) => {
            const kept: Text[] = []
            for await (const share of shares(ctx)) {
              const left = await undo(share)
              if (left) kept.push(left.kept)
            }
            if (kept.length === 0) return undefined
            const said = (of: 'en' | 'ja') => kept.map((text) => text[of]).join(' / ')
            return { kept: { en: said('en'), ja: said('ja') } }
          }
        : undo,
  }
}
