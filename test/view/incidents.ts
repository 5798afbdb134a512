import type { Event } from '../../src/core/events.ts'
import type { Finding } from '../../src/core/finding.ts'
import { evolve, type Incident, openIncident } from '../../src/core/incident.ts'
import { type Plan, sealPlan } from '../../src/core/plan.ts'
import en from '../../src/locales/en.ts'
import ja from '../../src/locales/ja.ts'
import type { CardContext } from '../../src/view/card.ts'
import type { PlanContext } from '../../src/view/plan.ts'

/** An incident as the journal would hold it: views are tested on folded events, never on states made by hand. */
export const finding: Finding = {
  source: 'guardduty',
  key: 'guardduty/111122223333/us-east-1/abc',
  type: 'UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom',
  headline: {
    en: 'An access key was used from a malicious address',
    ja: '悪意のある IP アドレスからのアクセスキーの使用',
  },
  title: 'API GetCallerIdentity was invoked from a malicious IP address.',
  what: {
    en: 'An access key of this user was used from an address on your threat list.',
    ja: 'このユーザーのアクセスキーが、脅威リストにある IP アドレスから使用されました。',
  },
  severity: 'high',
  score: 8.1,
  account: '111122223333',
  region: 'us-east-1',
  sample: false,
  count: 7,
  firstSeen: '2026-11-21T11:58:02.000Z',
  lastSeen: '2026-11-21T12:01:40.000Z',
  resource: { kind: { en: 'Access key', ja: 'アクセスキー' }, id: 'AKIAIOSFODNN7EXAMPLE' },
  actor: 'build-robot',
  remotes: [{ ip: '198.51.100.7', place: 'Amsterdam, Netherlands', network: 'Example Hosting' }],
  facts: [{ label: { en: 'API', ja: 'API' }, value: 'sts:GetCallerIdentity' }],
  links: [
    {
      label: { en: 'GuardDuty', ja: 'GuardDuty' },
      url: 'https://us-east-1.console.aws.amazon.com/guardduty/home?region=us-east-1#/findings?search=id%3Dabc',
    },
  ],
  subject: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', userName: 'build-robot' },
}

export const plan: Plan = sealPlan({
  playbook: 'disable-access-key',
  mode: 'do',
  account: finding.account,
  region: finding.region,
  input: { user: 'build-robot' },
  steps: [
    {
      id: 'record',
      phase: 'evidence',
      title: { en: 'Tag the user with the incident', ja: 'ユーザーへのインシデント ID のタグ付け' },
      changes: [],
    },
    {
      id: 'deactivate',
      phase: 'contain',
      title: { en: 'Deactivate the key', ja: 'アクセスキーの無効化' },
      changes: [
        { resource: 'AKIAIOSFODNN7EXAMPLE', field: 'Status', from: 'Active', to: 'Inactive' },
      ],
    },
    {
      id: 'sessions',
      phase: 'contain',
      title: { en: 'Deny sessions made with the key', ja: 'このキーで作成されたセッションの拒否' },
      changes: [
        {
          resource: 'user/build-robot',
          field: 'policy:HikeshiDeny',
          from: null,
          to: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Deny',
                Action: '*',
                Resource: '*',
                Condition: { DateLessThan: { 'aws:TokenIssueTime': '2026-11-21T12:03:00Z' } },
              },
            ],
          },
        },
      ],
      never: {
        en: 'Sessions that were ended stay ended.',
        ja: '終了したセッションは元に戻りません。',
      },
    },
  ],
  notes: [
    { level: 'info', text: { en: 'The key is 412 days old.', ja: 'キーの作成から 412 日です。' } },
    {
      level: 'warn',
      text: {
        en: 'The key was used by CodeBuild within the last hour: builds will fail.',
        ja: 'このキーは直近 1 時間以内に CodeBuild で使用されました。ビルドが失敗します。',
      },
    },
  ],
})

const { hash: _hash, ...open } = plan
export const undoPlan: Plan = sealPlan({
  ...open,
  mode: 'undo',
  steps: plan.steps.slice(1, 2).map((step) => ({
    ...step,
    changes: step.changes.map((c) => ({ ...c, from: c.to, to: c.from })),
  })),
  notes: [],
})

export const now = Date.parse('2026-11-21T12:05:00.000Z')
const at = (second: number) => new Date(now - 200_000 + second * 1000).toISOString()

