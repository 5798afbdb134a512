import type { Text } from '../core/text.ts'
import { couldNotCheck } from './could-not-check.ts'
import { type Look, line, type Probe, says } from './doctor-probe.ts'

/** AWS refuses what is signed five minutes off; expiries and windows suffer earlier. */
const most = 30_000

async function off(
  { clock }: Probe['world'],
  place: string,
  whose: Text,
  time: () => Promise<number>,
) {
  const before = clock.now()
  const theirs = await time()
  const skew = Math.round((clock.now() + before) / 2 - theirs)
  const seconds = (skew / 1000).toFixed(1)
  return line(
    'clock',
    Math.abs(skew) < most,
    says(
      `${seconds} s away from the clock of ${whose.en}`,
      `${whose.ja}の時計との差 ${seconds} 秒`,
    ),
    { place, mend: 'timedatectl set-ntp true' },
  )
}

/** Ours against the database's and AWS's: whose hours differ see events expire, or come from the future. */
export const lookAtClock: Look = async ({ world, vitals, awsTime }) => [
  await off(
    world,
    'PostgreSQL',
    says('the database', 'データベース'),
    async () => (await vitals()).now,
  ),
  await off(world, 'AWS', says('AWS', 'AWS '), awsTime).catch((error: unknown) => ({
    check: 'clock',
    place: 'AWS',
    state: 'unchecked' as const,
    says: couldNotCheck(error),
    mend: 'curl -sSI https://sts.amazonaws.com  # where the bot runs; no answer: its DNS, its firewall or its VPC endpoints',
  })),
]
