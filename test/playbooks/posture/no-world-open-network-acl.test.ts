import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/no-world-open-network-acl.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('reads the entries in their order', async () => {
  const ec2 = new EC2(motoClient(moto.url))
  const { Vpcs: [vpc] = [] } = await ec2.describeVpcs({})
  const { NetworkAcl: acl } = await ec2.createNetworkAcl({ VpcId: vpc?.VpcId })
  const NetworkAclId = acl?.NetworkAclId ?? ''
  const entry = { NetworkAclId, Egress: false, Protocol: '6', CidrBlock: '0.0.0.0/0' }
  await ec2.createNetworkAclEntry({
    ...entry,
    RuleNumber: 200,
    RuleAction: 'allow',
    PortRange: { From: 0, To: 65535 },
  })
  expect(saidOf(await scan(check, { moto }))).toContain(`fail ${NetworkAclId}`)
  await ec2.createNetworkAclEntry({
    ...entry,
    RuleNumber: 100,
    RuleAction: 'deny',
    PortRange: { From: 22, To: 22 },
  })
  await ec2.createNetworkAclEntry({
    ...entry,
    RuleNumber: 110,
    RuleAction: 'deny',
    PortRange: { From: 3389, To: 3389 },
  })
  expect(saidOf(await scan(check, { moto }))).toContain(`pass ${NetworkAclId}`)
})

itIsProven(check)
