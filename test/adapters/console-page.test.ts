import { describe, expect, test } from 'vitest'
import { type Piece, parse } from '../../src/adapters/console/page/parse.ts'
import { spanOf } from '../../src/adapters/console/page/span.ts'
import { stateOf } from '../../src/adapters/console/page/state.ts'
import { tell } from '../../src/adapters/console/page/tell.ts'
import { words } from '../../src/adapters/console/page/words.ts'
import type { Event } from '../../src/core/events.ts'
import { evolve, type Incident, openIncident } from '../../src/core/incident.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { sealPlan } from '../../src/core/plan.ts'
import { finding } from '../support/console.ts'

const at = '2026-11-21T12:00:00.000Z'
const plan = sealPlan({
  playbook: 'isolate-instance',
  mode: 'do',
  account: '111122223333',
  region: 'eu-central-1',
  input: {},
  notes: [],
  steps: [
    {
      id: 'isolate',
      phase: 'contain',
      title: { en: 'Cut the interfaces off', ja: 'インターフェイスの遮断' },
      changes: [{ resource: 'eni-1', field: 'groups', from: 'a', to: 'b' }],
    },
  ],
})
const story: Event[] = [
  { kind: 'planned', run: 'r1', by: 'local/responder', plan },
  { kind: 'requested', run: 'r1', by: 'local/responder', needs: 1, expiresAt: at },
  { kind: 'approved', run: 'r1', by: 'T1/U1', hash: plan.hash },
  { kind: 'step-started', run: 'r1', step: 'isolate' },
  {
    kind: 'aws-called',
    run: 'r1',
    step: 'isolate',
    call: {
      action: 'ec2:ModifyNetworkInterfaceAttribute',
      input: { Groups: ['sg-1'], NetworkInterfaceId: 'eni-1' },
      requestId: 'req-1',
    },
  },
  { kind: 'step-done', run: 'r1', step: 'isolate', made: null },
  { kind: 'finished', run: 'r1' },
]
const opened = openIncident('inc-1', { kind: 'opened', finding, drill: false }, at)
const after = (events: readonly Event[]): Incident =>
  events.reduce((incident, event) => evolve(incident, event, at), opened)

