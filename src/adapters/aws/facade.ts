import type { AwsScope, Worlds } from '../../core/ports.ts'
import type { Span } from '../../core/trail.ts'
import type { Aws } from '../../kit/aws.ts'
import { lazy, type Settings, services } from './clients.ts'
import { guard, type Log, type Stack } from './guard.ts'
import { prefixOf } from './permission.ts'
import { type AwsAccounts, type Network, realSettings } from './real.ts'
import { simulatedAnswer, simulatedSettings } from './simulated/transport.ts'

export { UndeclaredCall } from './permission.ts'
export type { AwsAccounts } from './real.ts'

export interface AwsOptions extends Network {
  readonly accounts: AwsAccounts
  readonly worlds: Worlds
  readonly log: Log
  /** Each call is a span; left out: no traces. */
  readonly span?: Span | undefined
}

/**
 * The one place that chooses the AWS behind a run: the simulated account of the scope's incident, or the real one. There
 * is no default and no way from the one to the other.
 */
export function makeAws(options: AwsOptions): (scope: AwsScope) => Aws {
  // Connections are shared by all runs; credentials, gate and recorder belong to one scope each.
  let sockets: NonNullable<Settings['requestHandler']> = {
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    throwOnRequestTimeout: true,
  }
  return (scope) => {
    const incident = scope.simulated
    const settings =
      incident === undefined
        ? realSettings(scope, options.accounts, options)
        : () => simulatedSettings(scope.region)
    const answer = incident && simulatedAnswer(incident, scope, options.worlds)

    const client = <S extends keyof Aws>(service: S): Aws[S] =>
      lazy(service, async () => {
        const made = await services[service]({
          requestHandler: sockets,
          ...settings(prefixOf(service)),
        })
        if (incident === undefined) sockets = made.config.requestHandler
        // The SDK types its middleware per service; ours is the same for all and uses what they share.
        guard(
          made.middlewareStack as unknown as Stack,
          service,
          scope,
          options.log,
          answer,
          options.span,
        )
        return made
      })
    const names = Object.keys(services) as (keyof Aws)[]
    return Object.fromEntries(names.map((name) => [name, client(name)])) as unknown as Aws
  }
}
