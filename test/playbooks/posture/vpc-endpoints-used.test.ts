import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/vpc-endpoints-used.ts'
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
  const { Vpcs: [bad] = [] } = await ec2.describeVpcs({})
  const { Vpc: good } = await ec2.createVpc({ CidrBlock: '10.9.0.0/16' })
  await ec2.createVpcEndpoint({
    VpcId: good?.VpcId,
    ServiceName: 'com.amazonaws.us-east-1.s3',
    VpcEndpointType: 'Gateway',
  })
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${bad?.VpcId}`, `pass ${good?.VpcId}`])
})

itIsProven(check)
