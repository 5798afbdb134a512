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
const nobody = 'i-0123456789abcdef0'

const read = async ({ aws, instance }: Stage) => {
  const { Reservations } = await aws.ec2.describeInstances({ InstanceIds: [instance] })
  return Reservations?.[0]?.Instances?.[0]
}

it('metadata needs a token once one is required, until it is optional again', () =>
  expectAlike(async (stage) => {
    const { aws, instance: InstanceId } = stage
    const options = async () => (await read(stage))?.MetadataOptions
    const before = (await options())?.HttpTokens
    const given = await aws.ec2.modifyInstanceMetadataOptions({
      InstanceId,
      HttpTokens: 'required',
    })
    const after = await options()
    await aws.ec2.modifyInstanceMetadataOptions({ InstanceId, HttpTokens: 'optional' })
    return {
      before,
      given: [given.InstanceId === InstanceId, given.InstanceMetadataOptions?.HttpTokens],
      after: [after?.HttpTokens, after?.State],
      back: (await options())?.HttpTokens,
      nobody: await refusal(
        aws.ec2.modifyInstanceMetadataOptions({ InstanceId: nobody, HttpTokens: 'required' }),
      ),
    }
  }))

it('instance profiles are attached once, detached by their association, and attached again', () =>
  expectAlike(async (stage) => {
    const { aws, instance } = stage
    const Filters = [
      { Name: 'instance-id', Values: [instance] },
      { Name: 'state', Values: ['associating', 'associated'] },
    ]
    const list = async () =>
      (await aws.ec2.describeIamInstanceProfileAssociations({ Filters }))
        .IamInstanceProfileAssociations ?? []
    const [first] = await list()
    const { AssociationId, IamInstanceProfile: { Arn } = {} } = first ?? {}
    const attach = () =>
      aws.ec2.associateIamInstanceProfile({ InstanceId: instance, IamInstanceProfile: { Arn } })
    const twice = await refusal(attach())
    await aws.ec2.disassociateIamInstanceProfile({ AssociationId })
    const between = [(await list()).length, (await read(stage))?.IamInstanceProfile?.Arn]
    const again = await refusal(aws.ec2.disassociateIamInstanceProfile({ AssociationId }))
    const made = (await attach()).IamInstanceProfileAssociation
    const [second] = await list()
    return {
      first: [first?.InstanceId === instance, first?.State, typeof Arn],
      twice,
      between,
      again,
      made: [made?.InstanceId === instance, made?.IamInstanceProfile?.Arn === Arn],
      second: [second?.State, second?.IamInstanceProfile?.Arn === Arn],
      isNew: second?.AssociationId !== AssociationId,
      back: (await read(stage))?.IamInstanceProfile?.Arn === Arn,
    }
  }))

it('instances stop, lose their address, start with another, and keep all else', () =>
  expectAlike(async (stage) => {
    const { aws, instance } = stage
    const InstanceIds = [instance]
    const first = await read(stage)
    const stopped = await aws.ec2.stopInstances({ InstanceIds })
    const off = await read(stage)
    const Filters = [{ Name: 'instance-state-name', Values: ['stopped'] }]
    const found = (await aws.ec2.describeInstances({ Filters })).Reservations?.length
    await aws.ec2.stopInstances({ InstanceIds })
    const started = await aws.ec2.startInstances({ InstanceIds })
    const on = await read(stage)
    return {
      from: stopped.StoppingInstances?.map((s) => [s.PreviousState, s.CurrentState]),
      off: [off?.State, off?.PublicIpAddress],
      found,
      to: started.StartingInstances?.map((s) => [s.PreviousState, s.CurrentState]),
      on: on?.State,
      another: on?.PublicIpAddress !== first?.PublicIpAddress,
      same: [
        on?.PrivateIpAddress === first?.PrivateIpAddress,
        on?.BlockDeviceMappings?.length === first?.BlockDeviceMappings?.length,
      ],
      stop: await refusal(aws.ec2.stopInstances({ InstanceIds: [nobody] })),
      start: await refusal(aws.ec2.startInstances({ InstanceIds: [nobody] })),
    }
  }))

it('instances with stop protection do not stop', () =>
  expectAlike(async (stage) => {
    const { aws, instance: InstanceId } = stage
    await aws.ec2.modifyInstanceAttribute({ InstanceId, DisableApiStop: { Value: true } })
    const held = await refusal(aws.ec2.stopInstances({ InstanceIds: [InstanceId] }))
    return { held, state: (await read(stage))?.State?.Name }
  }))

/** As in `simulated-unlike`: AWS's own documentation is with the simulated account. */
describe('unlike moto, and like AWS', () => {
  const differences: [string, (stage: Stage) => Promise<unknown>, unknown, unknown][] = [
    [
      'metadata options that a call does not name stay as they are',
      async (stage) => {
        const { aws, instance: InstanceId } = stage
        await aws.ec2.modifyInstanceMetadataOptions({ InstanceId, HttpTokens: 'required' })
        return (await read(stage))?.MetadataOptions?.HttpEndpoint
      },
      undefined,
      'enabled',
    ],
  ]
  it.each(differences)('%s', async (_what, tell, moto5, aws) => {
    expect(await tell(await onMoto(moto.url))).toEqual(moto5)
    expect(await tell(await onSimulated())).toEqual(aws)
  })
})
