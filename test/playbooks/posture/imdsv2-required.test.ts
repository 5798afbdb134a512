import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/imdsv2-required.ts'
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
  const run = async (more: object) => {
    const { Instances: [instance] = [] } = await ec2.runInstances({
      ImageId: 'ami-12345678',
      MinCount: 1,
      MaxCount: 1,
      ...more,
    })
    return instance?.InstanceId
  }

  const [bad, good] = [await run({}), await run({ MetadataOptions: { HttpTokens: 'required' } })]
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${bad}`, `pass ${good}`])
})

itIsProven(check)
