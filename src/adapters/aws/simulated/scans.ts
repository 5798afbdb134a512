import type {
  DescribeMalwareScansRequest,
  DescribeMalwareScansResponse,
  StartMalwareScanRequest,
  StartMalwareScanResponse,
} from '@aws-sdk/client-guardduty'
import type { MalwareScan } from './around.ts'
import { instanceOf } from './instances.ts'
import { awsError, type Call, lacking, type Operations, operation, required } from './operation.ts'
import { newId, regionOf } from './world.ts'

/** What a scan takes here. */
const takesMs = 600_000
const age = ({ started }: MalwareScan, { now }: Call) => Date.parse(now) - Date.parse(started)

export const scanOperations: Operations = {
  'guardduty:StartMalwareScan': operation<StartMalwareScanRequest, StartMalwareScanResponse>(
    ['ResourceArn'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const arn = required(input.ResourceArn, 'ResourceArn')
      instanceOf(region, arn.slice(arn.lastIndexOf('/') + 1))
      const { scans } = region.around
      if (scans.some((scan) => scan.arn === arn && age(scan, call) < 3_600_000))
        throw awsError('ConflictException', 'A scan was started on this resource recently.')
      const id = newId(world, 'scan').slice('scan-'.length)
      scans.push({ id, arn, started: call.now })
      return { ScanId: id }
    },
  ),

  'guardduty:DescribeMalwareScans': operation<
    DescribeMalwareScansRequest,
    DescribeMalwareScansResponse
  >(['DetectorId', 'FilterCriteria'], (world, input, call) => {
    const [criterion, more] = input.FilterCriteria?.FilterCriterion ?? []
    if (criterion?.CriterionKey !== 'EC2_INSTANCE_ARN' || more)
      throw lacking('other criteria than EC2_INSTANCE_ARN')
    const asked = criterion.FilterCondition?.EqualsValue
    const found = regionOf(world, call.region).around.scans.filter(({ arn }) => arn === asked)
    return {
      Scans: found.map((scan) => ({
        ScanId: scan.id,
        ScanType: 'ON_DEMAND',
        ScanStartTime: new Date(scan.started),
        ResourceDetails: { InstanceArn: scan.arn },
        ...(age(scan, call) < takesMs
          ? { ScanStatus: 'RUNNING' as const }
          : { ScanStatus: 'COMPLETED' as const, ScanResultDetails: { ScanResult: 'INFECTED' } }),
      })),
    }
  }),
}
