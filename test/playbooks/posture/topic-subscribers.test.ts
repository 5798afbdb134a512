import { SNS } from '@aws-sdk/client-sns'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/topic-subscribers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('lists who is told', async () => {
  const sns = new SNS(motoClient(moto.url))
  const { TopicArn } = await sns.createTopic({ Name: 'security' })
  await sns.subscribe({ TopicArn, Protocol: 'email', Endpoint: 'soc@example.com' })
  expect(await scan(check, { moto })).toMatchObject([
    { resource: TopicArn, status: 'attest', evidence: ['email soc@example.com'] },
  ])
})

itIsProven(check)
