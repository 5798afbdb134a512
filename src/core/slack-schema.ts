import { z } from 'zod'

/** What the environment says of Slack. */
export const slackVariables = {
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_REFRESH_TOKEN: z
    .string()
    .startsWith('xoxe-', 'expected a refresh token, which begins with xoxe-')
    .optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_API_URL: z.url().optional(),
}
type Given = z.output<z.ZodObject<typeof slackVariables>>

const rotating = ['SLACK_REFRESH_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'] as const

/** What is missing beside what is there; a bot that would go dumb after twelve hours does not start. */
export function slackLacks(given: Given): string | undefined {
  const { SLACK_BOT_TOKEN: token } = given
  if (token !== undefined && !given.SLACK_SIGNING_SECRET && !given.SLACK_APP_TOKEN)
    return 'SLACK_SIGNING_SECRET (for HTTP) or SLACK_APP_TOKEN (for Socket Mode) is needed beside SLACK_BOT_TOKEN'
  const there = rotating.filter((name) => given[name] !== undefined)
  const [missing] = rotating.filter((name) => given[name] === undefined)
  if (there.length > 0 && missing !== undefined)
    return `${missing} is needed beside ${there.join(' and ')}: tokens rotate with all three of them`
  if (there.length > 0 && token === undefined)
    return 'SLACK_BOT_TOKEN is needed beside SLACK_REFRESH_TOKEN: the two come from Slack together'
  if (token?.startsWith('xoxe.') && missing !== undefined)
    return `${rotating.join(', ')} are needed beside this SLACK_BOT_TOKEN: it begins with xoxe., so it ends after 12 hours`
  return undefined
}
