import { dryRuns } from '../../core/dry-runs.ts'
import { isObject } from '../../core/json.ts'
import type { AwsScope } from '../../core/ports.ts'
import type { Span } from '../../core/trail.ts'
import { actionOf, isMutating, UndeclaredCall, undeclared } from './permission.ts'
import { journalled } from './record.ts'

/** The SDK's middleware at its first step, as far as we use it: nothing was serialised, signed or sent yet. */
export interface Initialize {
  readonly input: object
}
export interface Initialized {
  readonly output: object
  readonly response: unknown
}
export type Next = (args: Initialize) => Promise<Initialized>
interface Context {
  readonly commandName?: string
  /** The SDK's own list of sensitive members. */
  readonly inputFilterSensitiveLog?: (input: object) => unknown
}
export interface Stack {
  add: (
    middleware: (next: Next, context: Context) => Next,
    options: { step: 'initialize'; priority: 'high'; name: string },
  ) => void
}

export interface Log {
  readonly warn: (fields: object, message: string) => void
}

/** A step that is only rehearsed came to a change that is not asked for as a dry run. Nothing was sent. */
class DryRunEnds extends Error {
  override readonly name = 'DryRunEnds'
}

/** Answers a call in place of the network. */
export type Answer = (action: string, input: object) => Promise<object>

/**
 * Stands before every call of one scope's client, on every transport: refuses what is not declared, hands the rest to
 * `answer` or on to AWS, and has each mutating call written down, accepted or not.
 */
export function guard(
  stack: Stack,
  service: string,
  scope: AwsScope,
  log: Log,
  answer: Answer | undefined,
  span?: Span,
): void {
  const { account, region, incident, run } = scope
  const where = { incident, run, account, region }
  const middleware =
    (next: Next, context: Context): Next =>
    async (args) => {
      const action = actionOf(service, context.commandName ?? '')
      const missing = undeclared(action, args.input, scope.permissions)
      if (missing !== undefined) {
        log.warn({ action: missing, ...where }, 'undeclared AWS call refused')
        throw new UndeclaredCall(missing)
      }
      const send = async ({ input } = args) =>
        answer === undefined
          ? await next({ ...args, input })
          : { output: await answer(action, input), response: undefined }
      const ask = (given = args) =>
        span === undefined ? send(given) : span(`aws ${action}`, where, () => send(given))
      const work = () => ask()
      const isChange = isMutating(action, args.input)
      if (scope.dry?.aborted || (scope.dry && isChange)) {
        if (scope.dry.aborted || !dryRuns.has(action)) throw new DryRunEnds(action)
        // AWS answers with an error, whether it would do it or not.
        await ask({ input: { ...args.input, DryRun: true } })
        throw new Error(`${action} took no notice of its dry run`)
      }
      if (!isChange) {
        const { share } = scope
        if (share === undefined) return work()
        // The response is not asked for by anybody, and would keep sockets and bodies alive as long as the scan.
        return share({ region, action, input: args.input }, async () => {
          const { output } = await work()
          return { output, response: undefined }
        })
      }

      const safe = context.inputFilterSensitiveLog?.(args.input) ?? args.input
      const call = { action, input: journalled(safe) }
      const done = await work().catch(async (error: unknown) => {
        await scope.onCall({ ...call, ...requestId(error), error: codeOf(error) })
        throw error
      })
      await scope.onCall({ ...call, ...requestId(done.output) })
      return done
    }
  stack.add(middleware, { step: 'initialize', priority: 'high', name: 'hikeshiGuard' })
}

function requestId(answer: unknown): { requestId?: string } {
  const metadata = isObject(answer) ? answer.$metadata : undefined
  const id = isObject(metadata) ? metadata.requestId : undefined
  return typeof id === 'string' ? { requestId: id } : {}
}

const codeOf = (error: unknown): string => (error instanceof Error ? error.name : 'Unknown')
