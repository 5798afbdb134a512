import type { Fields } from '../core/plan.ts'
import type { Text } from '../core/text.ts'
import type { Act, Look, Step } from './define.ts'

/** Something that may be missing, and how it was while it was there. */
interface Known {
  readonly resource: string
  readonly fields: Fields[string]
  readonly exists: boolean
}

/** Beside the resource itself in what the step reads, so that `want` knows; no line of a plan is about it. */
const memory = 'as remembered'

/** A step that makes a deleted thing again as it was last known, and leaves one that exists as it is. */
export function recreate<I>(
  thing: Pick<Step<I>, 'id' | 'en' | 'ja'> & {
    /** Undefined: neither there nor remembered. */
    readonly read: (ctx: Look<I>) => Promise<Known | undefined>
    readonly make: (ctx: Act<I>) => Promise<void>
    readonly undo: { readonly never: Text }
  },
): Step<I> {
  const { id, en, ja, undo, read, make } = thing
  return {
    id,
    en,
    ja,
    undo,
    phase: 'recover',
    now: async (ctx): Promise<Fields> => {
      const known = await read(ctx)
      if (known === undefined) return {}
      const { resource, fields, exists } = known
      return exists
        ? { [resource]: fields }
        : { [resource]: {}, [memory]: { [resource]: { ...fields } } }
    },
    want: ({ now }) => (now[memory] ?? {}) as unknown as Fields,
    do: make,
    repeatable: true,
  }
}
