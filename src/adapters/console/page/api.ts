import type { Diagnosis } from '../../../core/doctor.ts'
import type { Measures } from '../../../core/measures.ts'
import type {
  AuditRead,
  DrillsRead,
  HealthRead,
  OnCallRead,
  PostureRead,
  StartRead,
  Verified,
} from './page-types.ts'
import type { Answered, Block, CommandAnswer, ConsoleState, Detail, Lang, Row } from './types.ts'

/** An answer that is not a success, in the server's words. */
export class ApiError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

// What comes back is typed by assertion: the server is ours, of the same build, and tested to say exactly this.
async function answer<T>(request: Promise<Response>): Promise<T> {
  const response = await request
  const text = await response.text()
  if (response.ok) return JSON.parse(text) as T
  if (response.status === 401) signIn()
  throw new ApiError(response.status, errorIn(text) ?? `${response.status} ${response.statusText}`)
}

const place = 'hikeshi-place'

/** What was open is opened again afterwards. */
function signIn(): void {
  sessionStorage.setItem(place, location.hash)
  location.assign('./login')
}

/** Where somebody was before they had to sign in. */
export function backWhereWeWere(): void {
  const hash = sessionStorage.getItem(place)
  sessionStorage.removeItem(place)
  if (hash && location.hash === '') location.hash = hash
}

function errorIn(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined
  const { error } = JSON.parse(text) as { error?: string }
  return error
}

/** Who asks, and in which language. */
export interface Me {
  readonly as: string
  readonly lang: Lang
}

const get = <T>(path: string, query: Record<string, string>): Promise<T> =>
  answer<T>(fetch(`./api/${path}?${new URLSearchParams(query)}`))

const post = <T>(path: string, body: object): Promise<T> =>
  answer<T>(
    fetch(`./api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hikeshi-console': '1' },
      body: JSON.stringify(body),
    }),
  )

export const api = {
  signOut: () => post('sign-out', {}).finally(() => location.assign('./login/out')),
  state: (lang: Lang, as?: string) =>
    get<ConsoleState>('console', { lang, ...(as !== undefined && { as }) }),
  list: (lang: Lang, query: Record<string, string>) =>
    get<{ rows: Row[] }>('list', { lang, ...query }),
  posture: (lang: Lang, account: string) => get<PostureRead>('posture', { lang, account }),
  drills: (lang: Lang, year?: string) =>
    get<DrillsRead>('drills', { lang, ...(year !== undefined && { year }) }),
  drill: (lang: Lang, id: string) =>
    get<{ report: Block[] }>(`drills/${encodeURIComponent(id)}`, { lang }),
  oncall: (lang: Lang) => get<OnCallRead>('oncall', { lang }),
  measures: (lang: Lang, days: string) => get<Measures>('measures', { lang, days }),
  audit: (lang: Lang, text: string, before?: string) =>
    get<AuditRead>('audit', { lang, text, ...(before !== undefined && { before }) }),
  verify: (lang: Lang) => get<Verified>('audit/verify', { lang }),
  health: (lang: Lang) => get<HealthRead>('health', { lang }),
  start: (lang: Lang) => get<StartRead>('start', { lang }),
  doctor: (lang: Lang) => get<Diagnosis>('doctor', { lang }),
  incident: (lang: Lang, id: string) =>
    get<Detail>(`incidents/${encodeURIComponent(id)}`, { lang }),
  act: (me: Me, action_id: string, value: string) =>
    post<Answered>('act', { ...me, action_id, value }),
  submit: (me: Me, view: string, meta: string, values: Record<string, string>) =>
    post<Answered>('submit', { ...me, view, meta, values }),
  command: (me: Me, text: string) => post<CommandAnswer>('command', { ...me, text }),
  sample: (me: Me, source: string, type?: string) =>
    post<Answered>('sample', { ...me, source, ...(type !== undefined && { type }) }),
}
