import type {
  GetTrailRequest,
  GetTrailResponse,
  GetTrailStatusRequest,
  GetTrailStatusResponse,
  StartLoggingRequest,
} from '@aws-sdk/client-cloudtrail'
import { awsError, type Call, type Operations, operation } from './operation.ts'
import type { Trail, World } from './world.ts'

const arnOf = (world: World, { name, region }: Trail): string =>
  `arn:aws:cloudtrail:${region}:${world.account}:trail/${name}`

/** By its name in its own region, or by its ARN. */
export function trailOf(world: World, asked: string | undefined, { region }: Call): Trail {
  const found = Object.values(world.trails).find(
    (trail) => trail.region === region && (trail.name === asked || arnOf(world, trail) === asked),
  )
  if (found) return found
  const message = `Unknown trail: ${asked} for the user: ${world.account}`
  throw awsError('TrailNotFoundException', message)
}

export const describeTrail = (world: World, trail: Trail) => ({
  Name: trail.name,
  TrailARN: arnOf(world, trail),
  HomeRegion: trail.region,
  S3BucketName: trail.bucket,
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: true,
  IsOrganizationTrail: false,
  LogFileValidationEnabled: false,
})

export const trailsOperations: Operations = {
  'cloudtrail:GetTrail': operation<GetTrailRequest, GetTrailResponse>(
    ['Name'],
    (world, input, call) => {
      return { Trail: describeTrail(world, trailOf(world, input.Name, call)) }
    },
  ),

  'cloudtrail:GetTrailStatus': operation<GetTrailStatusRequest, GetTrailStatusResponse>(
    ['Name'],
    (world, input, call) => {
      const { started, stopped } = trailOf(world, input.Name, call)
      return {
        IsLogging: stopped === null,
        StartLoggingTime: new Date(started),
        ...(stopped !== null && { StopLoggingTime: new Date(stopped) }),
      }
    },
  ),

  'cloudtrail:StartLogging': operation<StartLoggingRequest, object>(
    ['Name'],
    (world, input, call) => {
      const trail = trailOf(world, input.Name, call)
      if (trail.stopped === null) return {}
      trail.started = call.now
      trail.stopped = null
      return {}
    },
  ),
}
