import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import role from '../../../handlers/enrichments/iam-role.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { readOn, said } from '../../support/enrichment.ts'
import { type Moto, motoClient, seedRole, startMoto } from '../../support/moto.ts'
import { findingOn } from '../../support/playbook.ts'

describe('the role of a finding', () => {
  let moto: Moto
  let ground: Ground
  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
  })
  afterAll(() => moto.stop())

  it('is shown with who may assume it and what it may do', async () => {
    const roleName = await seedRole(moto.url)
    const iam = new IAM(motoClient(moto.url))
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    })
    const { Policy } = await iam.createPolicy({ PolicyName: 'everything', PolicyDocument })
    await iam.attachRolePolicy({ RoleName: roleName, PolicyArn: Policy?.Arn })
    const lines = said(await readOn(role, findingOn({ roleName }), ground))
    expect(lines).toContain('May be assumed by: ec2.amazonaws.com')
    expect(lines).toContain('Attached policies: everything')
    expect(lines).toContain('Inline policies: shop-queue')
  })

  it('that is gone says nothing', async () => {
    expect(said(await readOn(role, findingOn({ roleName: 'gone' }), ground))).toEqual([])
  })

  it('is read in the simulated account, too', async () => {
    const finding = findingOn({ roleName: 'shop-web' })
    const lines = said(await readOn(role, finding, simulatedGround(finding, 'incident-1')))
    expect(lines).toContain('May be assumed by: ec2.amazonaws.com')
    expect(lines).toContain('Last used in: us-east-1')
  })
})
