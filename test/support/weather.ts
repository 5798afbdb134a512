import type { World } from '../../src/flow/world.ts'
import type { Aws } from '../../src/kit/index.ts'

/** The same numbers in the same order, so that a failure can be seen again. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** AWS refuses this share of the calls, before or after it did what was asked. */
export function failing(aws: World['aws'], share: number, roll: () => number): World['aws'] {
  const throttled = () =>
    Object.assign(new Error('Rate exceeded'), {
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 429 },
    })
  return (scope) =>
    Object.fromEntries(
      Object.entries(aws(scope)).map(([name, client]: [string, object]) => [
        name,
        new Proxy(client, {
          get: (target, member): unknown => {
            const operation: unknown = Reflect.get(target, member)
            if (typeof operation !== 'function') return operation
            return async (...args: unknown[]): Promise<unknown> => {
              if (roll() < share / 2) throw throttled()
              const answer: unknown = await Reflect.apply(operation, target, args)
              if (roll() < share / 2) throw throttled()
              return answer
            }
          },
        }),
      ]),
    ) as unknown as Aws
}
