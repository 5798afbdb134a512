import type { AccountScan, ScanSpec, Statement, Verdict } from './posture.ts'

/**
 * Where a check stands in an account, over all its places and with what people said. `unchecked` outweighs a pass: what was
 * not seen is not right. `attested` and `excepted` are people's words, and are never shown as the check's own.
 */
export const standingStates = [
  'fail',
  'unchecked',
  'attest',
  'excepted',
  'attested',
  'pass',
  'not-applicable',
] as const
export type StandingState = (typeof standingStates)[number]

export interface Placed extends Verdict {
  readonly region: string
}
export interface Standing {
  readonly check: string
  readonly state: StandingState
  /** Everything that was said, worst first. */
  readonly verdicts: readonly Placed[]
  /** Failures that an exception covers: they are among `verdicts`, too. */
  readonly excused: readonly Placed[]
  readonly notSeen: AccountScan['results']
  readonly attested?: Statement & { readonly kind: 'attested' }
  readonly exceptions: readonly (Statement & { readonly kind: 'excepted' })[]
}

export interface Score {
  /** Passed or attested. */
  readonly ok: number
  /** All that count: what does not apply and what is excepted does not. */
  readonly of: number
  /** 0 to 100, whole; undefined where nothing counts. */
  readonly percent: number | undefined
}

/** What people said that still counts: a withdrawal ends what was said before, time ends the rest. */
export function inForce(statements: readonly Statement[], now: string): Statement[] {
  const kept: Statement[] = []
  for (const one of statements) {
    if (one.kind === 'withdrawn') {
      for (let at = kept.length - 1; at >= 0; at -= 1)
        if (kept[at]?.check === one.check) kept.splice(at, 1)
    } else kept.push(one)
  }
  return kept.filter((one) => one.kind !== 'withdrawn' && one.until > now)
}

const rank: Record<Verdict['status'], number> = { fail: 0, unchecked: 1, attest: 2, pass: 3 }

/** Where each check stands; `emptyIs` says what it means that a check found nothing to look at. */
export function standingsOf(
  { results }: Pick<AccountScan, 'results'>,
  statements: readonly Statement[],
  now: string,
  emptyIs: (check: string) => 'pass' | 'not-applicable',
): Standing[] {
  const said = inForce(statements, now)
  return [...Map.groupBy(results, ({ check }) => check)].map(([check, places]) => {
    const verdicts = places
      .flatMap(({ region, verdicts: all }) => all.map((verdict) => ({ ...verdict, region })))
      .sort((a, b) => rank[a.status] - rank[b.status])
    const exceptions = said.filter(
      (one): one is Statement & { kind: 'excepted' } =>
        one.kind === 'excepted' && one.check === check,
    )
    const attested = said.findLast(
      (one): one is Statement & { kind: 'attested' } =>
        one.kind === 'attested' && one.check === check,
    )
    const excused = verdicts.filter(
      ({ status, resource }) =>
        status === 'fail' &&
        exceptions.some((one) => one.resource === null || one.resource === resource),
    )
    const notSeen = places.filter(({ outcome }) => outcome === 'unchecked')
    const has = (status: Verdict['status']) => verdicts.some((one) => one.status === status)
    const fails = verdicts.filter(({ status }) => status === 'fail').length
    const state = (): StandingState => {
      if (fails > excused.length) return 'fail'
      if (notSeen.length > 0 || has('unchecked')) return 'unchecked'
      if (has('attest')) return attested ? 'attested' : 'attest'
      if (excused.length > 0) return 'excepted'
      return has('pass') ? 'pass' : emptyIs(check)
    }
    return {
      check,
      state: state(),
      verdicts,
      excused,
      notSeen,
      exceptions,
      ...(attested && { attested }),
    }
  })
}

export function scoreOf(standings: readonly Pick<Standing, 'state'>[]): Score {
  const count = (...states: StandingState[]) =>
    standings.filter(({ state }) => states.includes(state)).length
  const ok = count('pass', 'attested')
  const of = ok + count('fail', 'unchecked', 'attest')
  return { ok, of, percent: of === 0 ? undefined : Math.floor((ok * 100) / of) }
}

/** What is different from an earlier scan: checks that both looked at and whose state moved, and which failures came and went. */
export interface Moved {
  readonly check: string
  readonly from: StandingState
  readonly to: StandingState
  readonly came: readonly Placed[]
  readonly went: readonly Placed[]
}
export function movedBetween(before: readonly Standing[], after: readonly Standing[]): Moved[] {
  const failing = (standing: Standing) =>
    standing.verdicts.filter(({ status }) => status === 'fail')
  const place = ({ region, resource }: Placed) => `${region} ${resource}`
  return after.flatMap((now): Moved[] => {
    const then = before.find(({ check }) => check === now.check)
    if (then === undefined) return []
    const [old, fresh] = [failing(then), failing(now)]
    const came = fresh.filter((one) => !old.some((each) => place(each) === place(one)))
    // What could not be looked at this time has not gone away.
    const seen = now.state !== 'unchecked' ? old : []
    const went = seen.filter((one) => !fresh.some((each) => place(each) === place(one)))
    if (then.state === now.state && came.length === 0 && went.length === 0) return []
    return [{ check: now.check, from: then.state, to: now.state, came, went }]
  })
}

export interface Progress {
  readonly checks: number
  readonly ofChecks: number
  readonly accounts: number
  readonly ofAccounts: number
}

/** One account as it stands. */
export interface AccountStanding {
  readonly account: string
  readonly name: string | undefined
  readonly scan: ScanSpec
  readonly result: AccountScan
  readonly standings: readonly Standing[]
  readonly score: Score
  /** Since the scan before. */
  readonly moved: readonly Moved[]
  /** Scores of earlier scans, oldest first, this one last. */
  readonly trend: readonly { readonly at: string; readonly percent: number | undefined }[]
}
export interface PostureView {
  readonly scan: ScanSpec
  readonly accounts: readonly AccountStanding[]
  readonly score: Score
}
