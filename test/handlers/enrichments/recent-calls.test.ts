import { describe, expect, it } from 'vitest'
import calls from '../../../handlers/enrichments/recent-calls.ts'
import { simulatedGround } from '../../support/aws.ts'
import { readOn, said } from '../../support/enrichment.ts'
import { findingOn } from '../../support/playbook.ts'

const finding = findingOn({ userName: 'deploy-bot', userType: 'IAMUser' })

describe('the last calls of the actor', () => {
  it('are shown newest first, each with when, from where and how it ended', async () => {
    const read = await readOn(calls, finding, simulatedGround(finding, 'incident-1'))
    expect(said(read)).toEqual([
      'iam:CreateAccessKey: 198.51.100.7 · AccessDenied',
      'ec2:RunInstances: 198.51.100.7 · Client.UnauthorizedOperation',
      'ec2:DescribeInstances: 198.51.100.7',
      'sts:GetCallerIdentity: 198.51.100.7',
    ])
    const times = read.facts.map(({ at = '' }) => Date.parse(at))
    expect(times).toEqual(times.toSorted((a, b) => b - a))
  })

  it('come from the region of the finding and the one that IAM writes to, each in its turn', async () => {
    const away = { ...finding, region: 'eu-west-1' }
    const ground = simulatedGround(away, 'incident-1')
    const both = await readOn(calls, away, ground)
    expect(both.turns).toEqual(['eu-west-1', 'us-east-1'])
    expect(both.facts).toHaveLength(4)
    const one = await readOn(calls, away, { ...ground, regions: ['eu-west-1'] })
    expect(one.turns).toEqual(['eu-west-1'])
    expect(said(one).join()).not.toContain('iam:CreateAccessKey')
  })

  it('are asked for by the key, then by the session, then by the user', () => {
    const of = (subject: Parameters<typeof findingOn>[0]) => calls.of(findingOn(subject))
    expect(of({ accessKeyId: 'ASIAEXAMPLE', userName: 'x' })).toEqual({
      key: 'AccessKeyId',
      value: 'ASIAEXAMPLE',
    })
    expect(of({ userType: 'AssumedRole', userName: 'admin', sessionName: 'alice' })).toEqual({
      key: 'Username',
      value: 'alice',
    })
    expect(of({ userType: 'AssumedRole', userName: 'admin' })).toBeUndefined()
    expect(of({ userName: 'bob' })).toEqual({ key: 'Username', value: 'bob' })
    expect(of({})).toBeUndefined()
  })
})
