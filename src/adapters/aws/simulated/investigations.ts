import type {
  GetInvestigationRequest,
  GetInvestigationResponse,
  Indicator,
  ListGraphsResponse,
  ListIndicatorsRequest,
  ListIndicatorsResponse,
  ListInvestigationsRequest,
  ListInvestigationsResponse,
  StartInvestigationRequest,
  StartInvestigationResponse,
} from '@aws-sdk/client-detective'
import type {
  ListDetectorsResponse,
  ListInvestigationsRequest as ListOfGuardDuty,
} from '@aws-sdk/client-guardduty'
import { awsError, type Call, type Operations, operation, required } from './operation.ts'
import { newId, own, type World } from './world.ts'

export interface Investigation {
  readonly entity: string
  readonly started: string
}

/** What Detective takes for one here. */
const takesMs = 40_000

const graphOf = (world: World, { region }: Call): string =>
  `arn:aws:detective:${region}:${world.account}:graph:5a1b2c3d4e5f60718293a4b5c6d7e8f9`

const isDone = ({ started }: Investigation, { now }: Call): boolean =>
  Date.parse(now) - Date.parse(started) >= takesMs

function found(world: World, id: string | undefined): Investigation {
  const one = own(world.investigations ?? {}, required(id, 'InvestigationId'))
  if (one) return one
  throw awsError('ResourceNotFoundException', `There is no investigation ${id}`)
}

/** What is unusual about the user: the address that nobody came from before, and what was tried from there. */
function indicators(world: World, { entity }: Investigation): Indicator[] {
  const own = world.trail.filter(({ user }) => user !== '' && entity.endsWith(`/${user}`))
  const ips = [...new Set(own.map(({ ip }) => ip))]
  const refused = own.filter(({ error }) => error !== null)
  return [
    ...ips.map(
      (IpAddress): Indicator => ({
        IndicatorType: 'NEW_GEOLOCATION',
        IndicatorDetail: {
          NewGeolocationDetail: {
            IpAddress,
            Location: 'Amsterdam, NL',
            IsNewForEntireAccount: true,
          },
        },
      }),
    ),
    ...refused.map(
      ({ name, ip }): Indicator => ({
        IndicatorType: 'TTP_OBSERVED',
        IndicatorDetail: {
          TTPsObservedDetail: {
            Tactic: 'Persistence',
            APIName: name,
            IpAddress: ip,
            APIFailureCount: 1,
          },
        },
      }),
    ),
  ]
}

export const investigationOperations: Operations = {
  'detective:ListGraphs': operation<object, ListGraphsResponse>([], (world, _input, call) => ({
    GraphList: [{ Arn: graphOf(world, call) }],
  })),

  'detective:ListInvestigations': operation<ListInvestigationsRequest, ListInvestigationsResponse>(
    ['GraphArn', 'FilterCriteria'],
    (world, { FilterCriteria }, call) => ({
      InvestigationDetails: Object.entries(world.investigations ?? {})
        .filter(([, { entity }]) => entity === (FilterCriteria?.EntityArn?.Value ?? entity))
        .map(([InvestigationId, one]) => ({
          InvestigationId,
          EntityArn: one.entity,
          CreatedTime: new Date(one.started),
          Status: isDone(one, call) ? 'SUCCESSFUL' : 'RUNNING',
        })),
    }),
  ),

  'detective:StartInvestigation': operation<StartInvestigationRequest, StartInvestigationResponse>(
    ['GraphArn', 'EntityArn', 'ScopeStartTime', 'ScopeEndTime'],
    (world, input, call) => {
      const entity = required(input.EntityArn, 'EntityArn')
      // Detective's ids are 21 digits.
      const InvestigationId = BigInt(`0x${newId(world, 'i').slice(3)}`)
        .toString()
        .padStart(21, '1')
      world.investigations = {
        ...world.investigations,
        [InvestigationId]: { entity, started: call.now },
      }
      return { InvestigationId }
    },
  ),

  'detective:GetInvestigation': operation<GetInvestigationRequest, GetInvestigationResponse>(
    ['GraphArn', 'InvestigationId'],
    (world, { InvestigationId }, call) => {
      const one = found(world, InvestigationId)
      const done = isDone(one, call)
      return {
        InvestigationId,
        EntityArn: one.entity,
        CreatedTime: new Date(one.started),
        Status: done ? 'SUCCESSFUL' : 'RUNNING',
        State: 'ACTIVE',
        ...(done && { Severity: indicators(world, one).length > 0 ? 'HIGH' : 'INFORMATIONAL' }),
      }
    },
  ),

  'detective:ListIndicators': operation<ListIndicatorsRequest, ListIndicatorsResponse>(
    ['GraphArn', 'InvestigationId'],
    (world, { InvestigationId }) => ({
      InvestigationId,
      Indicators: indicators(world, found(world, InvestigationId)),
    }),
  ),

  'guardduty:ListDetectors': operation<object, ListDetectorsResponse>([], () => ({
    DetectorIds: ['4cb1d2e3f4a5968778695a4b3c2d1e0f'],
  })),

  // Nobody has asked GuardDuty for one.
  'guardduty:ListInvestigations': operation<ListOfGuardDuty, object>(
    ['DetectorId', 'FilterCriteria', 'SortCriteria'],
    () => ({ Investigations: [] }),
  ),

  // The alarms of the simulated account are on metrics of the machine, and none is on a log.
  'cloudwatch:DescribeAlarms': operation<{ AlarmNames?: string[] }, object>(['AlarmNames'], () => ({
    MetricAlarms: [],
    CompositeAlarms: [],
  })),
}
