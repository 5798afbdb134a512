import { slackScopes } from '../../core/slack-scopes.ts'
import type { SlackHealth, TokenRefused } from '../../core/upkeep.ts'
import { codeOf, makeClient } from './api.ts'
import type { SlackOptions } from './door.ts'
import { slackLogger } from './log.ts'

const scopes = Object.keys(slackScopes)

/** Asks Slack about our own token and about each channel; posts nothing. */
export function makeSlackHealth(
  options: SlackOptions,
): (channels: readonly string[]) => Promise<SlackHealth | TokenRefused> {
  const client = makeClient(options, slackLogger(options.log), 5000)
  async function look(channels: readonly string[]): Promise<SlackHealth> {
    const said = await client.auth.test()
    // Slack lists what a token may do with each answer; what only answers like Slack may not.
    const granted = said.response_metadata?.scopes
    const seen = await Promise.all(
      channels.map(async (channel) => {
        try {
          const { channel: found } = await client.conversations.info({ channel })
          const { is_member, is_archived } = found ?? {}
          return {
            channel,
            ...(is_archived === true
              ? { because: 'is_archived' }
              : is_member === false && { because: 'not_in_channel' }),
          }
        } catch (error) {
          return { channel, because: codeOf(error) ?? 'no answer' }
        }
      }),
    )
    return {
      team: String(said.team_id),
      ...(granted !== undefined && {
        missing: scopes.filter((scope) => !granted.includes(scope)),
      }),
      channels: seen,
    }
  }
  const refusal = async () => {
    const refused = await options.tokens?.refused()
    return refused === undefined ? undefined : { refused }
  }
  return async (channels) =>
    (await refusal()) ??
    (await look(channels).catch(async (error: unknown) => {
      // Slack may have ended a token before its time: that it does not renew it shows only now.
      const refused = await refusal()
      if (refused) return refused
      throw error
    }))
}
