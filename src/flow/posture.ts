import { randomUUID } from 'node:crypto'
import { openIncident } from '../core/incident.ts'
import type { Json } from '../core/json.ts'
import type { ScanRecord } from '../core/ports.ts'
import { attestationDays, type CheckFacts, type ScanSpec, type Statement } from '../core/posture.ts'
import type { Refusal } from '../core/refusal.ts'
import { movedBetween, scoreOf, standingsOf } from '../core/standing.ts'
import { plain } from '../core/text.ts'
import type { AccountStanding, Posture, PostureView, Progress } from '../kit/index.ts'
import { scanAccount } from './scan.ts'
import type { World } from './world.ts'

const dayMs = 86_400_000

/** Accounts that are scanned at the same time. */
const accountsAtOnce = 4

/** The account that answers where hikeshi.yaml names none: samples live in it, too. */
const simulatedAccount = '111122223333'
const simulatedHome = 'ap-northeast-1'

export function makePosture(world: World): Omit<Posture, 'show' | 'report'> {
  const { scans, clock, catalog, policy, journal } = world
  const now = () => new Date(clock.now()).toISOString()
  const facts = (id: string): CheckFacts | undefined => catalog.check.get(id)
  const emptyIs = (id: string) => facts(id)?.none ?? 'not-applicable'
  const configured = Object.keys(policy.accounts)
  const accounts = configured.length === 0 ? [simulatedAccount] : configured

  function chosen(words: string): readonly string[] | Refusal {
    if (words === 'all') return accounts
    return accounts.includes(words)
      ? [words]
      : { refused: 'account-not-configured', account: words }
  }

  async function statementsOf(account: string): Promise<Statement[]> {
    const records = await journal.records(streamOf(account))
    return records.map(({ at, event }) => ({ ...event, at }) as unknown as Statement)
  }

  async function standingOf({ spec, result }: ScanRecord): Promise<AccountStanding> {
    const { account } = result
    const [said, history] = await Promise.all([statementsOf(account), scans.history(account, 31)])
    const standings = standingsOf(result, said, now(), emptyIs)
    const earlier = history.filter((one) => one.result.startedAt < result.startedAt)
    // Each check as the newest earlier scan that had it saw it.
    const before = spec.checks.flatMap((check) => {
      const at = earlier.find((one) => one.spec.checks.includes(check))
      return at === undefined
        ? []
        : standingsOf(
            { results: at.result.results.filter((one) => one.check === check) },
            said,
            at.result.endedAt,
            emptyIs,
          )
    })
    const alike = earlier.filter((one) => one.spec.version === spec.version && !one.spec.part)
    const past = alike.toReversed().map((one) => ({
      at: one.result.endedAt,
      percent: scoreOf(standingsOf(one.result, said, one.result.endedAt, emptyIs)).percent,
    }))
    const score = scoreOf(standings)
    return {
      account,
      name: policy.accounts[account]?.name,
      scan: spec,
      result,
      standings,
      score,
      moved: movedBetween(before, standings),
      trend: [...past, { at: result.endedAt, percent: score.percent }],
    }
  }

  async function viewOf(records: readonly ScanRecord[]): Promise<PostureView | undefined> {
    const [first] = records
    if (first === undefined) return undefined
    const standings: AccountStanding[] = []
    for (const record of records) standings.push(await standingOf(record))
    const all = standings.flatMap((one) => one.standings)
    return { scan: first.spec, accounts: standings, score: scoreOf(all) }
  }

  async function append(
    account: string,
    check: string,
    event: object,
  ): Promise<Refusal | undefined> {
    if (!accounts.includes(account)) return { refused: 'account-not-configured', account }
    if (facts(check) === undefined) return { refused: 'not-found', what: check }
    await journal.note(streamOf(account), { ...event, check } as { [member: string]: Json })
    return undefined
  }

  return {
    scan: async ({ by, accounts: words, version, checks, progress = () => {} }) => {
      const asked = chosen(words)
      if ('refused' in asked) return asked
      const wanted = [...catalog.check.values()]
        .filter(({ cis }) => version === undefined || cis[version] !== undefined)
        .filter(({ id }) => checks === undefined || checks.includes(id))
        .map(({ id }) => id)
      if (wanted.length === 0) return { refused: 'not-found', what: checks?.join(' ') ?? 'check' }
      const fresh: ScanSpec = {
        id: randomUUID(),
        at: now(),
        by: by.id,
        accounts: asked,
        checks: wanted,
        ...(version && { version }),
        ...(checks && { part: true }),
      }
      const open = await scans.unfinished(new Date(clock.now() - dayMs).toISOString())
      const begun = open.find((one) => sameAsk(one, fresh))
      if (begun === undefined) await scans.start(fresh)
      const spec = begun ?? fresh
      while ((await carryOn(world, spec, progress)) === 'elsewhere') await clock.wait(1000)
      const results = await scans.results(spec.id)
      const view = await viewOf(results.map((result) => ({ spec, result })))
      return view ?? { refused: 'not-found', what: spec.id }
    },

    latest: async (words) => {
      const asked = chosen(words)
      if ('refused' in asked) return undefined
      const newest: ScanRecord[] = []
      for (const account of asked) {
        const history = await scans.history(account, 30)
        const best = history.find(({ spec }) => !spec.part && !spec.version) ?? history[0]
        if (best) newest.push(best)
      }
      return viewOf(newest)
    },

    named: (words) => {
      const is = (number: string | readonly string[] | undefined) => [number].flat().includes(words)
      return [...catalog.check.values()]
        .filter(
          ({ id, cis, securityHub }) =>
            id === words || Object.values(cis).some(is) || securityHub?.includes(words),
        )
        .map(({ id }) => id)
    },

    attest: async ({ by, account, check, comment }) => {
      if (comment.trim() === '')
        return { refused: 'bad-input', field: 'comment', expected: '1-1000 characters' }
      if (facts(check)?.mode === 'automatic')
        return {
          refused: 'does-not-apply',
          because: {
            en: 'this check looks for itself; what it finds can be excepted, but not attested.',
            ja: 'このチェックは自動で判定されます。例外の登録はできますが、証明 (アテスト) はできません。',
          },
        }
      const until = new Date(clock.now() + attestationDays * dayMs).toISOString()
      const event = { kind: 'attested', by: by.id, comment: comment.slice(0, 1000), until }
      return append(account, check, event)
    },

    except: async ({ by, account, check, resource, owner, comment, until }) => {
      const end = Date.parse(until)
      if (!(end > clock.now()) || end > clock.now() + 366 * dayMs)
        return { refused: 'bad-input', field: 'until', expected: 'a day within the next year' }
      if (owner.trim() === '' || comment.trim() === '')
        return { refused: 'bad-input', field: 'owner, comment', expected: '1-1000 characters' }
      return append(account, check, {
        kind: 'excepted',
        by: by.id,
        resource,
        owner: owner.slice(0, 200),
        comment: comment.slice(0, 1000),
        until: new Date(end).toISOString(),
      })
    },

    withdraw: ({ by, account, check }) => append(account, check, { kind: 'withdrawn', by: by.id }),
  }
}

