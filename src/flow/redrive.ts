import type { Redriven } from '../core/doctor.ts'
import { partitionOf } from '../core/partition.ts'
import type { Ears } from '../core/upkeep.ts'
import { type App, type Aws, errorCode, readEnvelope, roadNames } from '../kit/index.ts'
import { placesOf } from './doctor-places.ts'
import type { World } from './world.ts'

/** As many messages of one queue as one replay takes. */
const most = 10_000
/** Seconds in which nobody else is handed what we hold; what we leave is there again after it. */
const held = 60

/**
 * Brings what EventBridge could not deliver through the same door: a message is an event like any other that somebody may have
 * forged, and speaks for the account of its queue alone. It is deleted once it is stored, and what is no event stays for a person.
 */
export async function redrive(
  world: World,
  receive: App['receive'],
  { ears, by, permissions }: { ears: Ears; by: string; permissions: readonly string[] },
): Promise<Redriven> {
  const { aws, clock } = world
  const run = `replay-${new Date(clock.now()).toISOString().replace(/\D/g, '')}`
  const sum = { taken: 0, left: 0 }
  const unreached: string[] = []
  for (const { account, region } of placesOf({ world, heard: await ears.all() })) {
    const { sqs } = aws({
      account,
      region,
      permissions,
      acts: [`arn:${partitionOf(region)}:sqs:${region}:${account}:${roadNames.queue}`],
      incident: 'replay',
      run,
      human: by,
      onCall: () => Promise.resolve(),
    })
    try {
      const full = await empty(sqs, account, receive, sum)
      if (full) break
    } catch (error) {
      const code = errorCode(error) ?? 'failed'
      // Where nothing is watched there is no queue; the doctor says so.
      if (!/NonExistent|DoesNotExist/.test(code)) unreached.push(`${account} ${region} (${code})`)
    }
  }
  return { ...sum, unreached }
}

/** Answers whether too much waits to be read: then the rest stays where it is. */
async function empty(
  sqs: Aws['sqs'],
  account: string,
  receive: App['receive'],
  sum: { taken: number; left: number },
): Promise<boolean> {
  const { QueueUrl } = await sqs.getQueueUrl({ QueueName: roadNames.queue })
  const seen = new Set<string>()
  while (seen.size < most) {
    const { Messages = [] } = await sqs.receiveMessage({
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: held,
      // Asks all of the queue's servers: without it, an empty answer says nothing.
      WaitTimeSeconds: 1,
    })
    const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId))
    if (fresh.length === 0) return false
    for (const { MessageId = '', ReceiptHandle, Body = '' } of fresh) {
      seen.add(MessageId)
      const event = readEnvelope(parse(Body))
      if ('fault' in event || event.account !== account) {
        sum.left += 1
        continue
      }
      if ((await receive(event, Body)) === 'full') return true
      await sqs.deleteMessage({ QueueUrl, ReceiptHandle })
      sum.taken += 1
    }
  }
  return false
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
