import type {
  CreateDetectorRequest,
  CreateDetectorResponse,
  DetectorFeatureConfiguration,
  GetAdministratorAccountRequest,
  GetAdministratorAccountResponse,
  GetDetectorRequest,
  GetDetectorResponse,
  ListDetectorsResponse,
  UpdateDetectorRequest,
} from '@aws-sdk/client-guardduty'
import type { Finding } from '../../../core/finding.ts'
import type { KeptFilter, KeptFinding } from './findings.ts'
import { awsError, type Call, type Operations, operation } from './operation.ts'
import { newId, own, type World } from './world.ts'

type Status = 'ENABLED' | 'DISABLED'

/** GuardDuty in one region. */
export interface Detector {
  readonly id: string
  readonly created: string
  status: Status
  frequency: string
  /** The account that manages it, where another one does. */
  readonly administrator: string | null
  /** Protection plans by name. */
  readonly plans: Record<string, Status>
  /** By id; those that something is done with. */
  readonly findings: Record<string, KeptFinding>
  readonly filters: Record<string, KeptFilter>
}

const usual = ['CLOUD_TRAIL', 'DNS_LOGS', 'FLOW_LOGS', 'S3_DATA_EVENTS', 'EBS_MALWARE_PROTECTION']
const plans = (): Record<string, Status> =>
  Object.fromEntries([
    ...usual.map((name) => [name, 'ENABLED'] as const),
    ['RUNTIME_MONITORING', 'DISABLED'],
  ])

/** At work, unless the finding tells that it was suspended (and S3 Protection switched off with it) or deleted. */
export function addDetector(world: World, finding: Finding): void {
  const { subject, region, lastSeen, facts } = finding
  const [, named, found] =
    /:detector\/([0-9a-f]{32})\/finding\/(\w+)$/.exec(subject.findingArn ?? '') ?? []
  const id = subject.detector ?? named ?? '4cb1d2e3f4a5968778695a4b3c2d1e0f'
  if (facts.some(({ value }) => value.includes('DeleteDetector'))) return
  const off = subject.detector !== undefined
  const created = new Date(Date.parse(lastSeen) - 300 * 86_400_000).toISOString()
  const detector: Detector = {
    id,
    created,
    status: off ? 'DISABLED' : 'ENABLED',
    frequency: 'SIX_HOURS',
    // Who manages its own detector may archive its own findings.
    administrator: found === undefined ? '444455556666' : null,
    plans: { ...plans(), ...(off && { S3_DATA_EVENTS: 'DISABLED' as const }) },
    findings: found === undefined ? {} : { [found]: { archived: false, feedback: null } },
    filters: {},
  }
  world.detectors[region] = detector
  if (!off) return
  const features = [{ name: 'S3_DATA_EVENTS', status: 'DISABLED' }]
  world.trail.push({
    id: newId(world, 'event'),
    name: 'UpdateDetector',
    source: 'guardduty.amazonaws.com',
    at: new Date(lastSeen).toISOString(),
    region,
    user: subject.userName ?? 'deploy-bot',
    key: null,
    ip: finding.remotes[0]?.ip ?? '198.51.100.7',
    error: null,
    request: { detectorId: id, features },
  })
}

export function detectorOf(world: World, id: string | undefined, call: Call): Detector {
  const detector = own(world.detectors, call.region)
  if (detector !== undefined && detector.id === id) return detector
  throw awsError(
    'BadRequestException',
    'The request is rejected because the input detectorId is not owned by the current account.',
  )
}

function setPlans(detector: Detector, asked: readonly DetectorFeatureConfiguration[] = []): void {
  for (const { Name = '', Status = 'DISABLED' } of asked) detector.plans[Name] = Status
}

export const detectorOperations: Operations = {
  'guardduty:ListDetectors': operation<object, ListDetectorsResponse>([], (world, _input, call) => {
    const detector = own(world.detectors, call.region)
    return { DetectorIds: detector === undefined ? [] : [detector.id] }
  }),

  'guardduty:GetDetector': operation<GetDetectorRequest, GetDetectorResponse>(
    ['DetectorId'],
    (world, input, call) => {
      const detector = detectorOf(world, input.DetectorId, call)
      return {
        CreatedAt: detector.created,
        FindingPublishingFrequency: detector.frequency as 'SIX_HOURS',
        ServiceRole: `arn:aws:iam::${call.account}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`,
        Status: detector.status,
        Features: Object.entries(detector.plans).map(([Name, Status]) => ({
          Name: Name as 'S3_DATA_EVENTS',
          Status,
        })),
      }
    },
  ),

  'guardduty:GetAdministratorAccount': operation<
    GetAdministratorAccountRequest,
    Partial<GetAdministratorAccountResponse>
  >(['DetectorId'], (world, input, call) => {
    const { administrator } = detectorOf(world, input.DetectorId, call)
    return administrator === null
      ? {}
      : { Administrator: { AccountId: administrator, RelationshipStatus: 'Enabled' } }
  }),

  'guardduty:CreateDetector': operation<CreateDetectorRequest, CreateDetectorResponse>(
    ['Enable', 'FindingPublishingFrequency', 'Features'],
    (world, input, call) => {
      if (own(world.detectors, call.region) !== undefined)
        throw awsError(
          'BadRequestException',
          'The request is rejected because a detector already exists for the current account.',
        )
      const detector: Detector = {
        id: newId(world, 'detector').slice(-16).repeat(2),
        created: call.now,
        status: input.Enable === true ? 'ENABLED' : 'DISABLED',
        frequency: input.FindingPublishingFrequency ?? 'SIX_HOURS',
        administrator: null,
        plans: plans(),
        findings: {},
        filters: {},
      }
      setPlans(detector, input.Features)
      world.detectors[call.region] = detector
      return { DetectorId: detector.id }
    },
  ),

  'guardduty:UpdateDetector': operation<UpdateDetectorRequest, object>(
    ['DetectorId', 'Enable', 'Features'],
    (world, input, call) => {
      const detector = detectorOf(world, input.DetectorId, call)
      if (input.Enable !== undefined) detector.status = input.Enable ? 'ENABLED' : 'DISABLED'
      setPlans(detector, input.Features)
      return {}
    },
  ),
}
