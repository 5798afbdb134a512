import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Event } from '../../src/core/events.ts'
import { type Bot, clear, startBot } from '../support/bot.ts'
import { databaseUrl } from '../support/replicas.ts'
import { ended, open } from '../support/responder.ts'

let first: Bot
let second: Bot
beforeAll(async () => {
  first = await startBot({ env: { LOG_LEVEL: 'error' } })
  second = await startBot({
    data: `${first.data}/second`,
    env: { LOG_LEVEL: 'error', DATABASE_URL: await databaseUrl(first.data) },
  })
})
afterAll(async () => {
  await second.stop()
  await first.stop()
  await clear(first.data)
})

it('runs once when a thousand clicks on Approve reach two replicas at the same moment', async () => {
  const { id } = await open(first, 'thousand')
  const planned = await first.act('local/responder', 'plan/snapshot-volumes', id)
  const run = planned.modal?.submit?.meta ?? ''
  await first.submit('local/responder', 'request', run)
  const clicks = await Promise.all(
    Array.from({ length: 1_000 }, (_, n) =>
      (n % 2 ? first : second).act('local/approver', 'approve', run),
    ),
  )
  expect(clicks.filter(({ replies }) => replies.length === 0)).toHaveLength(1)
  expect((await ended(first, run)).state).toBe('done')
  const { journal } = await second.get<{ journal: { event: Event }[] }>(
    `/api/incidents/${id}?lang=en`,
  )
  const count = (kind: Event['kind']) => journal.filter(({ event }) => event.kind === kind).length
  expect([count('approved'), count('finished'), count('step-done')]).toEqual([1, 1, 1])
  const made = journal.flatMap(({ event }) =>
    event.kind === 'aws-called' ? [event.call.action] : [],
  )
  expect(made).toEqual(['ec2:CreateSnapshots'])
  expect(count('refused')).toBe(999)
}, 180_000)
