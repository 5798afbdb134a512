import type { Heard, Line, Vitals } from '../core/doctor.ts'
import type { Text } from '../core/text.ts'
import type { SlackHealth, TokenRefused } from '../core/upkeep.ts'
import type { Aws } from '../kit/index.ts'
import type { World } from './world.ts'

/** What the checks of the doctor look with. */
export interface Probe {
  readonly world: World
  readonly heard: readonly Heard[]
  readonly vitals: () => Promise<Vitals>
  /** Since when each key of POST /events is in use, milliseconds since 1970. */
  readonly keys: () => Promise<readonly number[]>
  /** Absent where Slack is not connected. */
  readonly slack?:
    | ((channels: readonly string[]) => Promise<SlackHealth | TokenRefused>)
    | undefined
  /** By AWS's clock, milliseconds since 1970. */
  readonly awsTime: () => Promise<number>
  /** Of the embedded database's disk, bytes; absent where the database is elsewhere. */
  readonly disk?: (() => Promise<{ readonly free: number; readonly size: number }>) | undefined
  /** Clients that only read, with the reader role where there is one. */
  readonly reader: (account: string, region: string) => Aws
  /** The responder role, which is asked for nothing but its name. */
  readonly responder: (account: string, region: string) => Aws
}
/** A check: what it found. What it throws becomes one line that could not be checked. */
export type Look = (probe: Probe) => Promise<readonly Line[]>

export const says = (en: string, ja: string): Text => ({ en, ja })

/** A line for one thing; `mend` is left out where nothing is wrong. */
export const line = (
  check: string,
  good: boolean,
  words: Text,
  rest: { readonly place?: string; readonly mend?: string } = {},
): Line => ({
  check,
  state: good ? 'ok' : 'fail',
  says: words,
  ...(rest.place !== undefined && { place: rest.place }),
  ...(!good && rest.mend !== undefined && { mend: rest.mend }),
})
