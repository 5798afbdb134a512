import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import user from '../../../handlers/enrichments/iam-user.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { readOn, said } from '../../support/enrichment.ts'
import { type Moto, motoClient, seedUser, startMoto } from '../../support/moto.ts'
import { findingOn } from '../../support/playbook.ts'

describe('the user of a finding', () => {
  let moto: Moto
  let ground: Ground
  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
  })
  afterAll(() => moto.stop())

  it('is shown with its keys, groups, policies and way to sign in, and known by its tags', async () => {
    const { userName, accessKeyIds } = await seedUser(moto.url)
    const iam = new IAM(motoClient(moto.url))
    await iam.tagUser({ UserName: userName, Tags: [{ Key: 'Owner', Value: 'alice' }] })
    const read = await readOn(user, findingOn({ userName, userType: 'IAMUser' }), ground)
    const lines = said(read)
    for (const key of accessKeyIds) expect(lines.join('\n')).toContain(`${key} · Active`)
    expect(lines).toContain(`Groups: ${userName}-group`)
    expect(lines).toContain('Inline policies: read-artifacts')
    expect(lines).toContain('MFA devices: 0')
    expect(lines).toContain('Tags: Owner=alice')
    expect(read.tags).toEqual(['Owner=alice'])
    expect(read.called).toEqual([])
  })

  it('is found by a long-term key alone', async () => {
    const { accessKeyIds } = await seedUser(moto.url, { userName: 'by-key' })
    const read = await readOn(user, findingOn({ accessKeyId: accessKeyIds[0] }), ground)
    expect(said(read)).toContain('Groups: by-key-group')
  })

  it('that is gone says nothing', async () => {
    expect(said(await readOn(user, findingOn({ userName: 'nobody' }), ground))).toEqual([])
  })

  it('is no role, no root and no session', () => {
    for (const userType of ['AssumedRole', 'Root', 'FederatedUser', 'AWSService'])
      expect(user.of(findingOn({ userName: 'x', userType }))).toBeUndefined()
    expect(user.of(findingOn({ accessKeyId: 'ASIAEXAMPLEEXAMPLE12' }))).toBeUndefined()
  })

  it('is read in the simulated account, too', async () => {
    const finding = findingOn({ userName: 'deploy-bot', userType: 'IAMUser' })
    const lines = said(await readOn(user, finding, simulatedGround(finding, 'incident-1')))
    expect(lines).toContain('Attached policies: ReadOnlyAccess')
    expect(lines.filter((line) => line.startsWith('last use of key: '))).toHaveLength(1)
  })
})
