import { onlyReads } from '../core/actions.ts'
import type { AwsCall } from '../core/events.ts'
import type { Incident } from '../core/incident.ts'
import type { JsonObject } from '../core/json.ts'
import type { Change } from '../core/plan.ts'
import { isSimulated } from '../core/policy.ts'
import type { AwsScope } from '../core/ports.ts'
import type { Refusal } from '../core/refusal.ts'
import { scenarioOf } from '../core/rehearsal.ts'
import type { Aws, Enrichment, Playbook } from '../kit/index.ts'
import type { World } from './world.ts'

interface Scope {
  readonly incident: Incident
  readonly playbook: Playbook
  readonly input: JsonObject
  readonly run: string
  readonly human: string
  /** The lines of the step. */
  readonly changes?: readonly Change[]
  /** The run whose tags its resources carry: of an undo, the one that it undoes. Left out: itself. */
  readonly made?: string
}

/** What hikeshi.yaml does not name, account or region, is never touched, not even read; samples and drills have their own. */
export function mayReach(
  { policy: { accounts } }: Pick<World, 'policy'>,
  incident: Incident,
  account = incident.finding.account,
): Refusal | undefined {
  if (isSimulated(incident)) return undefined
  const { region } = incident.finding
  const known = Object.hasOwn(accounts, account) ? accounts[account] : undefined
  if (known === undefined) return { refused: 'account-not-configured', account }
  if (known.regions === undefined || known.regions.includes(region)) return undefined
  return { refused: 'account-not-configured', account: `${account} (${region})` }
}

/** Clients that can only read: what planning and verifying get. */
export const readingAws = (world: World, scope: Scope): Aws =>
  open(world, through(scope), scope.playbook.permissions.filter(onlyReads), () => Promise.resolve())

/** Clients for one step of an approved run; each mutating call is told to `onCall`, and a session that may do more to `onWider`. */
export const changingAws = (
  world: World,
  scope: Scope,
  { onCall, onWider }: Required<Pick<AwsScope, 'onCall' | 'onWider'>>,
): Aws =>
  open(
    world,
    { ...through(scope), ...narrowed(scope), onWider },
    scope.playbook.permissions,
    onCall,
  )

const through = (scope: Scope) => ({
  ...scope,
  account: scope.playbook.through?.(scope.input) ?? scope.incident.finding.account,
})

/** What the playbook says that this step acts on. */
function narrowed(scope: Scope) {
  const { input, incident, run, made = run, changes = [] } = scope
  const { account } = through(scope)
  const { region } = incident.finding
  return {
    acts: scope.playbook.acts({
      input,
      account,
      region,
      incident: incident.id,
      run: made,
      changes,
    }),
  }
}

/** Clients for a step that is not approved yet: with the session that it would have, and no change is let through. */
export const dryAws = (world: World, scope: Scope, dry: AbortSignal): Aws => {
  const nothing = () => Promise.resolve()
  const { permissions } = scope.playbook
  return open(world, { ...through(scope), ...narrowed(scope), dry }, permissions, nothing)
}

/** Clients for what a card is told beside its finding: the declared reads, in one region of the finding's account. */
export const enrichingAws = (
  world: World,
  incident: Incident,
  { id, permissions }: Enrichment,
  region: string,
  onCall: (call: AwsCall) => Promise<void>,
): Aws =>
  open(
    world,
    {
      incident,
      account: incident.finding.account,
      run: `${incident.id}.${id}`,
      human: 'hikeshi',
      ...(permissions.every(onlyReads) && { looks: true as const }),
    },
    permissions,
    onCall,
    region,
  )

/** The one place where it is chosen which AWS answers. */
function open(
  world: World,
  {
    incident,
    account,
    run,
    human,
    looks,
    acts,
    onWider,
    dry,
  }: Pick<Scope, 'incident' | 'run' | 'human'> &
    Pick<AwsScope, 'account' | 'looks' | 'acts' | 'onWider' | 'dry'>,
  permissions: readonly string[],
  onCall: (call: AwsCall) => Promise<void>,
  region = incident.finding.region,
): Aws {
  const declared = world.catalog.drill.get(scenarioOf(incident.rehearsal?.id ?? ''))?.world
  return world.aws({
    account,
    region,
    ...(isSimulated(incident) && { simulated: incident }),
    ...(declared && { declared }),
    permissions,
    ...(acts && { acts }),
    incident: incident.id,
    run,
    human,
    onCall,
    ...(onWider && { onWider }),
    ...(dry && { dry }),
    ...(looks && { looks }),
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
