import { onlyReads } from '../../../core/actions.ts'
import { accountAlarmOperations } from './account-alarms.ts'
import { accountDataOperations } from './account-data.ts'
import { accountIamOperations } from './account-iam.ts'
import { accountServiceOperations } from './account-services.ts'
import { aclOperations } from './acls.ts'
import { attachmentOperations } from './attachments.ts'
import { bucketRuleOperations } from './bucket-rules.ts'
import { bucketOperations } from './buckets.ts'
import { consoleOperations } from './console.ts'
import { copyOperations } from './copies.ts'
import { databaseOperations } from './databases.ts'
import { detectorOperations } from './detectors.ts'
import { dnsFirewallOperations } from './dns-firewall.ts'
import { eksOperations } from './eks.ts'
import { evidenceOperations } from './evidence.ts'
import { findingOperations } from './findings.ts'
import { flowLogOperations } from './flow-logs.ts'
import { functionOperations } from './functions.ts'
import { groupOperations } from './groups.ts'
import { identityOperations } from './identity.ts'
import { imageOperations } from './images.ts'
import { imdsOperations } from './imds.ts'
import { instanceOperations } from './instances.ts'
import { interfaceOperations } from './interfaces.ts'
import { investigationOperations } from './investigations.ts'
import { keyOperations } from './keys.ts'
import { networkFirewallOperations } from './network-firewall.ts'
import { objectOperations } from './objects.ts'
import { awsError, type Call, lacking, type Operations } from './operation.ts'
import { organizationOperations } from './organizations.ts'
import { passwordOperations } from './passwords.ts'
import { policyOperations } from './policies.ts'
import { powerOperations } from './power.ts'
import { profileOperations } from './profiles.ts'
import { recorderOperations } from './recorders.ts'
import { regionOperations } from './regions.ts'
import { roleOperations } from './roles.ts'
import { ruleOperations } from './rules.ts'
import { scalingOperations } from './scaling.ts'
import { scanOperations } from './scans.ts'
import { ssmOperations } from './ssm.ts'
import { ssoOperations } from './sso.ts'
import { tagOperations } from './tags.ts'
import { targetOperations } from './targets.ts'
import { taskOperations } from './tasks.ts'
import { trailOperations } from './trail.ts'
import { trailsOperations } from './trails.ts'
import { trustOperations } from './trust.ts'
import { userOperations } from './users.ts'
import { volumeOperations } from './volumes.ts'
import { own, type World } from './world.ts'

const operations: Operations = {
  ...accountAlarmOperations,
  ...accountDataOperations,
  ...accountIamOperations,
  ...accountServiceOperations,
  ...attachmentOperations,
  ...investigationOperations,
  ...consoleOperations,
  ...copyOperations,
  ...dnsFirewallOperations,
  ...aclOperations,
  ...networkFirewallOperations,
  ...evidenceOperations,
  ...ssmOperations,
  ...scalingOperations,
  ...scanOperations,
  ...targetOperations,
  ...instanceOperations,
  ...imageOperations,
  ...imdsOperations,
  ...powerOperations,
  ...profileOperations,
  ...interfaceOperations,
  ...groupOperations,
  ...ruleOperations,
  ...tagOperations,
  ...volumeOperations,
  ...userOperations,
  ...policyOperations,
  ...roleOperations,
  ...bucketOperations,
  ...objectOperations,
  ...organizationOperations,
  ...trailOperations,
  ...trailsOperations,
  ...regionOperations,
  ...functionOperations,
  ...taskOperations,
  ...eksOperations,
  ...databaseOperations,
  ...keyOperations,
  ...ssoOperations,
  ...bucketRuleOperations,
  ...identityOperations,
  ...trustOperations,
  ...flowLogOperations,
  ...detectorOperations,
  ...findingOperations,
  ...passwordOperations,
  ...recorderOperations,
}

/** Parameters that say how to answer, not what to do: everything fits one page here. */
const anywhere = ['DryRun', 'ClientToken', 'MaxResults', 'NextToken', 'MaxItems', 'Marker']

/**
 * What the simulated account answers, and what it is afterwards. A change is made to a copy, so that a failed one leaves
 * nothing behind; a read gets the world itself and hands it back, so that nobody has to keep it. Fails as AWS fails.
 */
export function perform(
  world: World,
  action: string,
  input: object,
  call: Call,
): { readonly world: World; readonly output: object } {
  const operation = own(operations, action)
  if (operation === undefined) throw lacking(action)
  // An organization is managed by another account than the one that the finding is about.
  if (call.account !== world.account && !action.startsWith('organizations:'))
    throw new Error(`the simulated account is ${world.account}, not ${call.account}`)
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  const unknown = given.find(([key]) => !operation.takes.includes(key) && !anywhere.includes(key))
  if (unknown) throw lacking(`the parameter ${unknown[0]} of ${action}`)
  const reads = onlyReads(action)
  const draft = reads ? world : structuredClone(world)
  const { serial } = world
  const output = operation.run(draft, input as never, call)
  if ('DryRun' in input && input.DryRun === true)
    throw awsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.')
  // A region comes into being when it is first looked at: then the world did change.
  return { world: reads && draft.serial !== serial ? { ...draft } : draft, output }
}
