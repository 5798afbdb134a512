import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Moto, startMoto } from '../support/moto.ts'
import { alike, onMoto, onSimulated, refusal, type Stage } from '../support/twins.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())
const expectAlike = alike(() => moto.url)

const Tags = [{ Key: 'hikeshi:run', Value: 'run-1' }]
const make = ({ aws, instance: InstanceId }: Stage, Name = 'evidence') =>
  aws.ec2.createImage({
    InstanceId,
    Name,
    NoReboot: true,
    Description: 'Evidence',
    TagSpecifications: [{ ResourceType: 'image', Tags }],
  })
const find = async ({ aws }: Stage) => {
  const Filters = [{ Name: 'tag:hikeshi:run', Values: ['run-1'] }]
  return (await aws.ec2.describeImages({ Owners: ['self'], Filters })).Images ?? []
}

it('images are made of an instance, found by tag, and hold their snapshots until they are deregistered', () =>
  expectAlike(async (stage) => {
    const { ec2 } = stage.aws
    const { ImageId } = await make(stage)
    const [image] = await find(stage)
    const SnapshotId = image?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId
    const held = await refusal(ec2.deleteSnapshot({ SnapshotId }))
    await ec2.deregisterImage({ ImageId })
    const free = await refusal(ec2.deleteSnapshot({ SnapshotId }))
    const nobody = 'i-0123456789abcdef0'
    return {
      image: [image?.Name, image?.Description, image?.State, image?.OwnerId, image?.Tags],
      same: [image?.ImageId === ImageId, image?.SourceInstanceId === stage.instance],
      held,
      free,
      left: (await find(stage)).length,
      unknown: await refusal(ec2.deregisterImage({ ImageId: 'ami-0123456789abcdef0' })),
      nobody: await refusal(ec2.createImage({ InstanceId: nobody, Name: 'evidence' })),
    }
  }))

/** As in `simulated-unlike`: AWS's own documentation is with the simulated account. */
describe('unlike moto, and like AWS', () => {
  const differences: [string, (stage: Stage) => Promise<unknown>, unknown, unknown][] = [
    [
      'an image has a snapshot of each volume',
      async (stage) => {
        await make(stage)
        return (await find(stage))[0]?.BlockDeviceMappings?.length
      },
      1,
      3,
    ],
    [
      'an image name is there once',
      async (stage) => {
        await make(stage)
        return refusal(make(stage))
      },
      'no error',
      'InvalidAMIName.Duplicate',
    ],
  ]
  it.each(differences)('%s', async (_what, tell, moto5, aws) => {
    expect(await tell(await onMoto(moto.url))).toEqual(moto5)
    expect(await tell(await onSimulated())).toEqual(aws)
  })
})
