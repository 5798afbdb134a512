import { describe, expect, it } from 'vitest'
import investigation from '../../../handlers/enrichments/guardduty-investigation.ts'
import { simulatedGround } from '../../support/aws.ts'
import { readOn } from '../../support/enrichment.ts'
import { findingOn } from '../../support/playbook.ts'

const key = 'guardduty/123456789012/us-east-1/0123456789abcdef0123456789abcdef'

describe('GuardDuty’s own investigation', () => {
  it('is looked for again while nobody has started one', async () => {
    const finding = findingOn({}, { key })
    const ground = simulatedGround(finding, 'incident-1')
    const read = await readOn(investigation, finding, ground)
    expect(read.facts).toEqual([])
    expect(read.again).toEqual({ seconds: 600, memo: null })
    expect(read.called).toEqual([])
  })

  it('is of findings of GuardDuty’s with an id of its own, and of grave ones', () => {
    expect(investigation.of(findingOn({}, { key }))).toBe('0123456789abcdef0123456789abcdef')
    expect(investigation.of(findingOn({}, { key: 'guardduty/x/y/not-an-id' }))).toBeUndefined()
    expect(investigation.of(findingOn({}, { key, severity: 'low' }))).toBeUndefined()
    expect(investigation.of(findingOn({}, { key, source: 'macie' }))).toBeUndefined()
  })
})
