import { type CisVersion, cisVersions } from '../../src/core/posture.ts'

/**
 * Every recommendation of the CIS AWS Foundations Benchmark with its number in each version, in the order of `cisVersions`;
 * `-` where a version does not have it. Facts only; the words are ours.
 */
const table = `
1.1 1.1 1.7 1.7 1.6 2.6 2.7 | Avoid use of root
1.2 1.2 1.10 1.10 1.9 2.9 2.10 | MFA for all IAM users with console password
1.3 1.3 1.12 1.12 1.11 2.11 2.11 | Unused credentials disabled (90 d; from v1.4: 45 d)
1.4 1.4 1.14 1.14 1.13 2.13 2.12 | Keys rotated at most  90 d
1.5 1.5 - - - - - | Password: uppercase
1.6 1.6 - - - - - | Password: lowercase
1.7 1.7 - - - - - | Password: symbol
1.8 1.8 - - - - - | Password: number
1.9 1.9 1.8 1.8 1.7 2.7 2.8 | Password min length 14
1.10 1.10 1.9 1.9 1.8 2.8 2.9 | Password reuse prevented (24)
1.11 1.11 - - - - - | Password expires at most  90 d
1.12 1.12 1.4 1.4 1.3 2.3 2.4 | No root access key
1.13 1.13 1.5 1.5 1.4 2.4 2.5 | Root MFA
1.14 1.14 1.6 1.6 1.5 2.5 2.6 | Root hardware MFA
1.15 1.15 1.3 1.3 - - - | Security questions registered (manual)
1.16 1.16 1.15 1.15 1.14 2.14 2.13 | Policies only on groups/roles
1.17 - - - - - - | Detailed billing enabled
1.18 - - - - - - | IAM Master and Manager roles
1.19 1.17 1.1 1.1 1.1 2.1 2.2 | Current contact details
1.20 1.18 1.2 1.2 1.2 2.2 2.3 | Security contact registered
1.21 1.19 1.18 1.18 1.17 2.17 2.16 | Instance roles used
1.22 1.20 1.17 1.17 1.16 2.16 2.15 | AWS Support role exists
1.23 1.21 1.11 1.11 1.10 2.10 - | No access key at initial user setup
1.24 1.22 1.16 1.16 1.15 2.15 2.14 | No *:* admin policies
2.1 2.1 3.1 3.1 3.1 4.1 4.1 | CloudTrail in all regions
2.2 2.2 3.2 3.2 3.2 4.2 4.2 | Log file validation
2.3 2.3 3.3 - - - - | Trail bucket not public
2.4 2.4 3.4 - - - - | Trail -> CloudWatch Logs
2.5 2.5 3.5 3.3 3.3 4.3 4.3 | Config in all regions
2.6 2.6 3.6 3.4 3.4 4.4 4.4 | Access logging on trail bucket
2.7 2.7 3.7 3.5 3.5 4.5 4.5 | Trail encrypted with KMS
2.8 2.8 3.8 3.6 3.6 4.6 4.6 | CMK rotation
4.3 2.9 3.9 3.7 3.7 4.7 4.7 | VPC flow logs in all VPCs
3.1 3.1 4.1 4.1 4.1 5.1 5.1 | Alarm: unauthorized API calls
3.2 3.2 4.2 4.2 4.2 5.2 5.2 | Alarm: console sign-in without MFA
3.3 3.3 4.3 4.3 4.3 5.3 5.3 | Alarm: root usage
3.4 3.4 4.4 4.4 4.4 5.4 5.4 | Alarm: IAM policy changes
3.5 3.5 4.5 4.5 4.5 5.5 5.5 | Alarm: CloudTrail config changes
3.6 3.6 4.6 4.6 4.6 5.6 5.6 | Alarm: console auth failures
3.7 3.7 4.7 4.7 4.7 5.7 5.7 | Alarm: CMK disable/deletion
3.8 3.8 4.8 4.8 4.8 5.8 5.8 | Alarm: S3 bucket policy changes
3.9 3.9 4.9 4.9 4.9 5.9 5.9 | Alarm: Config changes
3.10 3.10 4.10 4.10 4.10 5.10 5.10 | Alarm: security group changes
3.11 3.11 4.11 4.11 4.11 5.11 5.11 | Alarm: NACL changes
3.12 3.12 4.12 4.12 4.12 5.12 5.12 | Alarm: gateway changes
3.13 3.13 4.13 4.13 4.13 5.13 5.13 | Alarm: route table changes
3.14 3.14 4.14 4.14 4.14 5.14 5.14 | Alarm: VPC changes
3.15 - - - - - - | Appropriate subscribers to each SNS topic (manual)
- - 4.15 4.15 4.15 5.15 5.15 | Alarm: Organizations changes
- - - 4.16 4.16 5.16 5.16 | Security Hub enabled
4.1 4.1 5.2 5.2 5.3 6.3 6.3 | No SG 0.0.0.0/0 -> admin ports (v1.x: 22)
- - - 5.3 5.4 6.4 6.4 | No SG ::/0 -> admin ports
- - 5.1 5.1 5.2 6.2 6.2 | No NACL 0.0.0.0/0 -> admin ports
4.2 4.2 - - - - - | No SG 0.0.0.0/0 -> 3389 (from v1.4 merged into admin ports)
4.4 4.3 5.3 5.4 5.5 6.5 6.5 | Default SG restricts all
4.5 4.4 5.4 5.5 5.6 6.6 6.6 | Peering routes least access (manual)
- - - 5.6 5.7 6.7 6.7 | IMDSv2 only
- - 1.13 1.13 1.12 2.12 - | Only one active key per user
- - 1.19 1.19 1.18 2.18 2.17 | Expired IAM certs removed
- - 1.20 1.20 1.19 2.19 2.18 | IAM Access Analyzer all regions
- - 1.21 1.21 1.20 2.20 2.19 | Users managed centrally (federation)
- - - 1.22 1.21 2.21 2.20 | AWSCloudShellFullAccess restricted
- - 2.1.1 - - - - | S3 default encryption
- - 2.1.2 2.1.1 2.1.1 3.1.1 3.1.1 | S3 deny HTTP
- - 2.1.3 2.1.2 2.1.2 3.1.2 3.1.2 | S3 MFA Delete
- - 2.1.4 2.1.3 2.1.3 3.1.3 3.1.3 | S3 data discovered/classified (Macie)
- - 2.1.5 2.1.4 2.1.4 3.1.4 3.1.4 | S3 Block Public Access
- - 2.2.1 2.2.1 5.1.1 6.1.1 6.1.1 | EBS encryption by default
- - - - 5.1.2 6.1.2 6.1.2 | CIFS not open
- - 2.3.1 2.3.1 2.2.1 3.2.1 3.2.1 | RDS encrypted
- - - 2.3.2 2.2.2 3.2.2 3.2.2 | RDS auto minor upgrade
- - - 2.3.3 2.2.3 3.2.3 3.2.3 | RDS not public
- - - - 2.2.4 3.2.4 3.2.4 | RDS Multi-AZ
- - - 2.4.1 2.3.1 3.3.1 3.3.1 | EFS encrypted
- - 3.10 3.8 3.8 4.8 4.8 | S3 object-level write logging
- - 3.11 3.9 3.9 4.9 4.9 | S3 object-level read logging
- - - - - - 2.1.1 | Centralized root access in Organizations
- - - - - - 2.1.2 | Authorization guardrails for all org accounts
- - - - - - 2.1.3 | Management account not used for workloads
- - - - - - 2.1.4 | OUs by environment and sensitivity
- - - - - - 2.1.5 | Delegated admin manages org policies
- - - - - - 2.1.6 | Delegated admins manage integrated services
- - - - - - 2.21 | No unrestricted Principal '*' in resource policies
- - - - - - 4.10 | Web front-end access logging (CloudFront/ELB/API GW)
- - - - - - 6.8 | VPC endpoints used for AWS services
`

export interface Recommendation {
  readonly name: string
  readonly numbers: { readonly [V in CisVersion]?: string }
}

export const recommendations: readonly Recommendation[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [numbers = '', name = ''] = line.split(' | ')
    const by = numbers.split(' ').map((number, at) => [cisVersions[at] ?? '', number])
    return { name, numbers: Object.fromEntries(by.filter(([, number]) => number !== '-')) }
  })
