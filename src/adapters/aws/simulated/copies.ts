import type {
  CopySnapshotRequest,
  CopySnapshotResult,
  DescribeSnapshotAttributeRequest,
  DescribeSnapshotAttributeResult,
  ModifySnapshotAttributeRequest,
} from '@aws-sdk/client-ec2'
import { awsError, lacking, type Operations, operation, required } from './operation.ts'
import { setTags, tagsFor } from './tags.ts'
import { snapshotOf } from './volumes.ts'
import { newId, regionOf } from './world.ts'

export const copyOperations: Operations = {
  'ec2:CopySnapshot': operation<CopySnapshotRequest, CopySnapshotResult>(
    [
      'SourceRegion',
      'SourceSnapshotId',
      'Description',
      'Encrypted',
      'KmsKeyId',
      'TagSpecifications',
    ],
    (world, input, call) => {
      if (input.SourceRegion !== call.region) throw lacking('copies from another region')
      const region = regionOf(world, call.region)
      const from = snapshotOf(region, input.SourceSnapshotId)
      if (input.KmsKeyId !== undefined && input.Encrypted !== true)
        throw awsError('InvalidParameterDependency', 'KmsKeyId requires Encrypted.')
      const id = newId(world, 'snap')
      region.snapshots[id] = {
        id,
        // AWS's own placeholder: a copy is of no volume.
        volume: 'vol-ffffffff',
        gib: from.gib,
        key: input.KmsKeyId ?? from.key,
        description: input.Description ?? '',
        started: call.now,
      }
      setTags(region, id, tagsFor('snapshot', input.TagSpecifications))
      return { SnapshotId: id }
    },
  ),

  'ec2:DescribeSnapshotAttribute': operation<
    DescribeSnapshotAttributeRequest,
    DescribeSnapshotAttributeResult
  >(['SnapshotId', 'Attribute'], (world, input, call) => {
    const region = regionOf(world, call.region)
    const { id } = snapshotOf(region, input.SnapshotId)
    if (input.Attribute !== 'createVolumePermission') throw lacking('other snapshot attributes')
    const accounts = region.around.shared[id] ?? []
    return { SnapshotId: id, CreateVolumePermissions: accounts.map((UserId) => ({ UserId })) }
  }),

  'ec2:ModifySnapshotAttribute': operation<ModifySnapshotAttributeRequest, object>(
    ['SnapshotId', 'Attribute', 'OperationType', 'UserIds'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const { id } = snapshotOf(region, input.SnapshotId)
      const asked = required(input.UserIds, 'UserIds')
      const { [id]: before = [], ...rest } = region.around.shared
      const others = before.filter((account) => !asked.includes(account))
      const after = input.OperationType === 'add' ? [...others, ...asked] : others
      region.around.shared = after.length > 0 ? { ...rest, [id]: after } : rest
      return {}
    },
  ),
}
