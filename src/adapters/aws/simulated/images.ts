import type {
  CreateImageRequest,
  CreateImageResult,
  DeregisterImageRequest,
  DeregisterImageResult,
  DescribeImagesRequest,
  DescribeImagesResult,
  Image as ImageOut,
} from '@aws-sdk/client-ec2'
import { filtered } from './filter.ts'
import { instanceOf } from './instances.ts'
import { awsError, type Operations, operation, required } from './operation.ts'
import { setTags, tagList, tagsFor } from './tags.ts'
import { volumeOf } from './volumes.ts'
import { type Image, newId, own, type Region, regionOf } from './world.ts'

function imageOf(region: Region, id: string | undefined): Image {
  const wanted = required(id, 'ImageId')
  const image = own(region.images, wanted)
  if (image) return image
  throw awsError('InvalidAMIID.NotFound', `The image id '[${wanted}]' does not exist`)
}

const describe = (region: Region, image: Image, account: string): ImageOut => ({
  ImageId: image.id,
  Name: image.name,
  Description: image.description,
  SourceInstanceId: image.instance,
  CreationDate: image.created,
  OwnerId: account,
  Public: false,
  State: 'available',
  RootDeviceType: 'ebs',
  BlockDeviceMappings: image.devices.map(({ name, snapshot }) => ({
    DeviceName: name,
    Ebs: { SnapshotId: snapshot },
  })),
  Tags: tagList(region, image.id),
})

export const imageOperations: Operations = {
  'ec2:CreateImage': operation<CreateImageRequest, CreateImageResult>(
    ['InstanceId', 'Name', 'Description', 'NoReboot', 'TagSpecifications'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const instance = instanceOf(region, input.InstanceId)
      const name = required(input.Name, 'Name')
      if (Object.values(region.images).some((image) => image.name === name))
        throw awsError('InvalidAMIName.Duplicate', `AMI name ${name} is already in use`)
      const id = newId(world, 'ami')
      const devices = instance.devices.map((device) => {
        const { gib, key, id: volume } = volumeOf(region, device.volume)
        const snapshot = newId(world, 'snap')
        const description = `Created by CreateImage(${instance.id}) for ${id}`
        region.snapshots[snapshot] = {
          id: snapshot,
          volume,
          gib,
          key,
          description,
          started: call.now,
        }
        setTags(region, snapshot, tagsFor('snapshot', input.TagSpecifications))
        return { name: device.name, snapshot }
      })
      const description = input.Description ?? ''
      region.images[id] = {
        id,
        name,
        description,
        instance: instance.id,
        created: call.now,
        devices,
      }
      setTags(region, id, tagsFor('image', input.TagSpecifications))
      return { ImageId: id }
    },
  ),

  'ec2:DescribeImages': operation<DescribeImagesRequest, DescribeImagesResult>(
    ['ImageIds', 'Owners', 'Filters'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const asked = input.ImageIds?.map((id) => imageOf(region, id))
      const owners = input.Owners ?? []
      // AWS's own images and those of others are not simulated.
      const isOwn = owners.length === 0 || owners.includes('self') || owners.includes(call.account)
      const all = asked?.length ? asked : Object.values(region.images)
      const found = filtered(isOwn ? all : [], input.Filters, region.tags, {
        'image-id': ({ id }) => [id],
        name: ({ name }) => [name],
        state: () => ['available'],
      })
      return { Images: found.map((image) => describe(region, image, call.account)) }
    },
  ),

  'ec2:DeregisterImage': operation<DeregisterImageRequest, DeregisterImageResult>(
    ['ImageId'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const { id } = imageOf(region, input.ImageId)
      delete region.images[id]
      delete region.tags[id]
      return { Return: true }
    },
  ),
}
