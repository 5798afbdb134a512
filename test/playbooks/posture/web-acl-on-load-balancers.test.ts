import { EC2 } from '@aws-sdk/client-ec2'
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import { WAFV2 } from '@aws-sdk/client-wafv2'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/web-acl-on-load-balancers.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('tells the one from the other', async () => {
  const [ec2, elb, waf] = [
    new EC2(motoClient(moto.url)),
    new ElasticLoadBalancingV2(motoClient(moto.url)),
    new WAFV2(motoClient(moto.url)),
  ]
  const { Subnets = [] } = await ec2.describeSubnets({})
  const ids = Subnets.slice(0, 2).flatMap(({ SubnetId }) => SubnetId ?? [])
  const make = async (Name: string) =>
    (
      await elb.createLoadBalancer({
        Name,
        Subnets: ids,
        Scheme: 'internet-facing',
        Type: 'application',
      })
    ).LoadBalancers?.[0]?.LoadBalancerArn
  const [bad, good] = [await make('bad'), await make('good')]
  const { Summary } = await waf.createWebACL({
    Name: 'front',
    Scope: 'REGIONAL',
    DefaultAction: { Allow: {} },
    VisibilityConfig: {
      SampledRequestsEnabled: false,
      CloudWatchMetricsEnabled: false,
      MetricName: 'front',
    },
  })
  await waf.associateWebACL({ WebACLArn: Summary?.ARN, ResourceArn: good })
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${bad}`, `pass ${good}`])
})

itIsProven(check)
