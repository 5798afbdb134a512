import { errorCode } from '../kit/index.ts'
import type { Place } from './doctor-places.ts'
import type { Probe } from './doctor-probe.ts'

/** What brings the rules into a place: an organization's members get them from its stack sets, all others by hand. */
export async function mendEvents(probe: Probe, { account, region }: Place): Promise<string> {
  const alone = `AWS_REGION=${region} ${deployEvents(probe)}  # with credentials of ${account}`
  const member = await isMember(probe, { account, region }).catch(() => undefined)
  if (member === undefined) return `${alone}; in an organization HikeshiOrganization brings it`
  return member ? mendMembers(`Regions=<all of them, with ${region}>`) : alone
}

/** What is deployed already keeps its address; what is not needs one. */
export const deployEvents = ({ world: { url } }: Pick<Probe, 'world'>): string =>
  `npx cdk deploy HikeshiEvents --parameters IngestUrl=${url ?? 'https://<the bot>'}/events`

/** Deployed again where StackSets are administered; a new folder, or StackSets see no change. */
export const mendMembers = (change: string): string =>
  `aws cloudformation deploy --stack-name HikeshiOrganization --template-file cdk.out/HikeshiOrganization.template.json --parameter-overrides TemplatesUrl=<a new folder> ${change}  # docs/connect-aws.md, An organization; it brings HikeshiMemberEvents`

/** Of an organization, and not the account that manages it, which no stack set reaches. */
export async function isMember(
  { reader }: Pick<Probe, 'reader'>,
  { account, region }: Place,
): Promise<boolean> {
  try {
    const { Organization } = await reader(account, region).organizations.describeOrganization({})
    return Organization?.MasterAccountId !== account
  } catch (error) {
    if (errorCode(error) === 'AWSOrganizationsNotInUseException') return false
    throw error
  }
}
