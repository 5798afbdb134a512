import type { AwsScope, Share, Wider } from '../../core/ports.ts'
import type { Settings } from './clients.ts'
import { sessionOf, sessionPolicies, splitByService } from './session.ts'

/** Accounts we may work in. `role` is assumed for each run; without one the ambient credentials are used. */
export interface AwsAccounts {
  readonly [accountId: string]: {
    readonly role?: string | undefined
    /** Assumed for what only looks in its place. */
    readonly readRole?: string | undefined
    readonly externalId?: string | undefined
    readonly regions?: readonly string[] | undefined
  }
}

export interface Network {
  /** Another place that answers as AWS does; from AWS_ENDPOINT_URL. */
  readonly endpoint?: string | undefined
  /** How often a call is tried in all. Default 6: at three, the SDK's standard, AWS that throttles in earnest stops every other run. */
  readonly maxAttempts?: number | undefined
}

interface Identity {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
}
type Provider = (properties?: Record<string, unknown>) => Promise<Identity>

/** The settings of one scope's clients for AWS itself, or for what answers at `endpoint`; by the prefix of a service in IAM. */
export function realSettings(
  scope: AwsScope,
  accounts: AwsAccounts,
  network: Network,
): (prefix: string) => Settings {
  const account = Object.hasOwn(accounts, scope.account) ? accounts[scope.account] : undefined
  if (account === undefined) throw new Error(`account ${scope.account} is not configured`)
  const { share } = scope
  const common = {
    region: scope.region,
    maxAttempts: network.maxAttempts ?? (share === undefined ? 6 : 4),
    retryMode: 'standard',
    ...(network.endpoint !== undefined && { endpoint: network.endpoint }),
  }
  const { externalId } = account
  const looks = share !== undefined || scope.looks === true
  const role = looks ? (account.readRole ?? account.role) : account.role
  // A role of another account would run the approved change in the wrong place.
  if (role !== undefined && !role.includes(`::${scope.account}:`))
    throw new Error(`the role of account ${scope.account} is in another account: ${role}`)
  const session = (permissions: readonly string[]): Provider =>
    held(
      role === undefined
        ? ambient(scope.account, common)
        : assumed({ ...scope, permissions }, sessionOf(scope, role, externalId), common),
    )
  if (share === undefined) {
    const credentials = session(scope.permissions)
    return () => ({ ...common, credentials })
  }
  // All regions of a scan use the same few sessions.
  const sessions = scanSessions.get(share) ?? new Map<string, Provider>()
  scanSessions.set(share, sessions)
  const parts = splitByService(scope.permissions)
  return (prefix) => {
    const part = parts.find((one) => one.some((each) => each.startsWith(`${prefix}:`))) ?? []
    const key = part.join()
    const credentials = sessions.get(key) ?? session(part)
    sessions.set(key, credentials)
    return { ...common, credentials }
  }
}

const scanSessions = new WeakMap<Share, Map<string, Provider>>()

/**
 * AWS packs policy and tags, and only it knows what still fits in; what it refuses is asked for again with the next wider policy.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (PackedPolicyTooLarge)
 */
function assumed(
  scope: AwsScope,
  session: ReturnType<typeof sessionOf>,
  clientConfig: Settings,
): Provider {
  let [current, ...rest] = sessionPolicies(scope.permissions, scope.acts)
  let told: Wider | undefined
  const assume: Provider = async (properties) => {
    const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers')
    const params = { ...session, Policy: current.policy }
    try {
      const identity = await fromTemporaryCredentials({ params, clientConfig })(properties)
      const { wider } = current
      if (wider !== undefined && wider !== told) await scope.onWider?.(wider)
      told = wider
      return identity
    } catch (error) {
      const [next, ...others] = rest
      if (next === undefined || !isTooLarge(error)) throw error
      current = next
      rest = others
      return assume(properties)
    }
  }
  return assume
}
const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && error.name.startsWith('PackedPolicyTooLarge')

/** What the environment, the instance or the container provides, once it is seen to belong to the account that was meant. */
function ambient(account: string, common: Settings): Provider {
  return async (properties) => {
    const [{ fromNodeProviderChain }, { STS }] = await Promise.all([
      import('@aws-sdk/credential-providers'),
      import('@aws-sdk/client-sts'),
    ])
    const credentials = await fromNodeProviderChain()(properties)
    const sts = new STS({ ...common, credentials })
    const { Account } = await sts.getCallerIdentity({})
    sts.destroy()
    if (Account !== account)
      throw new Error(`the ambient credentials belong to account ${Account}, not to ${account}`)
    return credentials
  }
}

const fiveMinutes = 300_000

/** One session for all services of a scope, renewed before it ends. */
function held(provider: Provider): Provider {
  let current: Promise<Identity> | undefined
  return async (properties) => {
    const known = current
    const identity = await known
    const left = (identity?.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now()
    if (identity !== undefined && left > fiveMinutes) return identity
    // Clients that began at the same moment share one session, too.
    if (current !== undefined && current !== known) return current
    const fresh = provider(properties)
    current = fresh
    return fresh.catch((error: unknown) => {
      if (current === fresh) current = undefined
      throw error
    })
  }
}
