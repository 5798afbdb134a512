import { type Look, line, says } from './doctor-probe.ts'

const day = 86_400_000
const most = 90

/** The keys of POST /events: how long each has been in use. */
export const lookAtKeys: Look = async ({ keys, world: { clock } }) =>
  (await keys()).map((since, i) => {
    const days = Math.floor((clock.now() - since) / day)
    return line(
      'key',
      days < most,
      says(
        `The ingest key has been in use for ${days} days`,
        `受信用キーの使用期間は ${days} 日です`,
      ),
      {
        place: `${i + 1}`,
        mend: 'HIKESHI_INGEST_KEYS=<new>,<old>: see docs/connect-aws.md, "To change the key"',
      },
    )
  })
