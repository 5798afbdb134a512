import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/no-open-cifs.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('tells the one from the other', async () => {
  const ec2 = new EC2(motoClient(moto.url))
  const make = async (GroupName: string, from: number, to: number, protocol = 'tcp') => {
    const { GroupId = '' } = await ec2.createSecurityGroup({ GroupName, Description: GroupName })
    await ec2.authorizeSecurityGroupIngress({
      GroupId,
      IpPermissions: [
        {
          IpProtocol: protocol,
          ...(protocol !== '-1' && { FromPort: from, ToPort: to }),
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
        },
      ],
    })
    return GroupId
  }
  const [exact, range, all, web] = [
    await make('exact', 445, 445),
    await make('range', 20, 5000),
    await make('all', 0, 0, '-1'),
    await make('web', 443, 443),
  ]
  const said = saidOf(await scan(check, { moto }))
  for (const group of [exact, range, all]) expect(said).toContain(`fail ${group}`)
  expect(said).toContain(`pass ${web}`)
})

itIsProven(check)
