import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/peering-routes.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('lists the routes that go over a peering', async () => {
  const ec2 = new EC2(motoClient(moto.url))
  const { Vpc: one } = await ec2.createVpc({ CidrBlock: '10.1.0.0/16' })
  const { Vpc: two } = await ec2.createVpc({ CidrBlock: '10.2.0.0/16' })
  const { VpcPeeringConnection: peering } = await ec2.createVpcPeeringConnection({
    VpcId: one?.VpcId,
    PeerVpcId: two?.VpcId,
  })
  const { RouteTable: table } = await ec2.createRouteTable({ VpcId: one?.VpcId })
  await ec2.createRoute({
    RouteTableId: table?.RouteTableId,
    DestinationCidrBlock: '10.2.0.0/16',
    VpcPeeringConnectionId: peering?.VpcPeeringConnectionId,
  })
  expect(saidOf(await scan(check, { moto }))).toEqual([`attest ${table?.RouteTableId} 10.2.0.0/16`])
})

itIsProven(check)
