import type { GetEventSelectorsResponse, Trail } from '@aws-sdk/client-cloudtrail'
import type { Verdict } from '../core/posture.ts'
import { fail, pass, type Scan } from './check.ts'

/** What a trail records, read for its meaning. */
export interface TrailFacts {
  readonly name: string
  readonly arn: string
  /** All regions. */
  readonly everywhere: boolean
  readonly logging: boolean
  /** All management events, read and write. */
  readonly managementEvents: boolean
  /** Object-level events of all S3 buckets. */
  readonly objects: { readonly read: boolean; readonly write: boolean }
}

/** Trails that belong to this account; those of the organization are somebody else's to set. Declare `cloudtrail:DescribeTrails`. */
export async function ownTrails({ aws, account }: Scan): Promise<Trail[]> {
  const { trailList = [] } = await aws.cloudtrail.describeTrails({ includeShadowTrails: true })
  return trailList.filter(({ TrailARN = '' }) => TrailARN.split(':')[4] === account)
}

/**
 * All trails that record this account, the organization's too. Declare `cloudtrail:DescribeTrails`,
 * `cloudtrail:GetEventSelectors` and `cloudtrail:GetTrailStatus`.
 */
export async function trailsOf(scan: Scan): Promise<TrailFacts[]> {
  const { trailList = [] } = await scan.aws.cloudtrail.describeTrails({ includeShadowTrails: true })
  return Promise.all(
    trailList.map(
      async ({ TrailARN: arn = '', Name = arn, HomeRegion = scan.region, ...trail }) => {
        const { cloudtrail } = scan.in(HomeRegion)
        const [{ IsLogging }, selectors] = await Promise.all([
          cloudtrail.getTrailStatus({ Name: arn }),
          cloudtrail.getEventSelectors({ TrailName: arn }),
        ])
        return {
          name: Name,
          arn,
          everywhere: trail.IsMultiRegionTrail === true,
          logging: IsLogging === true,
          ...selected(selectors),
        }
      },
    ),
  )
}

/** What a trail's selectors take, old ones and advanced ones. */
export function selected({
  EventSelectors = [],
  AdvancedEventSelectors = [],
}: GetEventSelectorsResponse): Pick<TrailFacts, 'managementEvents' | 'objects'> {
  const field = (fields: (typeof AdvancedEventSelectors)[number]['FieldSelectors'], name: string) =>
    fields?.find(({ Field }) => Field === name)
  // An advanced selector that names no `readOnly` takes both; any other field narrows it.
  const advanced = AdvancedEventSelectors.map(({ FieldSelectors = [] }) => ({
    category: field(FieldSelectors, 'eventCategory')?.Equals ?? [],
    types: field(FieldSelectors, 'resources.type')?.Equals ?? [],
    readOnly: field(FieldSelectors, 'readOnly')?.Equals,
    whole: FieldSelectors.every(({ Field = '' }) =>
      ['eventCategory', 'resources.type', 'readOnly'].includes(Field),
    ),
  })).filter(({ whole }) => whole)
  const takes = (readOnly: readonly string[] | undefined, what: 'read' | 'write') =>
    readOnly === undefined || readOnly.includes(what === 'read' ? 'true' : 'false')
  const objects = (what: 'read' | 'write'): boolean =>
    EventSelectors.some(
      ({ ReadWriteType = 'All', DataResources = [] }) =>
        (ReadWriteType === 'All' ||
          ReadWriteType === `${what === 'read' ? 'Read' : 'Write'}Only`) &&
        DataResources.some(
          ({ Type, Values = [] }) =>
            Type === 'AWS::S3::Object' &&
            Values.some((value) => /^arn:aws[a-z-]*:s3(:::)?$/.test(value)),
        ),
    ) ||
    advanced.some(
      ({ category, types, readOnly }) =>
        category.includes('Data') && types.includes('AWS::S3::Object') && takes(readOnly, what),
    )
  return {
    managementEvents:
      EventSelectors.some(
        ({ IncludeManagementEvents = true, ReadWriteType = 'All' }) =>
          IncludeManagementEvents && ReadWriteType === 'All',
      ) ||
      advanced.some(
        ({ category, readOnly }) => category.includes('Management') && readOnly === undefined,
      ),
    objects: { read: objects('read'), write: objects('write') },
  }
}

/** Whether a trail of all regions records what is done to the objects of all buckets. */
export function recordsObjects(
  trails: readonly TrailFacts[],
  what: 'read' | 'write',
  account: string,
): Verdict {
  const found = trails.find((trail) => trail.everywhere && trail.logging && trail.objects[what])
  return found
    ? pass(account, {
        en: `${found.name} records them for all buckets.`,
        ja: `${found.name} が全バケットを記録しています。`,
      })
    : fail(account, {
        en: 'No trail of all regions records them for all buckets.',
        ja: '全リージョンの証跡で全バケットを記録しているものはありません。',
      })
}
