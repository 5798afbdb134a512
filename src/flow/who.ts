import type { Finding, Subject } from '../core/finding.ts'
import { openIncident } from '../core/incident.ts'
import { isRefusal } from '../core/refusal.ts'
import { plain } from '../core/text.ts'
import { type Blemish, isOpen, type Known, type WhoView } from '../core/who.ts'
import { arnOf, type Enrichment, errorCode, resourceNamed, subjectNamed } from '../kit/index.ts'
import { enrichingAws, mayReach } from './aws.ts'
import { simulatedAccount, simulatedHome } from './scan-run.ts'
import type { World } from './world.ts'

/** Incidents that are looked through, newest first. */
const mostIncidents = 500
const gapMs = 500

interface Asked {
  readonly subject: Subject
  readonly ip?: string
  /** The only account that it can be in. */
  readonly account?: string
}

/** What the words name: an ARN, `user/x`, `role/x`, `bucket/x`, a key, an address, an instance, or a bare name that may be any. */
function askedFor(words: string): Asked {
  const arn = arnOf(words)
  if (arn !== undefined) {
    const subject = subjectNamed(undefined, words)
    return { subject, ...(arn.account !== '' && { account: arn.account }) }
  }
  if (/^[\d.]{7,15}$/.test(words) || words.includes(':')) return { subject: {}, ip: words }
  if (/^A[KS]IA\w{12,}$/.test(words)) return { subject: { accessKeyId: words } }
  if (/^i-[0-9a-f]+$/.test(words)) return { subject: { instanceId: words } }
  const [, kind, name = words] = /^(user|role|bucket)\/(.+)$/.exec(words) ?? []
  return {
    subject: {
      ...((kind === 'user' || kind === undefined) && { userName: name }),
      ...((kind === 'role' || kind === undefined) && { roleName: name }),
      ...((kind === 'bucket' || kind === undefined) && { bucket: name }),
    },
  }
}

/** Who or what it is, what it did last, what is wrong with it: read by what a card is told more by. */
export function makeWho(world: World) {
  const { policy, catalog, clock, journal, scans } = world

  return async (words: string): Promise<WhoView> => {
    const asked = askedFor(words)
    const named = Object.keys(policy.accounts)
    const all = named.length === 0 ? [simulatedAccount] : named
    const accounts = all.filter((id) => asked.account === undefined || asked.account === id)
    const unread: string[] = []
    const [known, blemishes, incidents] = await Promise.all([
      Promise.all(accounts.map((account) => read(account, asked, words, unread))),
      Promise.all(accounts.map((account) => failed(account, asked, words))),
      journal.incidents({ limit: mostIncidents }),
    ])
    return {
      words,
      known: known.flat(),
      unread,
      blemishes: blemishes.flat(),
      incidents: incidents.filter((one) => isOpen(one) && isAbout(one.finding, asked, words)),
    }
  }

  async function read(
    account: string,
    asked: Asked,
    words: string,
    unread: string[],
  ): Promise<Known[]> {
    const place = policy.accounts[account]
    const [last] = await scans.history(account, 1)
    const home = place === undefined ? simulatedHome : (place.regions?.[0] ?? 'us-east-1')
    // What lives in a region may be in any of them.
    const regional = asked.subject.instanceId !== undefined || asked.ip !== undefined
    const regions = regional ? (place?.regions ?? last?.result.regions ?? [home]) : [home]
    const turn = makeTurn()
    const at = new Date(clock.now()).toISOString()
    const found = regions.flatMap((region) =>
      [...catalog.enrichment.values()].map((one) =>
        readOne(one, findingOf({ account, region, at }, asked, words), turn).catch(
          (error: unknown) => {
            unread.push(`${one.id}, ${account} ${region}: ${errorCode(error) ?? 'failed'}`)
            return []
          },
        ),
      ),
    )
    return (await Promise.all(found)).flat()
  }

  async function readOne(
    one: Enrichment,
    finding: Finding,
    turn: (region: string) => Promise<void>,
  ): Promise<Known[]> {
    const input = one.of(finding)
    if (input === undefined) return []
    const at = new Date(clock.now()).toISOString()
    const real = Object.hasOwn(policy.accounts, finding.account)
    const incident = openIncident('who', { kind: 'opened', finding, drill: !real }, at)
    const clients = (region: string) =>
      enrichingAws(world, incident, one, region, () => Promise.reject(new Error('who only reads')))
    const reaches = (region: string) =>
      !isRefusal(mayReach(world, { ...incident, finding: { ...finding, region } }))
    const { account, region } = finding
    const { facts } = await one.read({
      input,
      finding,
      account,
      region,
      aws: clients(region),
      at: (other) => (reaches(other) ? clients(other) : undefined),
      turn,
      now: clock.now(),
    })
    const title = { en: one.en.title, ja: one.ja.title }
    return facts.length === 0 ? [] : [{ account, region, title, facts: facts.slice(0, 12) }]
  }

  function makeTurn() {
    const free = new Map<string, number>()
    return async (region: string): Promise<void> => {
      const now = clock.now()
      const at = Math.max(free.get(region) ?? 0, now)
      free.set(region, at + gapMs)
      if (at > now) await clock.wait(at - now)
    }
  }

  /** What the newest scan has against it. */
  async function failed(account: string, asked: Asked, words: string): Promise<Blemish[]> {
    const history = await scans.history(account, 30)
    const newest = history.find(({ spec }) => !spec.part) ?? history[0]
    return (newest?.result.results ?? []).flatMap(({ check, region, verdicts }) =>
      verdicts
        .filter(({ status, resource }) => status === 'fail' && names(resource, asked, words))
        .map(({ resource }) => ({ account, region, check, resource })),
    )
  }
}

const namesOf = ({ subject, ip }: Asked, words: string): string[] =>
  [
    words,
    ip,
    subject.accessKeyId,
    subject.instanceId,
    subject.userName,
    subject.roleName,
    subject.bucket,
  ].filter((one) => one !== undefined)

const names = (resource: string, asked: Asked, words: string): boolean =>
  namesOf(asked, words).some((name) => resource === name || resource.split(/[/:]/).includes(name))

function isAbout(finding: Finding, asked: Asked, words: string): boolean {
  const subject: readonly unknown[] = Object.values(finding.subject)
  const own = [finding.resource.id, finding.actor, ...subject]
  const remote = finding.remotes.some(({ ip }) => ip === words)
  return remote || own.some((one) => typeof one === 'string' && names(one, asked, words))
}

/** As if it had been found: what a card is told more by reads findings. */
function findingOf(
  { account, region, at }: { account: string; region: string; at: string },
  { subject, ip }: Asked,
  words: string,
): Finding {
  return {
    source: 'who',
    key: `who/${words}`,
    type: 'who',
    headline: plain(words),
    title: words,
    what: plain(words),
    severity: 'info',
    account,
    region,
    sample: false,
    count: 1,
    firstSeen: at,
    lastSeen: at,
    resource: resourceNamed(undefined, words) ?? { kind: plain('?'), id: words },
    remotes: ip === undefined ? [] : [{ ip }],
    facts: [],
    links: [],
    subject,
  }
}
