import type { Line } from '../core/doctor.ts'
import { type Look, line, says } from './doctor-probe.ts'

/** What our token may do, and whether each channel would take a card. Nothing is posted. */
export const lookAtSlack: Look = async ({ slack, world: { policy } }) => {
  if (slack === undefined) return []
  const { posture } = policy
  const ids = [...policy.channels.map(({ id }) => id), ...(posture ? [posture.channel] : [])]
  const said = await slack([...new Set(ids)])
  if ('refused' in said) return [ended(said.refused)]
  const { team, missing, channels } = said
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

const ofTheApp = ['bad_client_secret', 'invalid_client_id']

/** The card that tells of it cannot be posted any more, or not for long: the doctor says it. */
const ended = (code: string): Line =>
  line(
    'token',
    false,
    says(
      `Slack does not renew the token (${code}): no card can be posted once it has ended`,
      `トークンの更新が Slack に拒否されました (${code})。有効期限が切れると、カードを投稿できません`,
    ),
    {
      mend: ofTheApp.includes(code)
        ? 'SLACK_CLIENT_ID, SLACK_CLIENT_SECRET: as https://api.slack.com/apps shows them under Basic Information, App Credentials; then restart'
        : 'https://api.slack.com/apps, OAuth & Permissions: install again, put both new tokens into SLACK_BOT_TOKEN and SLACK_REFRESH_TOKEN, restart',
    },
  )
