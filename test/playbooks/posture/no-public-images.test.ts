import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/no-public-images.ts'
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
  const { Instances: [instance] = [] } = await ec2.runInstances({
    ImageId: 'ami-12345678',
    MinCount: 1,
    MaxCount: 1,
  })
  const make = async (Name: string) =>
    (await ec2.createImage({ InstanceId: instance?.InstanceId, Name })).ImageId
  const [bad, good] = [await make('bad'), await make('good')]
  await ec2.modifyImageAttribute({
    ImageId: bad,
    Attribute: 'launchPermission',
    OperationType: 'add',
    UserGroups: ['all'],
  })
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${bad}`, `pass ${good}`])
})

itIsProven(check)
