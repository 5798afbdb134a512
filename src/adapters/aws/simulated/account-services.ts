import type { AnalyzerSummary } from '@aws-sdk/client-accessanalyzer'
import type { GetAlternateContactRequest } from '@aws-sdk/client-account'
import type {
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancersOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { BatchImportFindingsRequest } from '@aws-sdk/client-securityhub'
import type { GetWebACLForResourceRequest } from '@aws-sdk/client-wafv2'
import { awsError, type Call, type Operations, operation } from './operation.ts'
import { regionOf, type World } from './world.ts'

/** Services that watch over the account, and what stands before its servers: as a small company has them, half set up. */

const front = ({ region, account }: Call) =>
  `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/app/shop-front/50dc6c495c0c9188`

export const accountServiceOperations: Operations = {
  'account:GetAlternateContact': operation<GetAlternateContactRequest, object>(
    ['AlternateContactType'],
    ({ account }) => {
      const message = `No contact of this type is registered for ${account}.`
      throw awsError('ResourceNotFoundException', message)
    },
  ),

  'account:GetContactInformation': operation([], () => ({
    ContactInformation: {
      FullName: 'Shop K.K.',
      CompanyName: 'Shop K.K.',
      AddressLine1: '1-1-1 Example',
      City: 'Tokyo',
      CountryCode: 'JP',
      PostalCode: '100-0000',
      PhoneNumber: '+81300000000',
    },
  })),

  'access-analyzer:ListAnalyzers': operation<object, { analyzers: AnalyzerSummary[] }>(
    [],
    (_world, _input, { region, account }) => ({
      analyzers: [
        {
          arn: `arn:aws:access-analyzer:${region}:${account}:analyzer/shop`,
          name: 'shop',
          type: 'ACCOUNT',
          status: 'ACTIVE',
          createdAt: new Date('2025-04-01T00:00:00Z'),
        },
      ],
    }),
  ),

  'backup:ListBackupPlans': operation([], () => ({
    BackupPlansList: [{ BackupPlanId: 'shop-daily', BackupPlanName: 'shop-daily' }],
  })),

  'backup:ListBackupVaults': operation([], () => ({
    BackupVaultList: [{ BackupVaultName: 'Default', Locked: false }],
  })),

  // AWS's own words for an account that never turned it on.
  'macie2:GetMacieSession': operation([], () => {
    throw awsError('AccessDeniedException', 'Macie is not enabled')
  }),

  'securityhub:DescribeHub': operation([], (_world, _input, { region, account }) => ({
    HubArn: `arn:aws:securityhub:${region}:${account}:hub/default`,
  })),

  'securityhub:BatchImportFindings': operation<BatchImportFindingsRequest, object>(
    ['Findings'],
    (world, { Findings = [] }) => {
      if (Findings.length > 100) throw awsError('InvalidInputException', 'At most 100 findings')
      const states = Findings.map(({ Id = '', RecordState = 'ACTIVE' }) => [Id, RecordState])
      world.hub = { ...world.hub, ...(Object.fromEntries(states) as World['hub']) }
      return { SuccessCount: Findings.length, FailedCount: 0, FailedFindings: [] }
    },
  ),

  'elasticloadbalancing:DescribeLoadBalancers': operation<object, DescribeLoadBalancersOutput>(
    [],
    (world, _input, call) => ({
      LoadBalancers: [
        {
          LoadBalancerArn: front(call),
          LoadBalancerName: 'shop-front',
          Scheme: 'internet-facing',
          Type: 'application',
          VpcId: regionOf(world, call.region).vpc,
        },
      ],
    }),
  ),

  'elasticloadbalancing:DescribeLoadBalancerAttributes': operation<
    DescribeLoadBalancerAttributesInput,
    object
  >(['LoadBalancerArn'], () => ({
    Attributes: [{ Key: 'access_logs.s3.enabled', Value: 'false' }],
  })),

  'wafv2:GetWebACLForResource': operation<GetWebACLForResourceRequest, object>(
    ['ResourceArn'],
    () => ({ WebACL: { Name: 'shop-front', Id: '473e64fd-f30b-4765-81a0-62ad96dd167a' } }),
  ),
}
