import { describe, expect, it } from 'vitest'
import habit from '../../../handlers/enrichments/actor-habit.ts'
import { simulatedGround } from '../../support/aws.ts'
import { readOn, said } from '../../support/enrichment.ts'
import { findingOn } from '../../support/playbook.ts'

const subject = { userName: 'deploy-bot', userType: 'IAMUser', eventName: 'CreateAccessKey' }

describe('how usual a call is', () => {
  it('is told by how often this actor made it, when first, and how often AWS said no', async () => {
    const finding = findingOn(subject)
    const lines = said(await readOn(habit, finding, simulatedGround(finding, 'incident-1')))
    expect(lines).toEqual([
      'By this actor in 30 days: 1',
      'First of these: 2025-12-31T23:58:00.000Z',
      'Others who made this call: 0',
      'Refused by AWS: 1',
    ])
  })

  it('counts others apart', async () => {
    const finding = findingOn({ ...subject, userName: 'somebody-else' })
    const ground = simulatedGround(findingOn(subject), 'incident-1')
    expect(said(await readOn(habit, finding, ground)).slice(0, 2)).toEqual([
      'By this actor in 30 days: 0',
      'Others who made this call: 1',
    ])
  })

  it('is not asked where the finding is of no call, or nobody is known to have made it', () => {
    expect(habit.of(findingOn({ userName: 'x' }))).toBeUndefined()
    expect(habit.of(findingOn({ eventName: 'RunInstances' }))).toBeUndefined()
  })
})
