import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import instance from '../../../handlers/enrichments/instance.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { readOn, said } from '../../support/enrichment.ts'
import { type Moto, motoClient, seedInstance, startMoto } from '../../support/moto.ts'
import { findingOn } from '../../support/playbook.ts'

describe('the instance of a finding', () => {
  let moto: Moto
  let ground: Ground
  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
  })
  afterAll(() => moto.stop())

  it('is shown with its tags, role, age, address and groups', async () => {
    const { instanceId, roleName } = await seedInstance(moto.url)
    const ec2 = new EC2(motoClient(moto.url))
    const Tags = [
      { Key: 'Owner', Value: 'team-shop' },
      { Key: 'aws:autoscaling:groupName', Value: 'web' },
    ]
    await ec2.createTags({ Resources: [instanceId], Tags: Tags.slice(0, 1) })
    const read = await readOn(instance, findingOn({ instanceId }), ground)
    const lines = said(read)
    expect(lines[0]).toMatch(/^Tags: .*Owner=team-shop/)
    expect(lines).toContain(`Role: ${roleName}`)
    expect(lines.join('\n')).toMatch(/Last started: \d{4}-\d\d-\d\dT/)
    expect(lines.join('\n')).toMatch(/Metadata service: IMDSv/)
    expect(lines.some((line) => line.startsWith('Security groups: '))).toBe(true)
    expect(read.called).toEqual([])
  })

  it('that is gone says nothing', async () => {
    const gone = findingOn({ instanceId: 'i-0123456789abcdef0' })
    expect(said(await readOn(instance, gone, ground))).toEqual([])
  })

  it('is read in the simulated account, too', async () => {
    const finding = findingOn({ instanceId: 'i-0aa11bb22cc33dd44' })
    const lines = said(await readOn(instance, finding, simulatedGround(finding, 'incident-1')))
    expect(lines).toContain('Role: shop-web')
    expect(lines).toContain('Public IP: 198.51.100.24')
    expect(lines).toContain('Metadata service: IMDSv1 + IMDSv2')
  })

  it.each([{}, { instanceId: 'i-99999999; rm' }, { instanceId: 'GeneratedFindingInstanceId' }])(
    'is not looked for where the finding has no id that EC2 gives: %o',
    (subject) => {
      expect(instance.of(findingOn(subject))).toBeUndefined()
    },
  )
})
