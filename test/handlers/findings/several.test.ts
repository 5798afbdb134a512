import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import guardduty from '../../../handlers/findings/guardduty.ts'
import hub from '../../../handlers/findings/security-hub.ts'
import type { Incident } from '../../../src/core/incident.ts'
import { type Bot, clear, startBot, until } from '../../support/bot.ts'
import { around } from '../../support/reading.ts'

let bot: Bot
beforeAll(async () => {
  bot = await startBot()
})
afterAll(async () => {
  await bot.stop()
  await clear(bot.data)
})

it('an event of several findings becomes several incidents, and a copy of a known finding joins its own', async () => {
  const original = around(guardduty, {
    id: '46ba0ac2845071e23ccdeb2ae03bfdea',
    type: 'UnauthorizedAccess:EC2/SSHBruteForce',
    accountId: '444455556666',
    region: 'eu-west-1',
    severity: 5,
  })
  const [control] = (hub.sample as { findings: object[] }).findings
  const copy = {
    Id: 'arn:aws:guardduty:eu-west-1:444455556666:detector/d4b0/finding/46ba0ac2845071e23ccdeb2ae03bfdea',
    AwsAccountId: '444455556666',
    Region: 'eu-west-1',
    Title: 'x',
    Types: ['TTPs/UnauthorizedAccess:EC2-SSHBruteForce'],
    Severity: { Label: 'MEDIUM' },
    Resources: [{ Type: 'AwsEc2Instance', Id: 'i-0abc' }],
  }
  const both = around(hub, { findings: [control, copy] })
  for (const event of [original, both])
    expect(await bot.event({ version: '0', ...event, id: randomUUID() })).toBe(202)
  const incidents = await until(async () => {
    const answer = await bot.get<{ incidents: Incident[] }>('/api/incidents?limit=10')
    const seen = answer.incidents.reduce((sum, { arrivals }) => sum + arrivals, 0)
    return seen === 3 ? answer.incidents : undefined
  })
  const arrivals = Object.fromEntries(
    incidents.map((one) => [one.finding.key.split('/')[0], one.arrivals]),
  )
  expect(arrivals).toEqual({ control: 1, guardduty: 2 })
})
