import type {
  CreateSnapshotsRequest,
  CreateSnapshotsResult,
  DeleteSnapshotRequest,
  DescribeSnapshotsRequest,
  DescribeSnapshotsResult,
  DescribeVolumesRequest,
  DescribeVolumesResult,
  Snapshot as SnapshotOut,
  Volume as VolumeOut,
} from '@aws-sdk/client-ec2'
import { filtered } from './filter.ts'
import { instanceOf } from './instances.ts'
import { awsError, type Operations, operation, required } from './operation.ts'
import { setTags, tagList, tagsFor } from './tags.ts'
import {
  type Instance,
  newId,
  own,
  type Region,
  regionOf,
  type Snapshot,
  type Volume,
} from './world.ts'

export function volumeOf(region: Region, id: string): Volume {
  const volume = own(region.volumes, id)
  if (volume) return volume
  throw awsError('InvalidVolume.NotFound', `The volume '${id}' does not exist.`)
}

export function snapshotOf(region: Region, id: string | undefined): Snapshot {
  const snapshot = own(region.snapshots, required(id, 'SnapshotId'))
  if (snapshot) return snapshot
  throw awsError('InvalidSnapshot.NotFound', `The snapshot '${id}' does not exist.`)
}

const attachments = (region: Region, volume: Volume) =>
  Object.values(region.instances).flatMap((instance: Instance) =>
    instance.devices
      .filter((device) => device.volume === volume.id)
      .map((device) => ({ instance, device })),
  )

const encryption = (key: string | null) => ({
  Encrypted: key !== null,
  ...(key !== null && { KmsKeyId: key }),
})

function describeVolume(region: Region, volume: Volume): VolumeOut {
  const attached = attachments(region, volume)
  return {
    VolumeId: volume.id,
    Size: volume.gib,
    VolumeType: 'gp3',
    State: attached.length > 0 ? 'in-use' : 'available',
    AvailabilityZone: region.zone,
    CreateTime: new Date(volume.created),
    ...encryption(volume.key),
    Attachments: attached.map(({ instance, device }) => ({
      VolumeId: volume.id,
      InstanceId: instance.id,
      Device: device.name,
      State: 'attached',
      DeleteOnTermination: !device.keep,
      AttachTime: new Date(instance.launched),
    })),
    Tags: tagList(region, volume.id),
  }
}

function describeSnapshot(region: Region, snapshot: Snapshot, account: string): SnapshotOut {
  return {
    SnapshotId: snapshot.id,
    VolumeId: snapshot.volume,
    VolumeSize: snapshot.gib,
    State: 'completed',
    Progress: '100%',
    StartTime: new Date(snapshot.started),
    Description: snapshot.description,
    OwnerId: account,
    ...encryption(snapshot.key),
    Tags: tagList(region, snapshot.id),
  }
}

export const volumeOperations: Operations = {
  'ec2:DescribeVolumes': operation<DescribeVolumesRequest, DescribeVolumesResult>(
    ['VolumeIds', 'Filters'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const asked = input.VolumeIds?.map((id) => volumeOf(region, id))
      const all = asked?.length ? asked : Object.values(region.volumes)
      const found = filtered(all, input.Filters, region.tags, {
        'volume-id': (volume) => [volume.id],
        encrypted: (volume) => [String(volume.key !== null)],
        'attachment.instance-id': (volume) =>
          attachments(region, volume).map(({ instance }) => instance.id),
        'attachment.device': (volume) =>
          attachments(region, volume).map(({ device }) => device.name),
      })
      return { Volumes: found.map((volume) => describeVolume(region, volume)) }
    },
  ),

  'ec2:DescribeSnapshots': operation<DescribeSnapshotsRequest, DescribeSnapshotsResult>(
    ['SnapshotIds', 'OwnerIds', 'Filters', 'RestorableByUserIds'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const asked = input.SnapshotIds?.map((id) => snapshotOf(region, id))
      const all = asked?.length ? asked : Object.values(region.snapshots)
      const owners = input.OwnerIds ?? []
      // Everything in a simulated account is its own; AWS's public snapshots are not simulated.
      const own = owners.length === 0 || owners.includes('self') || owners.includes(call.account)
      const may = input.RestorableByUserIds ?? []
      const shared = (id: string) => region.around.shared[id] ?? []
      const open = all.filter(({ id }) => may.every((who) => shared(id).includes(who)))
      const found = filtered(own ? open : [], input.Filters, region.tags, {
        'snapshot-id': (snapshot) => [snapshot.id],
        'volume-id': (snapshot) => [snapshot.volume],
        description: (snapshot) => [snapshot.description],
        status: () => ['completed'],
      })
      return {
        Snapshots: found.map((snapshot) => describeSnapshot(region, snapshot, call.account)),
      }
    },
  ),

  'ec2:CreateSnapshots': operation<CreateSnapshotsRequest, CreateSnapshotsResult>(
    ['InstanceSpecification', 'Description', 'TagSpecifications', 'CopyTagsFromSource'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const { InstanceId, ExcludeBootVolume, ExcludeDataVolumeIds } = required(
        input.InstanceSpecification,
        'InstanceSpecification',
      )
      const instance = instanceOf(region, InstanceId)
      const devices = instance.devices.filter(
        ({ volume }, index) =>
          !(index === 0 && ExcludeBootVolume) && !ExcludeDataVolumeIds?.includes(volume),
      )
      const made = devices.map((device) => {
        const volume = volumeOf(region, device.volume)
        const snapshot: Snapshot = {
          id: newId(world, 'snap'),
          volume: volume.id,
          gib: volume.gib,
          key: volume.key,
          description: input.Description ?? '',
          started: call.now,
        }
        region.snapshots[snapshot.id] = snapshot
        if (input.CopyTagsFromSource === 'volume')
          setTags(region, snapshot.id, tagList(region, volume.id))
        setTags(region, snapshot.id, tagsFor('snapshot', input.TagSpecifications))
        return snapshot
      })
      return {
        // AWS answers before the copy is done; the next read shows it completed.
        Snapshots: made.map((snapshot) => {
          const {
            State: _state,
            Progress: _progress,
            ...info
          } = describeSnapshot(region, snapshot, call.account)
          return { ...info, State: 'pending' as const, Progress: '' }
        }),
      }
    },
  ),

  'ec2:DeleteSnapshot': operation<DeleteSnapshotRequest, object>(
    ['SnapshotId'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const { id } = snapshotOf(region, input.SnapshotId)
      const image = Object.values(region.images).find(({ devices }) =>
        devices.some(({ snapshot }) => snapshot === id),
      )
      if (image) throw awsError('InvalidSnapshot.InUse', `${id} is currently in use by ${image.id}`)
      delete region.snapshots[id]
      delete region.tags[id]
      return {}
    },
  ),
}
