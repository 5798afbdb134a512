import type { Finding } from './finding.ts'
import { hash } from './hash.ts'
import type { Text } from './text.ts'

const minute = 60_000
const day = 1_440 * minute
/** A finding that was silent for this long is another one when it comes back, and so is one that AWS called over. */
const forgotten = 7 * day
const closedFor = day
/** Joins by who and where end here, however steady the noise: no incident swallows everything for ever. */
const longest = day

/** What joins a finding to others: it is kept under `id`, and others are looked for under `look`. */
export interface Handle {
  readonly id: string
  readonly look: string
  /** How far apart two moments may be, milliseconds. */
  readonly windowMs: number
  /** Only while the whole stretch stays within a day. */
  readonly bounded: boolean
  /** Why these two are one; none for the finding itself. */
  readonly because?: Text
}

/** Where a handle was seen: an incident, from its first moment there to its last without a gap. Milliseconds since 1970. */
export interface Place {
  readonly handle: string
  readonly incident: string
  /** Incidents are numbered in the order they were opened. */
  readonly number: number
  readonly first: number
  readonly last: number
  /** When AWS said that it is over. */
  readonly closed?: number
  /** A person split it out: it is joined to nothing any more. */
  readonly pinned: boolean
}

/** The moment of an arrival: what windows are measured from, so that the order of arrival does not matter. */
export const momentOf = ({ lastSeen }: Finding, now: number): number => {
  const at = Date.parse(lastSeen)
  return Number.isNaN(at) ? now : at
}

/**
 * All that a finding can be joined by, strongest first; the first is the finding itself. Accounts never mix, nor do samples
 * and drills (by the drill's id) with what is real. Samples share their invented resources, and a drill's injects are
 * scored one by one: they are joined by nothing else.
 */
export function handlesOf(finding: Finding, windowMinutes: number, drill?: string): Handle[] {
  const { account, region, sample, subject } = finding
  const realm = drill === undefined ? (sample ? 'sample' : 'real') : `drill/${drill}`
  const under = (kind: string, id: string) => {
    const whole = `${realm}/${account}/${kind}/${id}`
    return whole.length > 250 ? `${kind}/${hash(whole)}` : whole
  }
  const itself = under('key', finding.key)
  const own = { id: itself, look: itself, windowMs: forgotten, bounded: false }
  if (realm !== 'real') return [own]
  const windowMs = windowMinutes * minute
  const near = (kind: string, id: string, because: Text, look = kind): Handle => ({
    id: under(kind, id),
    look: under(look, id),
    windowMs,
    bounded: true,
    because,
  })
  const ties = finding.ties ?? []
  const strong = ties.flatMap((tie): Handle[] => {
    const at = under(tie.kind, tie.id)
    const atDay = { id: at, look: at, windowMs: day, bounded: false }
    switch (tie.kind) {
      case 'sequence':
        return [{ ...atDay, windowMs: forgotten, because: reasons.sequence }]
      case 'copy':
        return [{ ...atDay, because: reasons.copy }]
      case 'check':
        return [{ ...atDay, because: reasons.check(finding.resource.id) }]
      case 'alarm':
        return windowMs > 0 ? [near('alarm', tie.id, reasons.alarm, 'call')] : []
      case 'call':
        return windowMs > 0 ? [near('call', tie.id, reasons.alarm, 'alarm')] : []
      default:
        return []
    }
  })
  // What a scan found says nothing about who does something there just now.
  const state = ties.some(({ kind }) => kind === 'check')
  if (state || windowMs === 0) return [own, ...strong]
  const who = principalsOf(finding).map((name) =>
    near('principal', name, reasons.principal(name, windowMinutes)),
  )
  const { instanceId } = subject
  const where =
    instanceId === undefined
      ? []
      : [near('instance', `${region}/${instanceId}`, reasons.instance(instanceId, windowMinutes))]
  return [own, ...strong, ...where, ...who]
}

