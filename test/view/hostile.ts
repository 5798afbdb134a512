import fc from 'fast-check'
import type { Event } from '../../src/core/events.ts'
import { type Finding, severities } from '../../src/core/finding.ts'
import type { Incident } from '../../src/core/incident.ts'
import type { Json } from '../../src/core/json.ts'
import { type Plan, sealPlan } from '../../src/core/plan.ts'
import type { Text } from '../../src/core/text.ts'
import { finding, histories, incident, plan } from './incidents.ts'

const nasty = [
  '<!channel>',
  '<!here|here>',
  '<@U0ADMIN01>',
  '<#C024BE7LR|ops>',
  '<https://evil.example|AWS console>',
  'https://evil.example/login',
  '@here @everyone #general',
  '```\n*Contained and verified*\n```',
  '`',
  '&lt;!channel&gt;',
  '\u202Egnp.exe\u2066',
  '\u200B\u200D\uFEFF\u2060',
  'שלום مرحبا',
  '\uD800 and \uDFFF',
  '👩🏽‍🚒🇯🇵',
  'e\u0301\u0302\u0303\u0304\u0305\u0306',
  '"\\"\\"\\',
  '',
  ' ',
  '__proto__',
]

const short: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...nasty),
  fc.array(fc.constantFrom(...nasty), { maxLength: 6 }).map((parts) => parts.join('')),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
)
const long = fc
  .constantFrom(...nasty)
  .map((part) => part.repeat(Math.ceil(65_536 / (part.length || 1))))
/** What an attacker would write into a tag: known tricks, any code units, and 64 KB of them. */
export const hostile: fc.Arbitrary<string> = fc.oneof({ weight: 4, arbitrary: short }, long)
const text: fc.Arbitrary<Text> = fc.tuple(hostile, hostile).map(([en, ja]) => ({ en, ja }))
const many = <T>(one: fc.Arbitrary<T>, most: number) =>
  fc.oneof(
    fc.array(one, { maxLength: 3 }),
    one.map((item) => Array.from({ length: most }, () => item)),
  )

const moment = fc.oneof(fc.constant(finding.firstSeen), hostile)
export const hostileFinding: fc.Arbitrary<Finding> = fc
  .record({
    type: hostile,
    headline: fc.constant({ en: 'Title of ours', ja: '私たちの見出し' }),
    title: hostile,
    what: text,
    severity: fc.constantFrom(...severities),
    account: hostile,
    region: hostile,
    sample: fc.boolean(),
    firstSeen: moment,
    lastSeen: moment,
    resource: fc.record({ kind: text, id: hostile }),
    actor: hostile,
    remotes: many(fc.record({ ip: hostile, place: hostile, network: hostile }), 100),
    facts: many(fc.record({ label: text, value: hostile }), 500),
    links: many(
      fc.record({
        label: text,
        url: fc.oneof(
          hostile,
          hostile.map((end) => `https://console.aws.amazon.com/${end}`),
          hostile.map((host) => `https://console.aws.amazon.com@${host}/`),
        ),
      }),
      30,
    ),
  })
  .map((more) => ({ ...finding, ...more }))

const json = (words: fc.Arbitrary<string>): fc.Arbitrary<Json> =>
  fc.oneof(
    words,
    fc.constantFrom<Json>(null, true, 5, '', [], {}),
    many(short, 200),
    fc.dictionary(short, words, { maxKeys: 4 }),
  )
const step = (words: fc.Arbitrary<string>, changes: number) => {
  const value = json(words)
  return fc.record({
    title: text,
    never: text,
    changes: many(fc.record({ resource: words, field: words, from: value, to: value }), changes),
  })
}
const hostilePlan: fc.Arbitrary<Plan> = fc
  .record({
    playbook: hostile,
    account: hostile,
    region: hostile,
    notes: many(fc.record({ level: fc.constantFrom('info', 'warn'), text }), 50),
    steps: fc.oneof(fc.array(step(hostile, 3), { maxLength: 3 }), many(step(short, 20), 100)),
  })
  .map(({ steps, ...more }) =>
    sealPlan({
      ...plan,
      ...more,
      // The first steps keep their ids, so that the events of the history meet them.
      steps: steps.map((step, i) => ({
        ...step,
        id: plan.steps[i]?.id ?? `step-${i}`,
        phase: (['evidence', 'contain', 'eradicate', 'recover'] as const)[i % 4] ?? 'contain',
      })),
    }),
  )

/** What AWS answers to an enrichment is as much of strangers' making as a finding is. */
const hostileReading = fc.dictionary(
  fc.constantFrom('instance', 'iam-user', 'recent-calls', 'detective', 'remote-ip', 'iam-role'),
  fc.record(
    {
      title: text,
      facts: many(fc.record({ label: text, value: hostile, at: moment }), 60),
      links: many(fc.record({ label: text, url: hostile }), 20),
      tags: many(hostile, 50),
      unread: fc.constantFrom('denied' as const, 'failed' as const),
      at: moment,
    },
    { requiredKeys: ['title', 'facts', 'at'] },
  ),
)

/** People are strangers, too: a note may be pasted from anywhere. As much of everything as there may be. */
function livedThrough(text: string, ending: 'open' | 'closed' | 'reopened'): Event[] {
  const by = 'T024BE7LD/U061F7AUR'
  const fifty = Array.from({ length: 50 }, (_, i) => i + 1)
  const said = text.slice(0, 500)
  return [
    { kind: 'commanded', by, who: by },
    ...fifty.map((task): Event => ({ kind: 'tasked', task, by, owner: by, text: said })),
    { kind: 'task-done', task: 7, by },
    ...fifty.map((): Event => ({ kind: 'noted', by, text: said })),
    ...fifty.slice(30).map((n): Event => ({ kind: 'linked', to: `inc-${n}`, by })),
    ...(ending === 'open' ? [] : [{ kind: 'closed', as: 'resolved', by, reason: said } as const]),
    ...(ending === 'reopened' ? [{ kind: 'reopened', by, reason: said } as const] : []),
  ]
}

/** Any history, on a hostile finding and plan, with up to thirty runs side by side. */
export const hostileIncident: fc.Arbitrary<Incident> = fc
  .record({
    finding: hostileFinding,
    plan: hostilePlan,
    reason: hostile,
    drill: fc.boolean(),
    enriched: hostileReading,
    history: fc.constantFrom(...Object.values(histories)),
    ending: fc.constantFrom('open', 'closed', 'reopened'),
    times: fc.constantFrom(1, 3, 30),
  })
  .map(({ finding, plan, reason, drill, enriched, history, ending, times }) => {
    const bent = (event: Event, nth: number): Event => {
      const run = 'run' in event ? { run: `${event.run}-${nth}` } : {}
      const undoes = 'undoes' in event ? { undoes: `${event.undoes}-${nth}` } : {}
      const words = 'reason' in event ? { reason } : {}
      const made = event.kind === 'step-done' ? { made: [reason] } : {}
      const bad = event.kind === 'planned' ? { plan: { ...plan, mode: event.plan.mode } } : {}
      return { ...event, ...run, ...undoes, ...words, ...made, ...bad } as Event
    }
    const events = Array.from({ length: times }, (_, nth) => history.map((e) => bent(e, nth)))
    const all = [...events.flat(), ...livedThrough(reason, ending)]
    return { ...incident(all, { finding, drill }), enriched }
  })
