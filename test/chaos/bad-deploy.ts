import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../bench/fleet.ts'
import type { Chaos } from './run.ts'

export default {
  about:
    'a newer version changes the schema and does not start; the older one is brought back beside it',
  replicas: 2,
  strike: async (fleet) => {
    const [first] = fleet.replicas
    // What a newer version leaves: its migration, with a column that this one does not know.
    await fleet.sql(`alter table incidents add column of_tomorrow text`)
    await fleet.sql(`insert into migrations (file) values ('999-tomorrow.sql')`)
    await first?.bot?.stop()
    const failed = await first?.start({ PORT: 'not a port' }).then(
      () => 'started',
      (error: unknown) => String(error),
    )
    say(`the bad one       ${/PORT[^\n]*/.exec(failed ?? '')?.[0] ?? failed}`)
    await pause(2_000)
    if (first) first.bot = await first.start()
    say(
      `brought back      ready ${(await fetch(`${first?.bot?.url}/readyz`)).status}, on the newer schema`,
    )
  },
} satisfies Chaos