/** Where to look, and how far: between which moments a place must reach for the finding to be joined to it. */
export const lookups = (handles: readonly Handle[], moment: number, over: boolean) =>
  (over ? handles.slice(0, 1) : handles).map(({ look, windowMs }) => ({
    handle: look,
    // What is over is known by itself, however long ago.
    since: over ? 0 : moment - windowMs,
    until: over ? Number.MAX_SAFE_INTEGER : moment + windowMs,
  }))

export interface Joined {
  /** Oldest first: the first takes the finding, and the others with it. */
  readonly incidents: readonly string[]
  /** By incident; the finding's own has no reason. */
  readonly because: ReadonlyMap<string, Text | undefined>
  /** A person took it out of where it was: it is kept under nothing but itself. */
  readonly pinned: boolean
}

/** Which incidents a finding belongs to, of the places found. None: it opens one. Several: it shows that they are one. */
export function join(
  handles: readonly Handle[],
  places: readonly Place[],
  moment: number,
  over: boolean,
): Joined {
  const [own] = handles
  const mine = places.filter(({ handle }) => handle === own?.look)
  const pinned = mine.some((place) => place.pinned)
  const because = new Map<string, Text | undefined>()
  const numbers = new Map<string, number>()
  for (const handle of pinned || over ? handles.slice(0, 1) : handles)
    for (const place of places) {
      if (place.handle !== handle.look || because.has(place.incident)) continue
      if (place.pinned && handle !== own) continue
      if (!over && !reaches(handle, place, moment)) continue
      because.set(place.incident, handle.because)
      numbers.set(place.incident, place.number)
    }
  const order = (a: string, b: string) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0)
  const all = [...because.keys()].toSorted(order)
  // Of a finding that came and went several times, the last time is meant.
  return { incidents: over ? all.slice(-1) : all, because, pinned }
}

function reaches(handle: Handle, { first, last, closed }: Place, moment: number): boolean {
  if (closed !== undefined && moment > closed + closedFor) return false
  if (moment < first - handle.windowMs || moment > last + handle.windowMs) return false
  return !handle.bounded || Math.max(last, moment) - Math.min(first, moment) <= longest
}

/** Who acted, or whose credentials they are, as far as that names one person or machine. */
export function principalsOf({ subject, ties = [] }: Pick<Finding, 'subject' | 'ties'>): string[] {
  const { userName, userType, roleName, sessionName, accessKeyId } = subject
  const said = ties.filter(({ kind }) => kind === 'principal').map(({ id }) => id)
  const nobody = /^AWS(Service|Account)$/.test(userType ?? '')
  // All people of a permission set share its role: only its sessions tell them apart.
  const one = (name: string | undefined) =>
    name?.startsWith('AWSReservedSSO_') === true ? sessionName && `${name}/${sessionName}` : name
  const own = nobody ? [] : [roleName, userType === 'Root' ? 'root' : userName].map(one)
  const all = [...said, ...own, accessKeyId].filter((one) => one !== undefined && one !== '')
  return [...new Set(all)] as string[]
}

const reasons = {
  sequence: {
    en: 'GuardDuty counts it among the findings of one attack sequence',
    ja: 'GuardDuty が同じ攻撃シーケンスに含めています',
  },
  copy: {
    en: 'the same finding for the same identity in another Region',
    ja: '同じアイデンティティについての同じ検出結果 (別のリージョン)',
  },
  alarm: {
    en: 'the alarm and the calls it watches for, at about the same time',
    ja: 'アラームと、その監視対象の API コールがほぼ同時刻に発生',
  },
  check: (id: string): Text => ({
    en: `another check on the same resource, ${id}`,
    ja: `同じリソース ${id} に対する別のチェック`,
  }),
  principal: (name: string, minutes: number): Text => ({
    en: `the same principal, ${name}, within ${minutes} minutes`,
    ja: `${minutes} 分以内の同じプリンシパル ${name}`,
  }),
  instance: (id: string, minutes: number): Text => ({
    en: `the same instance, ${id}, within ${minutes} minutes`,
    ja: `${minutes} 分以内の同じインスタンス ${id}`,
  }),
} satisfies Record<string, Text | ((...words: never[]) => Text)>
