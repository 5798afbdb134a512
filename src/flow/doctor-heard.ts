import { mendEvents } from './doctor-mend.ts'
import { type Look, line, says } from './doctor-probe.ts'
import { namedPlaces } from './silence.ts'

/** When each place was last heard of, by a canary or by what happened there. */
export const lookAtHeard: Look = async (probe) => {
  const {
    heard,
    world: { policy, clock },
  } = probe
  const known = new Set(heard.map(({ account, region }) => `${account} ${region}`))
  const minutes = policy.silence?.minutes ?? 24 * 60
  const never = namedPlaces(policy).filter(
    ({ account, region }) => !known.has(`${account} ${region}`),
  )
  const lines = [...heard, ...never].map(async (one) => {
    const { account, region } = one
    const lastAt = 'lastAt' in one ? one.lastAt : undefined
    const realAt = 'realAt' in one ? one.realAt : undefined
    const fresh = lastAt !== undefined && clock.now() - Date.parse(lastAt) < minutes * 60_000
    return line(
      'heard',
      fresh,
      lastAt === undefined
        ? says('Nothing was ever heard', 'イベントの受信実績がありません')
        : says(
            `Last heard ${lastAt}, last real event ${realAt ?? 'never'}`,
            `最終受信 ${lastAt}、最後の実イベント ${realAt ?? 'なし'}`,
          ),
      {
        place: `${account} ${region}`,
        mend: fresh ? '' : await mendEvents(probe, one),
      },
    )
  })
  return Promise.all(lines)
}
