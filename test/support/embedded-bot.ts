import { startEmbedded } from '../../src/adapters/journal/embedded.ts'

/** A bot that is nothing but its database: `node embedded-bot.ts <folder>`. Speaks in lines of JSON; SIGTERM stops it in order. */
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

try {
  const database = await startEmbedded(process.argv[2] ?? '', (message, fields) =>
    say({ log: message, ...fields }),
  )
  const alive = setInterval(() => undefined, 60_000)
  process.once('SIGTERM', () => {
    clearInterval(alive)
    void database.stop().then(() => say({ stopped: true }))
  })
  say({ ready: true, adopted: database.adopted })
} catch (error) {
  say({ failed: error instanceof Error ? error.message : String(error) })
  process.exitCode = 1
}
