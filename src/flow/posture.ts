import { randomUUID } from 'node:crypto'
import type { Json } from '../core/json.ts'
import type { ScanRecord } from '../core/ports.ts'
import { attestationDays, type CheckFacts, type ScanSpec, type Statement } from '../core/posture.ts'
import type { Refusal } from '../core/refusal.ts'
import { movedBetween, scoreOf, standingsOf } from '../core/standing.ts'
import type { AccountStanding, Posture, PostureView } from '../kit/index.ts'
import { carryOn, simulatedAccount } from './scan-run.ts'
import type { World } from './world.ts'

const dayMs = 86_400_000

/** Incidents that one press of a button may open. */
const mostFixes = 5

export function makePosture(
  world: World,
): Omit<Posture, 'show' | 'report' | 'words' | 'who' | 'accounts' | 'tick' | 'import'> {
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

  const statementsOf = async (account: string): Promise<readonly Statement[]> =>
    (await statementsIn(world, account)).statements

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

    stands: async ({ account, check }) => {
      if (!accounts.includes(account)) return { refused: 'account-not-configured', account }
      const newest = (await scans.history(account, 30)).find(({ spec }) =>
        spec.checks.includes(check),
      )
      return (newest && (await viewOf([newest]))) ?? { refused: 'not-found', what: check }
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
      return (await append(account, check, event)) ?? until
    },

    except: async ({ by, account, check, resource, owner, comment, until }) => {
      const end = Date.parse(until)
      if (!(end > clock.now()) || end > clock.now() + 366 * dayMs)
        return { refused: 'bad-input', field: 'until', expected: 'a day within the next year' }
      if (owner.trim() === '' || comment.trim() === '')
        return { refused: 'bad-input', field: 'owner, comment', expected: '1-1000 characters' }
      const day = new Date(end).toISOString()
      const event = {
        kind: 'excepted',
        by: by.id,
        resource,
        owner: owner.slice(0, 200),
        comment: comment.slice(0, 1000),
        until: day,
      }
      return (await append(account, check, event)) ?? day
    },

    fix: async ({ account, check }) => {
      const about = facts(check)
      if (about === undefined) return { refused: 'not-found', what: check }
      const newest = (await scans.history(account, 30)).find(({ spec }) =>
        spec.checks.includes(check),
      )
      const standing =
        newest && (await standingOf(newest)).standings.find((one) => one.check === check)
      const failed = (standing?.verdicts ?? []).filter(
        (one) => one.status === 'fail' && !standing?.excused.includes(one),
      )
      if (failed.length === 0) return { refused: 'nothing-to-do' }
      const some = failed.slice(0, mostFixes)
      for (const { region, resource, why } of some) {
        const event = {
          id: `posture-${randomUUID()}`,
          source: 'hikeshi.posture',
          'detail-type': 'Posture Check Failed',
          account,
          region,
          time: now(),
          resources: [],
          detail: {
            check,
            resource,
            severity: about.severity,
            title: { en: about.en.title, ja: about.ja.title },
            why: { en: about.en.why, ja: about.ja.why },
            found: { en: why.en, ja: why.ja },
            ...(!Object.hasOwn(policy.accounts, account) && { hikeshiSample: true }),
          },
        }
        await world.inbox.put({
          id: event.id,
          source: event.source,
          detailType: event['detail-type'],
          body: JSON.stringify(event),
          urgent: false,
        })
      }
      return some.length
    },

    withdraw: ({ by, account, check }) => append(account, check, { kind: 'withdrawn', by: by.id }),
  }
}

export const streamOf = (account: string): string => `posture/${account}`

/** What people said about an account's checks, and of what they were reminded (`<check> <until>`). */
export async function statementsIn(
  { journal }: Pick<World, 'journal'>,
  account: string,
): Promise<{ readonly statements: readonly Statement[]; readonly reminded: ReadonlySet<string> }> {
  const records = await journal.records(streamOf(account))
  const isNote = ({ event }: (typeof records)[number]) => event['kind'] === 'reminded'
  return {
    statements: records
      .filter((one) => !isNote(one) && one.event['kind'] !== 'imported')
      .map(({ at, event }) => ({ ...event, at }) as unknown as Statement),
    reminded: new Set(
      records.filter(isNote).map(({ event }) => {
        const { check, until } = event as unknown as Extract<Statement, { readonly until: string }>
        return `${check} ${until}`
      }),
    ),
  }
}

const sameAsk = (a: ScanSpec, b: ScanSpec): boolean =>
  a.version === b.version &&
  a.accounts.join() === b.accounts.join() &&
  a.checks.join() === b.checks.join()
