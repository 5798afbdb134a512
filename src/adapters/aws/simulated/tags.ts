import type {
  CreateTagsRequest,
  DeleteTagsRequest,
  DescribeTagsRequest,
  DescribeTagsResult,
  ResourceType,
  Tag,
  TagSpecification,
} from '@aws-sdk/client-ec2'
import { filtered } from './filter.ts'
import { awsError, lacking, type Operations, operation, required } from './operation.ts'
import { own, type Region, regionOf } from './world.ts'

const kinds: {
  readonly [prefix: string]: {
    readonly type: ResourceType
    readonly notFound: string
    readonly all: (region: Region) => object
  }
} = {
  i: { type: 'instance', notFound: 'InvalidInstanceID.NotFound', all: (r) => r.instances },
  eni: {
    type: 'network-interface',
    notFound: 'InvalidNetworkInterfaceID.NotFound',
    all: (r) => r.enis,
  },
  sg: { type: 'security-group', notFound: 'InvalidGroup.NotFound', all: (r) => r.groups },
  sgr: {
    type: 'security-group-rule',
    notFound: 'InvalidSecurityGroupRuleId.NotFound',
    all: (r) => r.rules,
  },
  vol: { type: 'volume', notFound: 'InvalidVolume.NotFound', all: (r) => r.volumes },
  ami: { type: 'image', notFound: 'InvalidAMIID.NotFound', all: (r) => r.images },
  snap: { type: 'snapshot', notFound: 'InvalidSnapshot.NotFound', all: (r) => r.snapshots },
}
const kindOf = (id: string) => own(kinds, id.slice(0, Math.max(0, id.indexOf('-'))))

export function tagList(region: Region, id: string): Tag[] {
  return Object.entries(region.tags[id] ?? {}).map(([Key, Value]) => ({ Key, Value }))
}

export function setTags(region: Region, id: string, tags: readonly Tag[]): void {
  if (tags.length === 0) return
  const all = { ...region.tags[id] }
  for (const { Key = '', Value = '' } of tags) {
    if (Key.startsWith('aws:'))
      throw awsError('InvalidParameterValue', `Tag keys starting with 'aws:' are reserved: ${Key}`)
    all[Key] = Value
  }
  if (Object.keys(all).length > 50)
    throw awsError('TagLimitExceeded', 'More than 50 tags on one resource')
  region.tags[id] = all
}

/** The tags that a request gives to what it creates of this type. */
export const tagsFor = (type: ResourceType, given: readonly TagSpecification[] | undefined) =>
  (given ?? []).filter((each) => each.ResourceType === type).flatMap((each) => each.Tags ?? [])

function existing(region: Region, ids: readonly string[] | undefined): readonly string[] {
  for (const id of required(ids, 'resourceIdSet')) {
    const kind = kindOf(id)
    if (kind === undefined) throw lacking(`tags on ${id}`)
    if (!Object.hasOwn(kind.all(region), id))
      throw awsError(kind.notFound, `The ID '${id}' does not exist`)
  }
  return ids ?? []
}

export const tagOperations: Operations = {
  'ec2:CreateTags': operation<CreateTagsRequest, object>(
    ['Resources', 'Tags'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      for (const id of existing(region, input.Resources))
        setTags(region, id, required(input.Tags, 'Tags'))
      return {}
    },
  ),

  'ec2:DeleteTags': operation<DeleteTagsRequest, object>(
    ['Resources', 'Tags'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      // A tag given with a value goes only if it has that value; no tags given means all of them.
      const goes = (key: string, value: string) =>
        input.Tags?.some((t) => t.Key === key && (t.Value === undefined || t.Value === value)) ??
        true
      for (const id of existing(region, input.Resources))
        region.tags[id] = Object.fromEntries(
          Object.entries(region.tags[id] ?? {}).filter(([key, value]) => !goes(key, value)),
        )
      return {}
    },
  ),

  'ec2:DescribeTags': operation<DescribeTagsRequest, DescribeTagsResult>(
    ['Filters'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const all = Object.entries(region.tags).flatMap(([id, tags]) =>
        Object.entries(tags).map(([key, value]) => ({ id, key, value, type: kindOf(id)?.type })),
      )
      const found = filtered(all, input.Filters, region.tags, {
        'resource-id': (tag) => [tag.id],
        'resource-type': (tag) => (tag.type ? [tag.type] : []),
        key: (tag) => [tag.key],
        value: (tag) => [tag.value],
      })
      return {
        Tags: found.map(({ id, key, value, type }) => ({
          ResourceId: id,
          ResourceType: type,
          Key: key,
          Value: value,
        })),
      }
    },
  ),
}
