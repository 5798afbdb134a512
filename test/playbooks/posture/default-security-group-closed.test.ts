import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/default-security-group-closed.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('fails as AWS makes it, and passes without rules', async () => {
  const ec2 = new EC2(motoClient(moto.url))
  const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups({
    GroupNames: ['default'],
  })
  const GroupId = group?.GroupId ?? ''
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${GroupId}`])
  await ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: group?.IpPermissionsEgress })
  if ((group?.IpPermissions ?? []).length > 0)
    await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: group?.IpPermissions })
  expect(saidOf(await scan(check, { moto }))).toEqual([`pass ${GroupId}`])
})

it('says of a group that is in use what would be cut off, closed or not', async () => {
  const ec2 = new EC2(motoClient(moto.url))
  const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups({
    GroupNames: ['default'],
  })
  const GroupId = group?.GroupId ?? ''
  const { Subnets: [subnet] = [] } = await ec2.describeSubnets({})
  const { NetworkInterface } = await ec2.createNetworkInterface({
    SubnetId: subnet?.SubnetId,
    Groups: [GroupId],
  })
  const evidence = [NetworkInterface?.NetworkInterfaceId]
  const [open] = await scan(check, { moto })
  expect(open).toMatchObject({ status: 'fail', evidence })
  expect(open?.why.en).toMatch(/1 network interfaces are in it/)
  await ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: group?.IpPermissionsEgress })
  const [closed] = await scan(check, { moto })
  expect(closed).toMatchObject({ status: 'pass', evidence })
})

itIsProven(check)
