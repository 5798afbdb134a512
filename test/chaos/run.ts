import { readdir } from 'node:fs/promises'
import { type Fleet, say, startFleet } from '../bench/fleet.ts'
import type { Namespace } from '../support/namespace.ts'

/** A whole story of its own; false: something was lost. */
export interface Story {
  readonly about: string
  readonly play: () => Promise<boolean>
}

/** One thing that goes wrong while events come in. The check afterwards is always the same: nothing lost, the journal whole. */
export interface Chaos {
  readonly about: string
  readonly replicas: number
  readonly env?: Record<string, string>
  /** A folder for the database; what it answers is called at the end. */
  readonly place?: () => Promise<{ readonly data: string; readonly free: () => Promise<void> }>
  /** Where the first replica runs; undefined: as the others. */
  readonly apart?: () => Namespace | undefined
  /** Goes wrong, and is right again when it resolves. Says its own figures. */
  readonly strike: (fleet: Fleet, apart?: Namespace) => Promise<void>
}

/**
 * `npm run chaos` lists them, `npm run chaos -- <name>` plays one: RATE events a second (20) for SECONDS (20), in the middle of
 * which it strikes. The status is 1 if anything was lost.
 */
const [name] = process.argv.slice(2)
const names = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.replace('.ts', ''))
const load = async (one: string) =>
  ((await import(`./${one}.ts`)) as { readonly default: Chaos | Story }).default
if (name === undefined || !names.includes(name)) {
  for (const one of names) say(`${one.padEnd(20)} ${(await load(one)).about}`)
  process.exitCode = name === undefined ? 0 : 2
} else process.exitCode = (await playOne(await load(name))) ? 0 : 1

async function playOne(one: Chaos | Story): Promise<boolean> {
  if (!('play' in one)) return play(one)
  say(`${name}: ${one.about}`)
  return one.play()
}

async function play({ about, replicas, env, place, apart, strike }: Chaos): Promise<boolean> {
  const [rate, seconds] = [Number(process.env['RATE'] ?? 20), Number(process.env['SECONDS'] ?? 20)]
  say(`${name}: ${about}`)
  const own = await place?.()
  const net = apart?.()
  const fleet = await startFleet({
    replicas,
    ...(env && { env }),
    ...(own && { data: own.data }),
    apart: net,
  })
  try {
    await fleet.load(1, rate, 3)
    const [struck] = await Promise.all([
      strike(fleet, net).then(() => performance.now()),
      fleet.load(2, rate, seconds),
    ])
    await fleet.settle()
    say(
      `all was done      ${((performance.now() - struck) / 1_000).toFixed(1)} s after it was over`,
    )
    return await fleet.check()
  } finally {
    await fleet.stop()
    await own?.free()
    net?.free()
  }
}
