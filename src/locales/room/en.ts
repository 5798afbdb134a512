/** The channel of one incident. Codes are Slack's own. */
export default {
  button: 'Own channel',
  at: (channel: string) => `💬 Channel of this incident: ${channel}`,
  archived: (channel: string) => `💬 The channel of this incident was archived: ${channel}`,
  making: '💬 A channel for this incident is being made.',
  topic: (severity: string, title: string, where: string, state: string, leader: string) =>
    `${severity} · ${title} · ${where} · ${state} · ${leader}`,
  nobody: 'nobody leads it yet',
  stranger: (who: string, why: string) => `${who} is not in the channel: ${why}`,
  what: {
    create: 'The channel could not be made',
    topic: 'The channel’s topic could not be set',
    invite: 'Nobody could be invited to the channel',
    archive: 'The channel could not be archived',
    unarchive: 'The channel could not be opened again',
  },
  errors: {
    missing_scope: (needed: string, provided: string) =>
      `the Slack app has no scope ${needed} (it has ${provided}). An administrator adds it as in slack-manifest.yaml and installs the app again; then press “Own channel” again.`,
    user_not_found:
      'this workspace does not know this person, or the account is deactivated. Invite somebody else by hand.',
    is_archived:
      'somebody archived it. Unarchive it in Slack, or press “Own channel” for a new one.',
    name_taken:
      'channels of this name and those after it exist already. Rename or archive old ones, then press “Own channel” again.',
    restricted_action:
      'the workspace does not let apps do this. An administrator allows it under Settings & permissions, Channel management; then press “Own channel” again.',
    not_in_channel:
      'the bot is not in it any more. Invite it with /invite, or press “Own channel” for a new one.',
    channel_not_found: 'it is gone from Slack. Press “Own channel” for a new one.',
    cant_invite: 'Slack does not let this person be invited. Invite somebody else by hand.',
  },
  /** Slack documents that bots cannot do this for now. */
  unarchive: (code: string) =>
    `Slack answered ${code}; it often does not let bots do this. Unarchive it by hand and invite the bot, or press “Own channel” for a new one.`,
  other: (code: string) => `Slack answered ${code}. Mend that, then press “Own channel” again.`,
  said: {
    made: (channel: string, incident: string) =>
      `${channel} is the channel of ${incident}. Its card is there, too.`,
    waits: (incident: string) =>
      `A channel for ${incident} is asked for. It is made as soon as Slack answers; the card names it.`,
  },
}
