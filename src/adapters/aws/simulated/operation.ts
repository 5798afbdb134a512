import type { World } from './world.ts'

export interface Call {
  readonly account: string
  readonly region: string
  /** ISO 8601. */
  readonly now: string
}

/** One command. It may change the world it is given: that is a draft, thrown away if the command fails. */
export interface Operation {
  readonly takes: readonly string[]
  readonly run: (world: World, input: never, call: Call) => object
}
export type Operations = { readonly [action: string]: Operation }

/** `takes` names the parameters it honours; another one given is an error, never overlooked. */
export const operation = <I, O extends object>(
  takes: readonly (keyof I & string)[],
  run: (world: World, input: I, call: Call) => O,
): Operation => ({ takes, run })

/** A failure as the SDK throws it: the name is AWS's code. */
export function awsError(code: string, message: string): Error {
  return Object.assign(new Error(message), { name: code, $fault: 'client' as const })
}

/** What AWS could do here and the simulated account cannot: no AWS error, since AWS would not refuse it. */
export function lacking(what: string): Error {
  return new Error(`the simulated account lacks ${what}`)
}

export function required<T>(value: T | null | undefined, parameter: string): T {
  if (value === undefined || value === null || value === '')
    throw awsError('MissingParameter', `The request must contain the parameter ${parameter}`)
  return value
}
