import type { PostureView } from '../../src/core/standing.ts'
import { startMoto } from '../support/moto.ts'
import { personOf, startPosture } from '../support/posture.ts'
import { startDatabase } from '../support/store.ts'

/**
 * How the cost of `/hikeshi posture` grows with the number of accounts, over the store and moto as in a deployment of one
 * replica: `node test/bench/posture-accounts.ts [1 10 50 100]`. Wall time is moto's, which answers one call at a time; what is
 * ours is the processor time and the memory. A crash in the middle is a test: test/flow/posture.test.ts.
 */
const asked = process.argv.slice(2).map(Number)
const sizes = asked.length > 0 ? asked : [1, 10, 50, 100]
const print = (line: string) => void process.stdout.write(`${line}\n`)

const [moto, database] = [await startMoto(), await startDatabase()]
try {
  let last: { each: number } | undefined
  for (const size of sizes) {
    await moto.reset()
    const accounts = Array.from({ length: size }, (_, at) => `${100_000_000_000 + at}`)
    const store = await database.store({})
    const { command, app } = await startPosture(store, moto, { accounts, regions: ['us-east-1'] })
    let peak = 0
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 100)
    const before = { at: Date.now(), cpu: process.cpuUsage() }
    await command('posture', personOf('responder'))
    const [wall, cpu] = [Date.now() - before.at, process.cpuUsage(before.cpu)]
    const then = Date.now()
    const view: PostureView | undefined = await app.posture.latest('all')
    const shown = Date.now() - then
    clearInterval(watch)
    const calls = (view?.accounts ?? []).reduce((sum, one) => sum + one.result.calls.made, 0)
    const each = (cpu.user + cpu.system) / 1e6 / size
    print(
      `${String(size).padStart(4)} accounts  wall ${(wall / 1000).toFixed(1)} s (${(wall / 1000 / size).toFixed(2)} each)  our CPU ${each.toFixed(2)} s each${last ? ` (x ${(each / last.each).toFixed(2)})` : ''}  calls ${calls / size} each  peak ${Math.round(peak / 2 ** 20)} MiB  shown again in ${shown} ms`,
    )
    last = { each }
  }
} finally {
  await moto.stop()
  await database.stop()
}
process.exit(0)
