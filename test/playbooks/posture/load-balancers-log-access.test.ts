import { EC2 } from '@aws-sdk/client-ec2'
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/load-balancers-log-access.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('tells the one from the other', async () => {
  const [ec2, elb] = [
    new EC2(motoClient(moto.url)),
    new ElasticLoadBalancingV2(motoClient(moto.url)),
  ]
  const { Subnets = [] } = await ec2.describeSubnets({})
  const ids = Subnets.slice(0, 2).flatMap(({ SubnetId }) => SubnetId ?? [])
  const make = async (Name: string) =>
    (await elb.createLoadBalancer({ Name, Subnets: ids })).LoadBalancers?.[0]?.LoadBalancerArn
  const [bad, good] = [await make('bad'), await make('good')]
  await new S3(motoClient(moto.url)).createBucket({ Bucket: 'logs' })
  await elb.modifyLoadBalancerAttributes({
    LoadBalancerArn: good,
    Attributes: [
      { Key: 'access_logs.s3.enabled', Value: 'true' },
      { Key: 'access_logs.s3.bucket', Value: 'logs' },
    ],
  })
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${bad}`, `pass ${good}`])
})

itIsProven(check)
