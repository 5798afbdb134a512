import type { Line } from '../core/doctor.ts'
import type { Ears, Upkeep } from '../core/upkeep.ts'
import type { App } from '../kit/index.ts'
import { couldNotCheck } from './could-not-check.ts'
import { lookAtClock } from './doctor-clock.ts'
import { lookAtConfig } from './doctor-config.ts'
import { lookAtContact } from './doctor-contact.ts'
import { lookAtCoverage } from './doctor-coverage.ts'
import { lookAtGuardDuty } from './doctor-guardduty.ts'
import { lookAtHeard } from './doctor-heard.ts'
import { lookAtKeys } from './doctor-key.ts'
import type { Look, Probe } from './doctor-probe.ts'
import { lookAtRoad } from './doctor-road.ts'
import { lookAtRoles } from './doctor-role.ts'
import { lookAtSlack } from './doctor-slack.ts'
import { lookAtStore } from './doctor-store.ts'
import { makeShare } from './share.ts'
import type { World } from './world.ts'

const looks: { readonly [check: string]: Look } = {
  config: lookAtConfig,
  store: lookAtStore,
  clock: lookAtClock,
  key: lookAtKeys,
  slack: lookAtSlack,
  role: lookAtRoles,
  road: lookAtRoad,
  guardduty: lookAtGuardDuty,
  contact: lookAtContact,
  coverage: lookAtCoverage,
  heard: lookAtHeard,
}

/** What to do where a whole check came to nothing. */
const mends: { readonly [check: string]: string; readonly other: string } = {
  slack:
    'curl -sS https://slack.com/api/api.test  # from where the bot runs; docs/connect-slack.md, If something does not work',
  store: 'hikeshi status; is the database there? See its log, and DATABASE_URL',
  other: 'hikeshi doctor again; if it stays, the log of the bot says why',
}

/** Looks at everything at once, and changes nothing anywhere. */
export function makeDoctor(
  world: World,
  own: Pick<Probe, 'slack' | 'awsTime' | 'disk'> & {
    readonly ears: Ears
    readonly upkeep: Upkeep
    /** Of the keys of POST /events. */
    readonly keyDigests: () => Promise<readonly string[]>
  },
): App['doctor'] {
  const { clock, aws } = world
  return async ({ by, reads }) => {
    const at = new Date(clock.now()).toISOString()
    const scope = {
      incident: 'doctor',
      run: `doctor-${at.replace(/\D/g, '')}`,
      human: by.id,
      onCall: () => Promise.reject(new Error('the doctor only reads')),
    }
    const shares = new Map<string, ReturnType<typeof makeShare>['share']>()
    const shareOf = (account: string) => {
      const known = shares.get(account) ?? makeShare(clock).share
      shares.set(account, known)
      return known
    }
    const { slack, awsTime, disk, ears, upkeep, keyDigests } = own
    const probe: Probe = {
      world,
      heard: await ears.all(),
      vitals: upkeep.vitals,
      keys: async () => upkeep.keysSince(await keyDigests(), clock.now()),
      slack,
      awsTime,
      disk,
      reader: (account, region) =>
        aws({ ...scope, account, region, permissions: reads, share: shareOf(account) }),
      responder: (account, region) =>
        aws({ ...scope, account, region, permissions: ['sts:GetCallerIdentity'] }),
    }
    const found = await Promise.all(
      Object.entries(looks).map(([check, look]) =>
        look(probe).catch((error: unknown): Line[] => [
          {
            check,
            state: 'unchecked',
            says: couldNotCheck(error),
            mend: mends[check] ?? mends.other,
          },
        ]),
      ),
    )
    return { at, lines: found.flat() }
  }
}
