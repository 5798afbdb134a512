import { setTimeout as pause } from 'node:timers/promises'
import { say, startFleet } from './fleet.ts'

/**
 * Three replicas over one PostgreSQL, one of them killed each minute and started again: `npm run soak`. By environment: RATE
 * (300 events a second), MINUTES (5), KILL_EVERY (60 s), FRESH (10: every tenth event is an incident of its own, the others
 * belong to the one before; 1: each is). Figures are for this machine and this run; that nothing is lost is the result.
 */
const [rate, minutes, killEvery, fresh] = [
  Number(process.env['RATE'] ?? 300),
  Number(process.env['MINUTES'] ?? 5),
  Number(process.env['KILL_EVERY'] ?? 60),
  Number(process.env['FRESH'] ?? 10),
]
const fleet = await startFleet({ replicas: 3, channels: Math.max(200, rate) })
say(
  `${rate} events/s for ${minutes} min, every ${fresh}. an incident; a replica is killed every ${killEvery} s`,
)
const state = { over: false, kills: 0 }
const began = performance.now()
const elapsed = () => ((performance.now() - began) / 1_000).toFixed(0).padStart(4)

async function look(): Promise<void> {
  while (!state.over) {
    await pause(10_000, undefined, { ref: false })
    const { rows } = await fleet.sql('select count(*) as n from inbox where state = 0')
    say(`${elapsed()} s  waiting ${rows[0]?.['n']}  memory ${(await fleet.memory()).join(', ')} MB`)
  }
}
async function kill(): Promise<void> {
  for (;;) {
    await pause(killEvery * 1_000, undefined, { ref: false })
    if (state.over) return
    const replica = fleet.replicas[state.kills++ % fleet.replicas.length]
    if (replica?.bot === undefined) return
    await replica.bot.kill()
    replica.bot = await replica.start()
    say(
      `${elapsed()} s  replica ${((state.kills - 1) % fleet.replicas.length) + 1} was killed and is back`,
    )
  }
}
const [looking, killing] = [look(), kill()]
for (const background of [looking, killing])
  background.catch((error: unknown) => say(`FAULT ${String(error)}`))
await fleet.load(1, rate, minutes * 60, fresh)
state.over = true
say(
  `${elapsed()} s  all is sent; the backlog drained ${(await fleet.settle(3_600_000)).toFixed(1)} s later`,
)
say(`memory            ${(await fleet.memory()).join(', ')} MB after ${state.kills} kills`)
const good = await fleet.check()
await fleet.stop()
process.exitCode = good ? 0 : 1