const streamOf = (account: string): string => `posture/${account}`

const sameAsk = (a: ScanSpec, b: ScanSpec): boolean =>
  a.version === b.version &&
  a.accounts.join() === b.accounts.join() &&
  a.checks.join() === b.checks.join()

/**
 * Does what is left of a scan, account by account; what was done before a crash stays done. Answers `elsewhere` while
 * another replica is at it.
 */
export async function carryOn(
  world: World,
  spec: ScanSpec,
  progress: (progress: Progress) => void,
): Promise<'ended' | 'elsewhere'> {
  const { scans, catalog, policy } = world
  const worked = await world.alone(`scan/${spec.id}`, async () => {
    const done = new Set(await scans.done(spec.id))
    const left = spec.accounts.filter((account) => !done.has(account))
    // A check that is no longer in the catalogue is not asked.
    const checks = spec.checks.flatMap((id) => catalog.check.get(id) ?? [])
    const shares = new Map<string, number>()
    const tell = () =>
      progress({
        checks: Math.floor(
          [...shares.values()].reduce((sum, one) => sum + one, done.size * checks.length),
        ),
        ofChecks: checks.length * spec.accounts.length,
        accounts: done.size,
        ofAccounts: spec.accounts.length,
      })
    async function work(): Promise<void> {
      for (let account = left.shift(); account !== undefined; account = left.shift()) {
        const here = account
        const result = await scanAccount(world, {
          account,
          checks,
          id: spec.id,
          by: spec.by,
          allowed: policy.accounts[account]?.regions,
          ...(!Object.hasOwn(policy.accounts, account) && { simulated: simulated(spec.at) }),
          progress: (some, of) => {
            shares.set(here, (some / of) * checks.length)
            tell()
          },
        })
        await scans.put(spec.id, result)
        shares.delete(here)
        done.add(here)
        tell()
      }
    }
    await Promise.all(Array.from({ length: accountsAtOnce }, work))
    await scans.end(spec.id)
    return 'ended' as const
  })
  return worked ?? 'elsewhere'
}

/** A scan that lost its process: somebody asked for it, and nobody may be waiting any more. */
export async function resumeScan(world: World, id: string): Promise<void> {
  const spec = await world.scans.spec(id)
  if (spec !== undefined) await carryOn(world, spec, () => {})
}

/** The simulated account as an incident of its own, since worlds belong to incidents. */
function simulated(at: string) {
  const finding = {
    source: 'posture',
    key: 'posture',
    type: 'Posture',
    headline: plain('Posture'),
    title: 'Posture',
    what: plain('Posture'),
    severity: 'info' as const,
    account: simulatedAccount,
    region: simulatedHome,
    sample: true,
    count: 1,
    firstSeen: at,
    lastSeen: at,
    resource: { kind: plain('AWS account'), id: simulatedAccount },
    remotes: [],
    facts: [],
    links: [],
    subject: {},
  }
  return openIncident('posture', { kind: 'opened', finding, drill: true }, at)
}
