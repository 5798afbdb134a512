import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { NotTaken, type Outlet } from '../../core/exports.ts'

/**
 * A log group of CloudWatch, one log stream a day (UTC). A log event's time is that of its export, since what is older than two
 * weeks would be refused; the record says when it was written. With the bot's own credentials: `logs:CreateLogStream`,
 * `logs:PutLogEvents`, `logs:FilterLogEvents`. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
export function makeOutlet(
  logs: { readonly group: string; readonly region: string } | undefined,
  endpoint: string | undefined,
): Outlet | undefined {
  if (logs === undefined) return undefined
  const { group: logGroupName, region } = logs
  let client: Promise<CloudWatchLogs> | undefined
  const load = async () => {
    const { CloudWatchLogs: Client } = await import('@aws-sdk/client-cloudwatch-logs')
    // Once: a second try of its own could bring everything twice.
    return new Client({ region, maxAttempts: 1, ...(endpoint !== undefined && { endpoint }) })
  }
  const connected = () => (client ??= load())
  const streamOf = (at: number) => new Date(at).toISOString().slice(0, 10)

  async function put(lines: readonly string[], at: number): Promise<void> {
    const { rejectedLogEventsInfo } = await (await connected()).putLogEvents({
      logGroupName,
      logStreamName: streamOf(at),
      logEvents: lines.map((message) => ({ message, timestamp: at })),
    })
    if (rejectedLogEventsInfo)
      throw new Error(`CloudWatch Logs took a part only: ${JSON.stringify(rejectedLogEventsInfo)}`)
  }

  return {
    place: `logs:${region}:${logGroupName}`,
    put: async (lines, at) => {
      try {
        await put(lines, at).catch(async (error: unknown) => {
          if (!isStreamMissing(error)) throw error
          await (await connected())
            .createLogStream({ logGroupName, logStreamName: streamOf(at) })
            .catch(unlessThere)
          return put(lines, at)
        })
      } catch (error) {
        throw statusOf(error) === 4 ? new NotTaken(String(error), { cause: error }) : error
      }
    },
    has: async ({ mark, at }) => {
      for (let nextToken: string | undefined; ; ) {
        const page = await (await connected())
          .filterLogEvents({
            logGroupName,
            logStreamNames: [streamOf(at)],
            startTime: at,
            endTime: at + 1,
            filterPattern: `"${mark}"`,
            ...(nextToken && { nextToken }),
          })
          .catch((error: unknown) => {
            if (isStreamMissing(error)) return undefined
            throw error
          })
        if (page?.events?.length) return true
        nextToken = page?.nextToken
        if (nextToken === undefined) return false
      }
    },
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : '')
const isStreamMissing = (error: unknown) => nameOf(error) === 'ResourceNotFoundException'
function unlessThere(error: unknown): void {
  if (nameOf(error) !== 'ResourceAlreadyExistsException') throw error
}
/** The first digit of the status that AWS answered; undefined: it did not answer. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined
  const { httpStatusCode } = error.$metadata as { httpStatusCode?: number }
  return httpStatusCode && Math.floor(httpStatusCode / 100)
}
