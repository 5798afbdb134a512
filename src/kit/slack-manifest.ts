import { slackScopes } from '../core/slack-scopes.ts'

/** Slack's own limit. https://docs.slack.dev/reference/app-manifest */
const longestHint = 1000

/**
 * The manifest of our Slack app, as YAML with comments. With `url` (https://<host>) Slack calls the bot there; without, the bot
 * calls Slack (Socket Mode). `org` lets the app be installed into all workspaces of an Enterprise organization at once; with
 * `rotation` its tokens end after 12 hours and are renewed, which Slack lets nobody take back.
 */
export function slackManifest(options: {
  readonly commands: readonly string[]
  readonly url?: string
  readonly org: boolean
  readonly rotation: boolean
}): string {
  const { commands, url, org, rotation } = options
  const at = url && `${url}/slack/events`
  const hint = commands.join(' | ')
  return lines(
    "# Hikeshi's Slack app. Paste it at https://api.slack.com/apps > Create New App > From a manifest.",
    `# ${url ? 'Slack calls the bot' : 'Socket Mode: the bot calls Slack, nothing calls the bot'}. How to go on from here: docs/connect-slack.md`,
    '# Made by: npm run -s hikeshi -- manifest [https://<host>] [org] [rotation]',
    '_metadata:',
    '  major_version: 1',
    'display_information:',
    '  name: Hikeshi',
    '  description: Incident response for AWS. Alerts become cards; changes need a second person.',
    "  background_color: '#8f1d14'",
    'features:',
    '  bot_user:',
    '    display_name: hikeshi',
    '    always_online: true',
    '  app_home:',
    '    # What waits for whoever looks at it.',
    '    home_tab_enabled: true',
    "    # Answers to a submitted form go to the person's own messages where their channel takes none.",
    '    messages_tab_enabled: true',
    '    messages_tab_read_only_enabled: true',
    '  slash_commands:',
    '    - command: /hikeshi',
    '      description: Incidents, posture, drills, who is on call',
    `      usage_hint: '${hint.slice(0, longestHint)}'`,
    '      # People are then named by their ids: /hikeshi oncall override @alice ...',
    '      should_escape: true',
    at && `      url: ${at}`,
    'oauth_config:',
    '  scopes:',
    '    bot:',
    ...Object.entries(slackScopes).map(([scope, reason]) => `      - ${scope} # ${reason}`),
    'settings:',
    '  event_subscriptions:',
    at && `    request_url: ${at}`,
    '    bot_events:',
    '      - reaction_added',
    '      - app_home_opened',
    '  interactivity:',
    '    is_enabled: true',
    at && `    request_url: ${at}`,
    `  org_deploy_enabled: ${org}`,
    `  socket_mode_enabled: ${url === undefined}`,
    `  token_rotation_enabled: ${rotation}${rotation ? ' # cannot be turned off again; needs SLACK_REFRESH_TOKEN' : ''}`,
  )
}

const lines = (...all: readonly (string | undefined)[]): string =>
  `${all.filter((line) => line !== undefined).join('\n')}\n`
