/** As much of IAM's policy language as session policies of ours use; anything else in a policy throws. */

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
interface Statement {
  readonly Effect: string
  readonly Action: readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: Conditions
}
export interface Ask {
  readonly action: string
  readonly resource: string
  /** Condition keys that AWS would know of the call; a key that is missing is absent. */
  readonly context: Readonly<Record<string, string>>
}

export const statementsIn = (policy: string): readonly Statement[] =>
  (JSON.parse(policy) as { Statement: readonly Statement[] }).Statement

const like = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(value)

const operators: Readonly<Record<string, (wanted: string, given: string | undefined) => boolean>> =
  {
    StringEquals: (wanted, given) => wanted === given,
    StringLike: (wanted, given) => given !== undefined && like(wanted, given),
    ArnEquals: (wanted, given) => given !== undefined && like(wanted, given),
    Null: (wanted, given) => (wanted === 'true') === (given === undefined),
  }

/** Every operator and key of it must hold, each for one of its values. */
const holds = (conditions: Conditions, context: Ask['context']): boolean =>
  Object.entries(conditions).every(([operator, keys]) => {
    const is = operators[operator]
    if (is === undefined) throw new Error(`No such operator here: ${operator}`)
    return Object.entries(keys).every(([key, values]) =>
      [values].flat().some((wanted) => is(wanted, context[key])),
    )
  })

/** Whether a session with this policy may, as far as the policy goes. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
export const allows = (policy: string, { action, resource, context }: Ask): boolean =>
  statementsIn(policy).some(
    ({ Effect, Action, Resource, Condition = {} }) =>
      Effect === 'Allow' &&
      Action.some((one) => like(one.toLowerCase(), action.toLowerCase())) &&
      [Resource].flat().some((one) => like(one, resource)) &&
      holds(Condition, context),
  )
