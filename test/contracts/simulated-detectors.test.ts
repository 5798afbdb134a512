import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Aws } from '../../src/kit/index.ts'
import { motoGround, simulatedGround } from '../support/aws.ts'
import { type Moto, startMoto } from '../support/moto.ts'
import { findingOn } from '../support/playbook.ts'
import { scopeFor } from '../support/scope.ts'
import { refusal } from '../support/twins.ts'

const calls = ['CreateDetector', 'GetAdministratorAccount', 'GetDetector', 'ListDetectors']
const { scope } = scopeFor([...calls, 'UpdateDetector'].map((call) => `guardduty:${call}`))
let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())

async function story({ guardduty }: Aws) {
  const before = (await guardduty.listDetectors({})).DetectorIds
  const { DetectorId = '' } = await guardduty.createDetector({ Enable: false })
  const read = async () => {
    const got = await guardduty.getDetector({ DetectorId })
    return [got.Status, got.FindingPublishingFrequency, got.ServiceRole]
  }
  const told: unknown[] = [before, DetectorId.length, await read()]
  await guardduty.updateDetector({ DetectorId, Enable: true })
  told.push(await read())
  const unknown = { DetectorId: '0'.repeat(32) }
  told.push(
    (await guardduty.listDetectors({})).DetectorIds?.length,
    (await guardduty.getAdministratorAccount({ DetectorId })).Administrator,
    await refusal(guardduty.getDetector(unknown)),
    await refusal(guardduty.updateDetector({ ...unknown, Enable: true })),
  )
  return told
}

it('a detector is created, read, resumed and not found as on moto', async () => {
  const told = await story(motoGround(moto.url).open(scope))
  // Another region than the finding's, where there is no detector yet.
  const elsewhere = { ...scope, region: 'eu-west-1' }
  expect(await story(simulatedGround(findingOn({}), 'incident-1').open(elsewhere))).toEqual(told)
})

it('a second detector is refused: as on AWS, moto takes it', async () => {
  const { guardduty } = simulatedGround(findingOn({}), 'incident-1').open(scope)
  expect(await refusal(guardduty.createDetector({ Enable: true }))).toBe('BadRequestException')
})