/** Folds events that are ten seconds apart. */
export function incident(
  events: readonly Event[] = [],
  opened: { finding?: Finding; drill?: boolean } = {},
): Incident {
  const first = openIncident(
    'inc-7Q2',
    { kind: 'opened', finding: opened.finding ?? finding, drill: opened.drill ?? false },
    at(0),
  )
  return events.reduce((state, event, i) => evolve(state, event, at((i + 1) * 10)), first)
}

const by = 'T024BE7LD/U0ASKER01'
const approver = 'T024BE7LD/U0APPROV1'
const run = 'inc-7Q2.1'
const planned: Event[] = [{ kind: 'planned', run, by, plan }]
const requested: Event[] = [
  ...planned,
  { kind: 'requested', run, by, needs: 2, expiresAt: '2026-11-21T12:33:00.000Z' },
]
const approvedOnce: Event[] = [
  ...requested,
  { kind: 'approved', run, by: 'T024BE7LD/U0FIRST01', hash: plan.hash },
]
const approved: Event[] = [
  ...approvedOnce,
  { kind: 'approved', run, by: approver, hash: plan.hash },
]
const running: Event[] = [
  ...approved,
  { kind: 'step-started', run, step: 'record' },
  { kind: 'step-done', run, step: 'record', made: { report: 'evidence-001' } },
  { kind: 'step-started', run, step: 'deactivate' },
]
const stopped: Event[] = [
  ...running,
  { kind: 'step-failed', run, step: 'deactivate', reason: 'AccessDenied: no UpdateAccessKey' },
]
const done: Event[] = [
  ...running,
  { kind: 'step-done', run, step: 'deactivate', made: null },
  { kind: 'step-started', run, step: 'sessions' },
  { kind: 'step-done', run, step: 'sessions', made: null },
  { kind: 'finished', run },
]
const back = 'inc-7Q2.2'
const undoRequested: Event[] = [
  ...done,
  { kind: 'planned', run: back, by, plan: undoPlan, undoes: run },
  { kind: 'requested', run: back, by, needs: 1, expiresAt: '2026-11-21T12:33:00.000Z' },
]
const undone: Event[] = [
  ...undoRequested,
  { kind: 'approved', run: back, by: approver, hash: undoPlan.hash },
  { kind: 'step-started', run: back, step: 'deactivate' },
  {
    kind: 'step-done',
    run: back,
    step: 'deactivate',
    made: null,
    kept: { en: 'The snapshot stays as evidence.', ja: 'スナップショットは証拠として残します。' },
  },
  { kind: 'finished', run: back },
]

/** One list of events for each state that a run can be in. */
export const histories = {
  fresh: [] as Event[],
  acknowledged: [{ kind: 'acknowledged', by }] as Event[],
  planned,
  requested,
  approvedOnce,
  approved,
  running,
  stopped,
  done,
  undoRequested,
  undone,
  rejected: [...requested, { kind: 'rejected', run, by: approver, reason: 'A build needs it' }],
  expired: [...requested, { kind: 'expired', run }],
} satisfies Record<string, readonly Event[]>

export const runId = run
export const languages = { en, ja }

export const cardContext = (locale: 'en' | 'ja', more: Partial<CardContext> = {}): CardContext => ({
  say: languages[locale],
  locale,
  now,
  offers: [
    {
      id: 'disable-access-key',
      button: { en: 'Disable key', ja: 'キーを無効化' },
      title: { en: 'Disable the access key', ja: 'アクセスキーの無効化' },
      risk: 'high',
    },
    {
      id: 'isolate-instance',
      button: { en: 'Isolate instance', ja: 'インスタンスを隔離' },
      title: { en: 'Isolate the instance', ja: 'インスタンスの隔離' },
      risk: 'medium',
    },
  ],
  accountName: (id) => (id === '111122223333' ? 'prod' : undefined),
  ...more,
})

export const planContext = (locale: 'en' | 'ja'): PlanContext => ({
  say: languages[locale],
  locale,
  accountName: (id) => (id === '111122223333' ? 'prod' : undefined),
  playbook: {
    risk: 'high',
    en: {
      title: 'Disable the access key',
      why: 'Whoever holds the key can act as this user until it is inactive.',
      undo: 'The key is activated again. Sessions that were ended stay ended.',
      fields: { Status: 'Status of the key' },
    },
    ja: {
      title: 'アクセスキーの無効化',
      why: 'キーを入手した第三者は、無効化されるまでこのユーザーとして操作できます。',
      undo: 'キーを再度有効化します。終了したセッションは元に戻りません。',
      fields: { Status: 'キーの状態' },
    },
  },
})
