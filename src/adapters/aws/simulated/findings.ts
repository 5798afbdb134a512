import type {
  ArchiveFindingsRequest,
  CreateFilterRequest,
  CreateFilterResponse,
  DeleteFilterRequest,
  FindingCriteria,
  GetFilterRequest,
  GetFilterResponse,
  GetFindingsRequest,
  GetFindingsResponse,
  UpdateFindingsFeedbackRequest,
} from '@aws-sdk/client-guardduty'
import { detectorOf } from './detectors.ts'
import { awsError, type Operations, operation } from './operation.ts'
import { own } from './world.ts'

/** What GuardDuty keeps of a finding that people change. */
export interface KeptFinding {
  archived: boolean
  feedback: 'USEFUL' | 'NOT_USEFUL' | null
}
export interface KeptFilter {
  readonly action: string
  readonly description: string
  readonly criteria: FindingCriteria
}

const absent = () =>
  awsError('BadRequestException', 'The request is rejected since no such resource found.')

const archive = (to: boolean) =>
  operation<ArchiveFindingsRequest, object>(['DetectorId', 'FindingIds'], (world, input, call) => {
    const { findings } = detectorOf(world, input.DetectorId, call)
    for (const id of input.FindingIds ?? []) {
      const finding = own(findings, id)
      if (finding === undefined) throw absent()
      finding.archived = to
    }
    return {}
  })

export const findingOperations: Operations = {
  'guardduty:GetFindings': operation<GetFindingsRequest, Pick<GetFindingsResponse, 'Findings'>>(
    ['DetectorId', 'FindingIds'],
    (world, input, call) => {
      const { findings } = detectorOf(world, input.DetectorId, call)
      const found = (input.FindingIds ?? []).flatMap((id) => {
        const finding = own(findings, id)
        if (finding === undefined) return []
        const Service = {
          Archived: finding.archived,
          ...(finding.feedback !== null && { UserFeedback: finding.feedback }),
        }
        return [{ Id: id, AccountId: call.account, Region: call.region, Service }]
      })
      return { Findings: found as NonNullable<GetFindingsResponse['Findings']> }
    },
  ),
  'guardduty:ArchiveFindings': archive(true),
  'guardduty:UnarchiveFindings': archive(false),
  'guardduty:UpdateFindingsFeedback': operation<UpdateFindingsFeedbackRequest, object>(
    ['DetectorId', 'FindingIds', 'Feedback'],
    (world, input, call) => {
      const { findings } = detectorOf(world, input.DetectorId, call)
      for (const id of input.FindingIds ?? []) {
        const finding = own(findings, id)
        if (finding === undefined) throw absent()
        finding.feedback = input.Feedback ?? null
      }
      return {}
    },
  ),
  'guardduty:CreateFilter': operation<CreateFilterRequest, CreateFilterResponse>(
    ['DetectorId', 'Name', 'Action', 'Description', 'FindingCriteria', 'ClientToken'],
    (world, input, call) => {
      const { filters } = detectorOf(world, input.DetectorId, call)
      const name = input.Name ?? ''
      if (own(filters, name) !== undefined)
        throw awsError(
          'BadRequestException',
          'The request is rejected because a filter with the given name already exists.',
        )
      filters[name] = {
        action: input.Action ?? 'NOOP',
        description: input.Description ?? '',
        criteria: input.FindingCriteria ?? {},
      }
      return { Name: name }
    },
  ),
  'guardduty:GetFilter': operation<GetFilterRequest, GetFilterResponse>(
    ['DetectorId', 'FilterName'],
    (world, input, call) => {
      const name = input.FilterName ?? ''
      const filter = own(detectorOf(world, input.DetectorId, call).filters, name)
      if (filter === undefined) throw absent()
      return {
        Name: name,
        Action: filter.action as 'ARCHIVE',
        Description: filter.description,
        FindingCriteria: filter.criteria,
      }
    },
  ),
  'guardduty:DeleteFilter': operation<DeleteFilterRequest, object>(
    ['DetectorId', 'FilterName'],
    (world, input, call) => {
      const { filters } = detectorOf(world, input.DetectorId, call)
      if (own(filters, input.FilterName ?? '') === undefined) throw absent()
      delete filters[input.FilterName ?? '']
      return {}
    },
  ),
}
