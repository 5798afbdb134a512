import type {
  AssociateIamInstanceProfileRequest,
  AssociateIamInstanceProfileResult,
  DescribeIamInstanceProfileAssociationsRequest,
  DescribeIamInstanceProfileAssociationsResult,
  DisassociateIamInstanceProfileRequest,
  DisassociateIamInstanceProfileResult,
  IamInstanceProfileAssociation,
} from '@aws-sdk/client-ec2'
import { filtered } from './filter.ts'
import { instanceOf } from './instances.ts'
import { awsError, type Operations, operation, required } from './operation.ts'
import { type Instance, newIamId, newId, type Region, regionOf } from './world.ts'

type Associated = Instance & { association: string }
const associated = (region: Region): Associated[] =>
  Object.values(region.instances).filter((each): each is Associated => each.association !== null)

const describe = (
  { association, id, profile }: Associated,
  State: IamInstanceProfileAssociation['State'] = 'associated',
): IamInstanceProfileAssociation => ({
  AssociationId: association,
  InstanceId: id,
  IamInstanceProfile: { Arn: profile.arn, Id: profile.id },
  State,
})

function associationOf(region: Region, id: string | undefined): Associated {
  const wanted = required(id, 'AssociationId')
  const found = associated(region).find(({ association }) => association === wanted)
  if (found) return found
  throw awsError('InvalidAssociationID.NotFound', `There is no association ${wanted}`)
}

export const profileOperations: Operations = {
  'ec2:DescribeIamInstanceProfileAssociations': operation<
    DescribeIamInstanceProfileAssociationsRequest,
    DescribeIamInstanceProfileAssociationsResult
  >(['AssociationIds', 'Filters'], (world, input, call) => {
    const region = regionOf(world, call.region)
    const asked = input.AssociationIds?.map((id) => associationOf(region, id))
    const found = filtered(asked?.length ? asked : associated(region), input.Filters, region.tags, {
      'instance-id': ({ id }) => [id],
      state: () => ['associated'],
    })
    return { IamInstanceProfileAssociations: found.map((each) => describe(each)) }
  }),

  'ec2:DisassociateIamInstanceProfile': operation<
    DisassociateIamInstanceProfileRequest,
    DisassociateIamInstanceProfileResult
  >(['AssociationId'], (world, input, call) => {
    const instance: Instance = associationOf(regionOf(world, call.region), input.AssociationId)
    const IamInstanceProfileAssociation = describe(instance as Associated, 'disassociating')
    instance.association = null
    return { IamInstanceProfileAssociation }
  }),

  'ec2:AssociateIamInstanceProfile': operation<
    AssociateIamInstanceProfileRequest,
    AssociateIamInstanceProfileResult
  >(['IamInstanceProfile', 'InstanceId'], (world, input, call) => {
    const instance = instanceOf(regionOf(world, call.region), input.InstanceId)
    const { Arn, Name } = required(input.IamInstanceProfile, 'IamInstanceProfile')
    const arn =
      Arn ?? `arn:aws:iam::${call.account}:instance-profile/${required(Name, 'IamInstanceProfile')}`
    if (instance.association !== null)
      throw awsError('IncorrectState', `There is an existing association for ${instance.id}`)
    if (arn !== instance.profile.arn) instance.profile = { arn, id: newIamId(world, 'AIPA') }
    const association = newId(world, 'iip-assoc')
    instance.association = association
    const made = describe({ ...instance, association }, 'associating')
    return { IamInstanceProfileAssociation: made }
  }),
}
