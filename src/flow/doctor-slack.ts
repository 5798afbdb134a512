import { type Look, line, says } from './doctor-probe.ts'

/** What our token may do, and whether each channel would take a card. Nothing is posted. */
export const lookAtSlack: Look = async ({ slack, world: { policy } }) => {
  if (slack === undefined) return []
  const { posture } = policy
  const ids = [...policy.channels.map(({ id }) => id), ...(posture ? [posture.channel] : [])]
  const { team, missing, channels } = await slack([...new Set(ids)])
  return [
    missing === undefined
      ? {
          check: 'scopes',
          place: team,
          state: 'unchecked',
          says: says(
            'Slack did not say which scopes the token has.',
            'トークンのスコープを Slack から取得できませんでした。',
          ),
          mend: 'compare slack-manifest.yaml with https://api.slack.com/apps, OAuth & Permissions',
        }
      : line(
          'scopes',
          missing.length === 0,
          missing.length === 0
            ? says('The token has all scopes', 'トークンに必要なスコープがそろっています')
            : says(
                `The token lacks ${missing.join(', ')}`,
                `トークンに不足しているスコープ: ${missing.join(', ')}`,
              ),
          {
            place: team,
            mend: 'add them to the app as in slack-manifest.yaml, and install it again',
          },
        ),
    ...channels.map(({ channel, because }) =>
      line(
        'channel',
        because === undefined,
        because === undefined
          ? says('Cards can be posted', 'カードを投稿できます')
          : says(`No card can be posted (${because})`, `カードを投稿できません (${because})`),
        {
          place: channel,
          mend:
            because === 'not_in_channel'
              ? '/invite @hikeshi'
              : 'hikeshi.yaml: channels: the id as Slack shows it at the foot of "About"; private ones: /invite @hikeshi',
        },
      ),
    ),
  ]
}
