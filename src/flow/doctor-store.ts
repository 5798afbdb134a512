import { type Look, line, says } from './doctor-probe.ts'

const gib = 2 ** 30
const gibs = (bytes: number): string => `${(bytes / gib).toFixed(1)} GiB`
/** Less than this, and the database may stop within hours of a storm. */
const least = 2 * gib

/** The database: there, of our shape, with room; and the journal's ends as their heads say. */
export const lookAtStore: Look = async ({ vitals, disk, world: { clock } }) => {
  const { version, migrations, bytes, streams, broken, waitingSince } = await vitals()
  const { applied, known } = migrations
  const room = await disk?.()
  const waited = waitingSince === undefined ? 0 : Math.round((clock.now() - waitingSince) / 1000)
  return [
    line(
      'store',
      applied === known,
      says(
        `PostgreSQL ${version}, ${gibs(bytes)}; ${applied} of ${known} migrations are applied`,
        `PostgreSQL ${version}、${gibs(bytes)}。マイグレーション ${known} 件中 ${applied} 件を適用済み`,
      ),
      // More than we know: a newer bot was here before, and its shape may not be ours.
      { mend: applied > known ? 'deploy the newest version of the bot' : 'restart the bot' },
    ),
    ...(room === undefined
      ? []
      : [
          line(
            'disk',
            room.free > least && room.free > room.size / 20,
            says(
              `${gibs(room.free)} of ${gibs(room.size)} are free`,
              `空き容量 ${gibs(room.free)} / ${gibs(room.size)}`,
            ),
            { mend: 'df -h "$HIKESHI_DATA"; see docs/operate.md, retention' },
          ),
        ]),
    line(
      'backlog',
      waited < 120,
      waitingSince === undefined
        ? says('No event waits to be read', '処理待ちのイベントはありません')
        : says(
            `The oldest event has waited to be read for ${waited} s`,
            `最も古い処理待ちのイベントは ${waited} 秒経過しています`,
          ),
      { mend: 'hikeshi status; is a bot running? See its log' },
    ),
    line(
      'journal',
      broken === 0,
      broken === 0
        ? says(
            `${streams} streams end as their heads say`,
            `ストリーム ${streams} 本の末尾がハッシュと一致しています`,
          )
        : says(
            `${broken} of ${streams} streams do not end as their heads say: records were changed or removed.`,
            `ストリーム ${streams} 本中 ${broken} 本の末尾がハッシュと一致しません。記録が改ざんまたは削除されています。`,
          ),
      { mend: 'hikeshi audit verify' },
    ),
  ]
}
