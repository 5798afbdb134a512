import { setTimeout as pause } from 'node:timers/promises'
import { EC2 } from '@aws-sdk/client-ec2'
import { say } from '../bench/fleet.ts'
import { startFaultProxy } from '../support/fault-proxy.ts'
import { instanceFinding } from '../support/guardduty.ts'
import { motoClient, newSubnet, seedInstance } from '../support/moto.ts'
import { startSite } from '../support/site.ts'
import { people } from '../support/slack-people.ts'
import type { Story } from './run.ts'

const [share, runs] = [0.3, 6]
/** As EC2 says it. https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html */
const body =
  '<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error></Errors></Response>'

export default {
  about: `${share * 100} % of the calls of EC2 are throttled while ${runs} runs go on`,
  play: async () => {
    const site = await startSite()
    const { hostname, port } = new URL(site.moto.url)
    const aws = await startFaultProxy({ host: hostname, port: Number(port) })
    try {
      await site.start({ env: { AWS_ENDPOINT_URL: `http://127.0.0.1:${aws.port}` } })
      const at = people(site)
      const ids: string[] = []
      for (let i = 0; i < runs; i++) {
        const subnet = await newSubnet(site.moto.url)
        const instance = await seedInstance(site.moto.url, { subnet })
        await site.bot().event(instanceFinding(instance, { id: `throttled-${i}` }))
        const { id } = await at.incident(`throttled-${i}`)
        await at.shows(id, ['Snapshot volumes'])
        await at.opens('U0ALICE', id, 'plan/snapshot-volumes', new RegExp(`What will happen`))
        site.slack.control.submit('U0ALICE')
        await at.shows(id, ['Approval needed'])
        ids.push(id)
      }
      const before = aws.passed.length
      const fault = {
        path: /./,
        says: /Action=(?!AssumeRole)/,
        kind: 'status',
        status: 503,
        body,
      } as const
      aws.fault({ ...fault, share, times: Number.POSITIVE_INFINITY })
      const began = performance.now()
      const presses = await Promise.all(ids.map((id) => toTheEnd(at, id)))
      const seconds = (performance.now() - began) / 1_000
      const calls = aws.passed.length - before
      aws.heal()
      const ec2 = new EC2(motoClient(site.moto.url))
      const right = await Promise.all(
        ids.map(async (id) => {
          const Filters = [{ Name: 'tag:hikeshi:incident', Values: [id] }]
          return (await ec2.describeSnapshots({ Filters })).Snapshots?.length === 3
        }),
      )
      const audit = await site.cli('audit', 'verify')
      say(
        `ended right       ${right.filter(Boolean).length} of ${runs} runs, in ${seconds.toFixed(1)} s`,
      )
      say(`pressed again     ${presses.reduce((sum, n) => sum + n, 0)} times: approval or retry`)
      say(`calls of AWS      ${calls} in all`)
      say(`journal           ${audit.code === 0 ? 'whole' : 'BROKEN'}`)
      const good = right.every(Boolean) && audit.code === 0
      say(good ? 'nothing lost, nothing doubled' : 'FAILED')
      return good
    } finally {
      await site.stop()
      await aws.stop()
    }
  },
} satisfies Story

/** As a person would: approves, reads what came of it, and presses again. Answers how often again. */
async function toTheEnd(at: ReturnType<typeof people>, id: string): Promise<number> {
  let again = -1
  let answered = -1
  for (;;) {
    const kinds = (await at.journal(id)).map(({ kind }) => kind)
    if (kinds.includes('finished')) return again
    // Refused, or failed: somebody looks at it and presses once more.
    const bad = kinds.filter((kind) => kind === 'refused' || kind === 'step-failed').length
    if (bad > answered) {
      const failed = kinds.lastIndexOf('step-failed') > kinds.lastIndexOf('retried')
      const button = kinds.includes('approved') && failed ? 'retry' : 'approve'
      // The card may not have its button yet: then the next look finds it.
      const pressed = await (async () => at.press('U0BOB', id, button))().then(
        () => true,
        () => false,
      )
      if (pressed) [answered, again] = [bad, again + 1]
    }
    await pause(250)
  }
}
