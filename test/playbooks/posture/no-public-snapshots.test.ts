import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/no-public-snapshots.ts'
import { answering } from '../../support/answers.ts'
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
  const { VolumeId } = await ec2.createVolume({ AvailabilityZone: 'us-east-1a', Size: 1 })
  const [bad, good] = [
    await ec2.createSnapshot({ VolumeId }),
    await ec2.createSnapshot({ VolumeId }),
  ]
  await ec2.modifySnapshotAttribute({
    SnapshotId: bad.SnapshotId,
    Attribute: 'createVolumePermission',
    OperationType: 'add',
    GroupNames: ['all'],
  })
  // moto overlooks RestorableByUserIds: what it would list is told in its place.
  const aws = await answering(moto, {
    'DescribeSnapshots&RestorableBy.1=all': `<snapshotSet><item><snapshotId>${bad.SnapshotId}</snapshotId></item></snapshotSet>`,
  })
  expect(saidOf(await scan(check, { moto: aws })).toSorted()).toEqual(
    [`fail ${bad.SnapshotId}`, `pass ${good.SnapshotId}`].toSorted(),
  )
  await aws.stop()
})

itIsProven(check)
