import type { SNS } from '@aws-sdk/client-sns'
import type { Pager } from '../../core/pager.ts'

/** To a topic: e-mail, SMS, or whatever subscribes. With the bot's own AWS credentials. Says when it begins and when it is over. */
export function sns(topic: string, endpoint: string | undefined): Pager {
  let client: Promise<SNS> | undefined
  const region = topic.split(':')[3] ?? ''
  const load = async () => {
    const { SNS: Client } = await import('@aws-sdk/client-sns')
    return new Client({ region, maxAttempts: 2, ...(endpoint !== undefined && { endpoint }) })
  }
  return async (page) => {
    if (page.what === 'acknowledge') return
    client ??= load()
    const id = `${page.key}/${page.what}/${page.level}`
    await (await client).publish({
      TopicArn: topic,
      // Letters, digits and spaces of ASCII alone, and short: it is an e-mail's subject.
      Subject: `Hikeshi ${page.incident} ${page.what === 'trigger' ? page.severity : 'over'}`,
      Message: `${page.what === 'trigger' ? '' : '✅ '}${page.headline}`,
      ...(topic.endsWith('.fifo') && { MessageGroupId: page.key, MessageDeduplicationId: id }),
    })
  }
}