describe('mrkdwn', () => {
  test.each<[string, Piece[]]>([
    ['*High* risk', [{ is: 'bold', inside: ['High'] }, ' risk']],
    ['`a*b*c`', [{ is: 'code', text: 'a*b*c' }]],
    ['```\nx &lt; y\n```', [{ is: 'pre', text: 'x < y' }]],
    [
      '*:shield: `x`*',
      [{ is: 'bold', inside: [{ is: 'emoji', name: 'shield' }, ' ', { is: 'code', text: 'x' }] }],
    ],
    [
      '<https://a.example?x=1&amp;y=2|A &amp; B>',
      [{ is: 'link', href: 'https://a.example?x=1&y=2', label: 'A & B' }],
    ],
    ['<@U1> <!here>', [{ is: 'mention', text: '@U1' }, ' ', { is: 'mention', text: '@here' }]],
    [
      '<!date^1795262400^{date_num} {time_secs}|then>',
      [{ is: 'date', seconds: 1795262400, form: '{date_num} {time_secs}', fallback: 'then' }],
    ],
    ['snake_case_name 2*3*4', ['snake_case_name 2*3*4']],
    ['重要度は *高* です', ['重要度は ', { is: 'bold', inside: ['高'] }, ' です']],
  ])('%s is read as Slack reads it', (text, pieces) => {
    expect(parse(text)).toEqual(pieces)
  })

  test.each([
    ['&lt;https://evil.example|click&gt;', '<https://evil.example|click>'],
    ['&lt;!channel&gt; &amp;lt;', '<!channel> &lt;'],
    ['# not a heading', '# not a heading'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['<javascript:alert(1)|Open>', 'Open'],
    ['<data:text/html,x>', '<data:text/html,x>'],
  ])('%s stays words', (text, shown) => {
    const pieces = parse(text)
    const said = pieces.filter((piece) => typeof piece === 'string')
    expect(said).toHaveLength(pieces.length)
    expect(said.join('')).toBe(shown)
  })
})

describe('the timeline', () => {
  const told = (event: Event, lang: 'en' | 'ja') =>
    tell(
      {
        stream: 'inc-1',
        version: 1,
        at,
        event: event as unknown as JsonObject,
        previous: '',
        hash: '',
      },
      after(story),
      words[lang],
      { 'isolate-instance': 'Isolate the instance' },
    )

  test('it tells a run in plain words, with people by role or id and steps by their titles', () => {
    expect(story.map((event) => told(event, 'en').said)).toEqual([
      'Responder looked at a plan: Isolate the instance',
      'Responder asked for approval: Isolate the instance',
      'T1/U1 approved: Isolate the instance',
      'Began: Cut the interfaces off',
      'ec2:ModifyNetworkInterfaceAttribute on eni-1',
      'Done and verified: Cut the interfaces off',
      'Finished, all steps verified: Isolate the instance',
    ])
    expect(told(story[5] as Event, 'ja').said).toBe('完了・検証済み: インターフェイスの遮断')
  })

  test('a failed call and a refusal say why', () => {
    const call = { action: 'iam:UpdateAccessKey', input: {}, error: 'AccessDenied' }
    expect(told({ kind: 'aws-called', run: 'r1', step: 'isolate', call }, 'en')).toMatchObject({
      more: 'AccessDenied',
      tone: 'bad',
    })
    const refused: Event = { kind: 'refused', by: 'T1/U9', action: 'approve', why: 'not-allowed' }
    expect(told(refused, 'en')).toMatchObject({
      said: 'T1/U9 was refused: approve',
      more: 'does not have the role',
    })
  })

  test('an undo is never told as the run itself, and a name of ours no handler has is shown as it is', () => {
    const events: Event[] = [
      ...story,
      { kind: 'planned', run: 'r2', by: 'T1/U1', plan: { ...plan, mode: 'undo' }, undoes: 'r1' },
    ]
    const record = (event: Event) => ({
      stream: 'inc-1',
      version: 1,
      at,
      previous: '',
      hash: '',
      event: event as unknown as JsonObject,
    })
    const said = (event: Event, lang: 'en' | 'ja') =>
      tell(record(event), after(events), words[lang]).said
    expect(said({ kind: 'step-started', run: 'r2', step: 'isolate' }, 'en')).toBe(
      'Began: Undo: Cut the interfaces off',
    )
    expect(said({ kind: 'finished', run: 'r2' }, 'ja')).toContain('元に戻す: isolate-instance')
    const odd: Event = { kind: 'refused', by: 'T1/U9', action: 'toString', why: 'constructor' }
    expect(said(odd, 'en')).toBe('T1/U9 was refused: toString')
  })

  test('an event of a kind it does not know is shown by its name', () => {
    const event = { kind: 'teleported' } as unknown as Event
    expect(told(event, 'en').said).toContain('teleported')
  })
})

describe('where an incident stands', () => {
  test.each([
    [0, 'new'],
    [1, 'new'],
    [2, 'requested'],
    [3, 'running'],
    [4, 'running'],
    [7, 'contained'],
  ])('after %i events of a run it is %s', (count, state) => {
    expect(stateOf(after(story.slice(0, count)))).toBe(state)
  })

  test('a failed step, an acknowledgement and an undo each show', () => {
    const failed: Event = { kind: 'step-failed', run: 'r1', step: 'isolate', reason: 'denied' }
    expect(stateOf(after([...story.slice(0, 4), failed]))).toBe('stopped')
    const acknowledged: Event = { kind: 'acknowledged', by: 'T1/U1' }
    expect(stateOf(after([acknowledged]))).toBe('acknowledged')
    const undo: Event[] = [
      { kind: 'planned', run: 'r2', by: 'T1/U1', plan, undoes: 'r1' },
      { kind: 'finished', run: 'r2' },
    ]
    expect(stateOf(after([...story, acknowledged, ...undo]))).toBe('undone')
  })

  test('what is closed or became part of another one says so', () => {
    const closed: Event = { kind: 'closed', as: 'resolved', by: 'T1/U1', reason: 'Done.' }
    expect(stateOf(after([...story, closed]))).toBe('resolved')
    expect(stateOf(after([{ ...closed, as: 'false-alarm' }]))).toBe('false-alarm')
    expect(stateOf(after([{ kind: 'merged', into: 'inc-2', by: 'T1/U1' }]))).toBe('merged')
  })

  test('a snapshot alone contains nothing', () => {
    const steps = plan.steps.map((step) => ({ ...step, phase: 'evidence' as const }))
    const events = story.map(
      (event): Event => (event.kind === 'planned' ? { ...event, plan: { ...plan, steps } } : event),
    )
    expect(stateOf(after(events))).toBe('acknowledged')
  })
})

test.each([
  [0, '0 s', '0 秒'],
  [59.6, '1 min', '1 分'],
  [125, '2 min 5 s', '2 分 5 秒'],
  [3_600, '1 h', '1 時間'],
  [90_061, '1 d 1 h', '1 日 1 時間'],
])('%d seconds are told by their two largest units', (seconds, en, ja) => {
  expect([spanOf(seconds, 'en'), spanOf(seconds, 'ja')]).toEqual([en, ja])
})
