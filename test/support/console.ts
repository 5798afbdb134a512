import type { Ask, ConsoleDoor } from '../../src/adapters/console/plugin.ts'
import type { Finding } from '../../src/core/finding.ts'
import { openIncident } from '../../src/core/incident.ts'
import type { Person } from '../../src/core/people.ts'
import type { Status } from '../../src/core/status.ts'
import { plain } from '../../src/core/text.ts'

const at = '2026-11-21T12:00:00.000Z'

export const finding: Finding = {
  source: 'guardduty',
  key: 'guardduty:1',
  type: 'UnauthorizedAccess:EC2/SSHBruteForce',
  headline: { en: 'SSH passwords are being guessed', ja: 'SSH パスワードの総当たり' },
  title: 'i-1 is performing SSH brute force attacks',
  what: { en: 'Somebody is guessing passwords.', ja: 'パスワードが総当たりされています。' },
  severity: 'high',
  account: '111122223333',
  region: 'eu-central-1',
  sample: true,
  count: 1,
  firstSeen: at,
  lastSeen: at,
  resource: { kind: plain('EC2'), id: 'i-1' },
  remotes: [],
  facts: [],
  links: [],
  subject: { instanceId: 'i-1' },
}

const counts = {
  received: 4,
  read: 1,
  opened: 1,
  folded: 0,
  suppressed: 0,
  notUnderstood: 3,
  failed: 0,
  waiting: 0,
}
const status: Status = {
  now: Date.parse(at),
  findings: { received: 4, shown: 1, folded: 2, suppressed: 1 },
  hidden: 1,
  untold: 0,
  idle: 0,
  events: counts,
  channels: [],
  accounts: [],
  store: { version: '18.0' },
  replicas: 1,
  queues: [],
}

export const people: readonly Person[] = [
  { id: 'local/responder', locale: 'en', roles: ['responder'] },
  { id: 'local/approver', locale: 'en', roles: ['approver'] },
]

export type Clicked = Ask & { id: string; argument: string; value: string }

/** A door that stands in for `src/main.ts`: one incident, and whatever a test wants done on a click. */
export function doorOf(change: Partial<ConsoleDoor> = {}) {
  const listeners = new Set<(incident: string) => void>()
  const incident = openIncident('inc-1', { kind: 'opened', finding, drill: false }, at)
  const record = {
    stream: incident.id,
    version: 1,
    at,
    event: { kind: 'opened' },
    previous: '',
    hash: 'a1b2c3d4e5',
  }
  const door: ConsoleDoor = {
    people: () => people,
    app: {
      sample: async ({ source }) =>
        source === 'guardduty' ? { eventId: 'e-1' } : { refused: 'not-found', what: source },
      incident: async (id) => (id === incident.id ? incident : undefined),
      incidents: async ({ limit }) => [incident].slice(0, limit),
      journal: async () => [record],
      strangers: async () => [
        {
          source: 'aws.new',
          detailType: 'New thing',
          count: 3,
          last: at,
          sample: 'x'.repeat(9000),
        },
      ],
      counts: async () => counts,
      status: async () => status,
      measures: async (days) => ({ days, since: at, hidden: 2, rows: [] }),
      oncall: { show: async () => ({ blocks: [], text: '', data: { duties: [] } }) },
      drill: {
        list: async () => [],
        season: async (_person, year) => [
          { type: 'header', text: { type: 'plain_text', text: year } },
        ],
        played: async () => [],
        report: async (_person, id = '') => ({ refused: 'not-found', what: id }),
        now: () => Date.parse(at),
      },
      audit: {
        verify: async () => ({ streams: 1, records: 1, erased: 0, anchors: [], bad: [] }),
        search: async ({ limit }) => ({ records: [record].slice(0, limit), looked: 1 }),
      },
      posture: {
        latest: async () => undefined,
        words: () => ({ neverScanned: 'Nothing was scanned yet.' }),
        show: { summary: () => [] },
      },
      words: (locale) => ({
        sampleSent: locale === 'ja' ? '検出結果のサンプルを送信しました。' : 'Sample sent.',
      }),
      show: {
        card: ({ finding: { what } }, locale) => [
          { type: 'section', text: { type: 'plain_text', text: what[locale] ?? what.en } },
        ],
      },
    },
    action: async ({ reply }) => reply('clicked'),
    view: async ({ reply }) => reply('submitted'),
    command: async ({ name, args }) => ({ text: [name, ...args].join('|') }),
    setUp: { variables: {}, slack: false, accounts: 0 },
    doctor: async () => ({ at, lines: [] }),
    refusal: (refusal, locale) => `${locale}: ${JSON.stringify(refusal)}`,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    playbooks: () => [
      { id: 'isolate-instance', title: { en: 'Isolate the instance', ja: 'インスタンスの隔離' } },
    ],
    samples: () => [{ source: 'guardduty', title: { en: 'SSH guessing', ja: 'SSH 総当たり' } }],
    ...change,
  }
  return { door, changed: (id: string) => listeners.forEach((tell) => tell(id)), listeners }
}
