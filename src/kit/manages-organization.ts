import type { Scan } from './check.ts'
import { errorCode } from './pages.ts'

/** Whether this account manages an organization: what is checked of one is checked from there. Declare `organizations:DescribeOrganization`. */
export async function managesOrganization({ aws, account }: Scan): Promise<boolean> {
  try {
    const { Organization } = await aws.organizations.describeOrganization({})
    return Organization?.MasterAccountId === account
  } catch (error) {
    if (errorCode(error) === 'AWSOrganizationsNotInUseException') return false
    throw error
  }
}
