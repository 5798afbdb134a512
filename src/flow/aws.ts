import { onlyReads } from '../core/actions.ts'
import type { AwsCall } from '../core/events.ts'
import type { Incident } from '../core/incident.ts'
import { isSimulated } from '../core/policy.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Aws, Playbook } from '../kit/index.ts'
import type { World } from './world.ts'

interface Scope {
  readonly incident: Incident
  readonly playbook: Playbook
  readonly run: string
  readonly human: string
}

/** An account that hikeshi.yaml does not name is never touched, not even read; samples and drills have their own. */
export function mayReach(world: World, incident: Incident): Refusal | undefined {
  const { account } = incident.finding
  if (isSimulated(incident) || world.policy.accounts[account] !== undefined) return undefined
  return { refused: 'account-not-configured', account }
}

/** Clients that can only read: what planning and verifying get. */
export const readingAws = (world: World, scope: Scope): Aws =>
  open(world, scope, scope.playbook.permissions.filter(onlyReads), () => Promise.resolve())

/** Clients for one step of an approved run; each mutating call is told to `onCall`. */
export const changingAws = (
  world: World,
  scope: Scope,
  onCall: (call: AwsCall) => Promise<void>,
): Aws => open(world, scope, scope.playbook.permissions, onCall)

/** The one place where it is chosen which AWS answers. */
function open(
  world: World,
  { incident, run, human }: Scope,
  permissions: readonly string[],
  onCall: (call: AwsCall) => Promise<void>,
): Aws {
  const { account, region } = incident.finding
  return world.aws({
    account,
    region,
    ...(isSimulated(incident) && { simulated: incident }),
    permissions,
    incident: incident.id,
    run,
    human,
    onCall,
  })
}

/** AWS's own errors are answers, not surprises: gone, denied or failing. Anything else is not ours to explain. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Error) || !('$metadata' in error)) throw error
  const because = `${error.name}: ${error.message}`.slice(0, 500)
  if (/NotFound|NoSuch/.test(error.name)) return { refused: 'resource-gone', resource: because }
  if (/AccessDenied|Unauthorized|AuthFailure|InvalidClientTokenId|ExpiredToken/.test(error.name))
    return { refused: 'aws-denied', action: error.name, because }
  return { refused: 'aws-failed', because }
}
