import { randomUUID } from 'node:crypto'
import type { Incident } from '../../../core/incident.ts'
import type { JsonObject } from '../../../core/json.ts'
import type { AwsScope, Worlds } from '../../../core/ports.ts'
import type { Settings } from '../clients.ts'
import type { Answer } from '../guard.ts'
import { perform } from './account.ts'
import { seedDeclared } from './declared.ts'
import { seedNamed, withAllNamed } from './named.ts'
import type { World } from './world.ts'

/**
 * Settings for clients that are never to reach anything: `simulatedAnswer` takes every call before it is sent. Should one
 * slip through, it finds no credentials and no socket.
 */
export function simulatedSettings(region: string): Settings {
  const never = (): never => {
    throw new Error('a call of the simulated account was about to be sent')
  }
  return {
    region,
    maxAttempts: 1,
    endpoint: 'https://simulated.invalid',
    credentials: async () => never(),
    requestHandler: { handle: async () => never() },
  }
}

type Outcome = { readonly output: object } | { readonly failure: unknown }

/** Answers from the incident's own world, or from the one that all incidents of its drill share, one call after the other. */
export function simulatedAnswer(incident: Incident, scope: AwsScope, worlds: Worlds): Answer {
  const { account, region, declared } = scope
  return async (action, input) => {
    const call = { account, region, now: new Date().toISOString() }
    const outcome = await worlds.use<Outcome>(
      incident.rehearsal?.id ?? incident.id,
      () => json(declared === undefined ? seedNamed(incident) : seedDeclared(incident, declared)),
      (kept) => {
        try {
          const whole = kept as unknown as World
          const named = declared === undefined ? withAllNamed(whole, incident) : whole
          const { world, output } = perform(named, action, input, call)
          return { world: json(world), result: { output } }
        } catch (failure) {
          // A refused command is an answer like any other: the store's transaction must not fail for it.
          return { world: kept, result: { failure } }
        }
      },
    )
    const $metadata = { requestId: randomUUID(), httpStatusCode: 200, attempts: 1 }
    if ('output' in outcome) return { ...outcome.output, $metadata }
    const { failure } = outcome
    if (failure instanceof Error && '$fault' in failure)
      throw Object.assign(failure, { $metadata: { ...$metadata, httpStatusCode: 400 } })
    throw failure
  }
}

/** A world is plain JSON by its type; TypeScript does not see that in an interface. */
const json = (world: World): JsonObject => world as unknown as JsonObject
