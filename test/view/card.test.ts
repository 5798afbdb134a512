import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/core/events.ts'
import type { PlanBlock } from '../../src/core/newest.ts'
import { card } from '../../src/view/card.ts'
import { checkBlocks } from '../support/block-kit.ts'
import { actionsOf, buttonsOf, menusOf, readable } from './blocks.ts'
import { cardContext, finding, histories, incident, now, plan, runId } from './incidents.ts'

type History = keyof typeof histories
const draw = (name: History, locale: 'en' | 'ja' = 'en') =>
  card(incident(histories[name]), cardContext(locale))
const header = (blocks: ReturnType<typeof card>) => readable(blocks.slice(0, 1))

describe('a card of a new incident', () => {
  const blocks = draw('fresh')

  it('says first how bad it is and what happened', () => {
    expect(header(blocks)).toBe('🔴 High: An access key was used from a malicious address')
    expect(header(draw('fresh', 'ja'))).toContain('🔴 重要度 高｜')
  })

  it('holds every fact that a responder asks for', () => {
    for (const fact of [
      finding.what.en,
      'prod (`111122223333`)',
      '`us-east-1`',
      'Access key `AKIAIOSFODNN7EXAMPLE`',
      '`build-robot`',
      '`198.51.100.7` Amsterdam, Netherlands · Example Hosting',
      '*Count:* 7',
      '2026-11-21 11:58:02 UTC',
      '2026-11-21 12:01:40 UTC',
      '*API*\n`sts:GetCallerIdentity`',
      finding.type,
      'inc-7Q2',
    ])
      expect(readable(blocks)).toContain(fact)
  })

  it('shows the eight most telling further facts and counts the others', () => {
    const facts = Array.from({ length: 14 }, (_, i) => ({
      label: { en: `Label ${i}`, ja: `ラベル ${i}` },
      value: `value-${i}`,
    }))
    const text = readable(card(incident([], { finding: { ...finding, facts } }), cardContext('en')))
    expect(text.match(/value-\d+/g)).toHaveLength(8)
    expect(text).toContain('… and 6 more facts')
  })

  it('shows facts as people read them: no resource twice, times in their zone, ARNs by their end', () => {
    const label = { en: 'Fact', ja: '情報' }
    const facts = [
      { label, value: 'AKIAIOSFODNN7EXAMPLE' },
      { label, value: '2026-06-03T02:11:09.000Z' },
      {
        label,
        value: 'arn:aws:iam::111122223333:role/shop, arn:aws:iam::444455556666:role/theirs',
      },
    ]
    const ctx = cardContext('en', { zone: 'Asia/Tokyo' })
    const text = readable(card(incident([], { finding: { ...finding, facts } }), ctx))
    expect(text.match(/AKIAIOSFODNN7EXAMPLE/g)).toHaveLength(1)
    expect(text).toMatch(/\*Fact\*\n<!date\S+ .*2026-06-03 11:11:09 GMT\+9>/)
    expect(text).toContain('`role/shop, arn:aws:iam::444455556666:role/theirs`')
  })

  it('does not repeat a title that is nothing but the type', () => {
    const sample = { ...finding, sample: true, title: `[SAMPLE] ${finding.type}` }
    expect(readable(card(incident([], { finding: sample }), cardContext('en')))).not.toContain(
      '[SAMPLE]',
    )
  })

  it('says how many events were folded into it', () => {
    const again: Event = { kind: 'seen', finding: { ...finding, count: 12 } }
    expect(readable(card(incident([again, again]), cardContext('en')))).toContain(
      '12 (3 events received)',
    )
  })

  it('offers to acknowledge it and each playbook that fits, the first as the main one', () => {
    const buttons = buttonsOf(blocks)
    expect(buttons.map(({ action_id, style }) => [action_id, style])).toEqual([
      ['ack', undefined],
      ['plan/disable-access-key', 'primary'],
      ['plan/isolate-instance', undefined],
      ['resolve', undefined],
      ['false-alarm', undefined],
      ['take-command', undefined],
      ['note', undefined],
      ['role', undefined],
      ['channel', undefined],
      ['update', undefined],
      ['personal-data', undefined],
      ['suppress', undefined],
      ['merge', undefined],
    ])
    expect(new Set(buttons.map(({ value }) => value))).toEqual(new Set(['inc-7Q2']))
  })

  const offered = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: `p-${i}`,
      button: { en: `Do ${i}`, ja: `実行 ${i}` },
      title: { en: `Does ${i} at length`, ja: `詳しく実行 ${i}` },
      risk: 'low' as const,
    }))
  const rowsOf = (blocks: ReturnType<typeof card>) =>
    blocks
      .filter(({ type }) => type === 'actions')
      .map(({ elements }) => elements as Record<string, unknown>[])

  it('gives the five best playbooks a button each, and puts all others into a menu, best first', () => {
    const many = card(incident(), cardContext('en', { offers: offered(30) }))
    const [first, second] = rowsOf(many)
    expect(first?.map(({ action_id }) => action_id)).toEqual([
      'ack',
      'plan/p-0',
      'plan/p-1',
      'plan/p-2',
    ])
    expect(second?.map(({ action_id }) => action_id)).toEqual([
      'plan/p-3',
      'plan/p-4',
      'plan-other/inc-7Q2',
    ])
    const [menu] = menusOf(many)
    expect(menu?.placeholder.text).toBe('More playbooks …')
    expect(menu?.options.map(({ value }) => value)).toEqual(
      offered(30)
        .slice(5)
        .map(({ id }) => id),
    )
    expect(menu?.options[0]?.text.text).toBe('Does 5 at length')
    expect(checkBlocks(many)).toEqual([])
  })

  it('hides no single playbook in a menu of one', () => {
    const six = card(incident(), cardContext('ja', { offers: offered(6) }))
    expect(menusOf(six)).toEqual([])
    expect(actionsOf(six)).toContain('plan/p-5')
    expect(menusOf(card(incident(), cardContext('ja', { offers: offered(7) })))).toMatchObject([
      { placeholder: { text: 'その他のプレイブック…' }, options: [{}, {}] },
    ])
  })

  it('says in the menu, too, what was done before, and leaves out what is under way', () => {
    const [own] = cardContext('en').offers
    const offers = [...offered(8), ...(own ? [own] : [])]
    const inMenu = (name: History) =>
      menusOf(card(incident(histories[name]), cardContext('en', { offers })))[0]?.options.map(
        ({ text }) => text.text,
      )
    expect(inMenu('done')).toContain('Disable the access key (again)')
    expect(inMenu('running')?.join()).not.toContain('Disable the access key')
  })

  it('shows our own title where there is one, and keeps the source’s', () => {
    const headline = { en: 'Key used from a malicious address', ja: '悪意のある IP からの使用' }
    const own = card(incident([], { finding: { ...finding, headline } }), cardContext('ja'))
    expect(header(own)).toContain('悪意のある IP からの使用')
    expect(readable(own)).toContain('GetCallerIdentity was invoked')
  })

  it('shows what is no page of AWS as text', () => {
    const links = [{ label: { en: 'Console', ja: 'コンソール' }, url: 'https://evil.example/x' }]
    const text = readable(card(incident([], { finding: { ...finding, links } }), cardContext('en')))
    expect(text).toContain('Console: `https://evil.example/x`')
    expect(text).not.toContain('<https')
  })
})

describe('a card of what is not real', () => {
  it('is marked as a drill in its header and in words', () => {
    const drill = incident([], { drill: true })
    expect(header(card(drill, cardContext('en')))).toMatch(/^DRILL · 🔴/)
    expect(header(card(drill, cardContext('ja')))).toMatch(/^【訓練】🔴/)
    expect(readable(card(drill, cardContext('en')))).toContain('Real AWS is not touched')
  })

  it('is marked as a sample in its header and in words', () => {
    const sample = incident([], { finding: { ...finding, sample: true } })
    expect(header(card(sample, cardContext('en')))).toMatch(/^SAMPLE · 🔴/)
    expect(header(card(sample, cardContext('ja')))).toMatch(/^【サンプル】🔴/)
    expect(readable(card(sample, cardContext('ja')))).toContain('実際の AWS には影響しません')
  })
})

describe('a card with a run', () => {
  const sorts = ['suppress', 'merge', 'split']
  const life =
    'resolve false-alarm take-command note role channel update personal-data clock'.split(' ')
  const others = [...sorts, ...life]
  const runButtons = (name: History) =>
    actionsOf(draw(name)).filter((id) => !id.includes('/') && !others.includes(id))

  it('says nothing of a plan that nobody asked approval for', () => {
    expect(runButtons('planned')).toEqual(['ack'])
  })

  it('asks for approval: by whom, what changes, how many, until when', () => {
    const text = readable(draw('approvedOnce'))
    for (const part of [
      'Approval needed: Disable the access key',
      '<@U0ASKER01> asks for this',
      '`AKIAIOSFODNN7EXAMPLE` *Status*: `Active` → `Inactive`',
      plan.hash.slice(0, 12),
      '1 of 2 (<@U0FIRST01>)',
      '2026-11-21 12:33:00 UTC',
      'builds will fail',
      'One step can never be undone',
    ])
      expect(text).toContain(part)
    expect(runButtons('approvedOnce')).toEqual([
      'approve',
      'reject',
      'show-plan',
      'break-glass',
      'ack',
    ])
  })

  it('tells a plan of many changes by its steps, and a person of the console by role', () => {
    const changes = Array.from({ length: 3 }, (_, i) => ({
      resource: `eni-${i}`,
      field: 'Groups',
      from: 'sg-1',
      to: 'sg-2',
    }))
    const large = { ...plan, steps: plan.steps.map((step) => ({ ...step, changes })) }
    const history = histories.requested.map(
      (event): Event =>
        event.kind === 'planned'
          ? { ...event, plan: large }
          : event.kind === 'requested'
            ? { ...event, by: 'local/responder' }
            : event,
    )
    const text = readable(card(incident(history), cardContext('en')))
    expect(text).toContain('▫️ Deactivate the key (3 changes)')
    expect(text).not.toContain('eni-0')
    expect(text).toContain('*Responder* asks for this')
    expect(readable(card(incident(history), cardContext('ja')))).toContain('*対応者*')
  })

  it('calls a field by its name in words where there is one', () => {
    const ctx = cardContext('ja')
    const offers = ctx.offers.map((offer) => ({
      ...offer,
      fields: { en: { Status: 'state of the key' }, ja: { Status: 'キーの状態' } },
    }))
    const text = readable(card(incident(histories.requested), { ...ctx, offers }))
    expect(text).toContain('*キーの状態*: `Active` → `Inactive`')
  })

  it('does not claim to have made what was there before', () => {
    const step = 'deactivate'
    const history = histories.done.map(
      (event): Event =>
        event.kind === 'step-done' && event.step === step
          ? { ...event, made: { key: ['Active', 'tmp-1'] } }
          : event,
    )
    expect(readable(card(incident(history), cardContext('en')))).toMatch(/made `tmp-1`$/m)
  })

  it('asks again before an approval, in words that name what and where', () => {
    const approve = buttonsOf(draw('requested')).find(({ action_id }) => action_id === 'approve')
    expect(approve?.value).toBe(runId)
    expect(approve?.style).toBe('danger')
    expect(approve?.confirm?.text.text).toContain('Disable the access key in prod (111122223333)')
  })

  it('takes no approval any more once the time is over', () => {
    const late = cardContext('en', { now: now + 3_600_000 })
    const blocks = card(incident(histories.requested), late)
    expect(actionsOf(blocks)).not.toContain('approve')
    expect(readable(blocks)).toContain('expired before it was approved')
  })

  it('offers no playbook a second time while it waits or runs', () => {
    for (const name of ['requested', 'approved', 'running'] as const)
      expect(actionsOf(draw(name))).not.toContain('plan/disable-access-key')
    expect(actionsOf(draw('rejected'))).toContain('plan/disable-access-key')
  })

  it('shows the steps as they tick', () => {
    const text = readable(draw('running'))
    expect(text).toMatch(/✅ Tag the user with the incident – verified at <!date\S+ .*evidence-001/)
    expect(text).toContain('⏳ Deactivate the key')
    expect(text).toContain('▫️ Deny sessions made with the key')
    expect(text).toContain('approved by <@U0FIRST01>, <@U0APPROV1>')
    expect(readable(draw('approved'))).toContain('▫️ Deactivate the key')
  })

  it('ticks the steps in a block of their own while the run goes on, and in words before and after', () => {
    const plans = (name: History, locale: 'en' | 'ja' = 'en') =>
      draw(name, locale).filter(({ type }) => type === 'plan') as PlanBlock[]
    const [running] = plans('running')
    expect(running?.title).toBe('1 of 3 steps done')
    expect(running?.tasks.map(({ title, status }) => [title, status])).toEqual([
      ['Tag the user with the incident', 'complete'],
      ['Deactivate the key', 'in_progress'],
      ['Deny sessions made with the key', 'pending'],
    ])
    expect(running?.tasks[0]?.output?.elements[0].elements).toEqual([
      { type: 'text', text: 'verified at ' },
      expect.objectContaining({ type: 'date', format: '{time_secs}' }),
      { type: 'text', text: ' · made ' },
      { type: 'text', text: 'evidence-001', style: { code: true } },
    ])
    expect(plans('running', 'ja')[0]?.title).toBe('ステップ 3 件中 1 件完了')
    expect(plans('approved')[0]?.title).toBe('0 of 3 steps done')
    for (const name of ['requested', 'stopped', 'done'] as const) expect(plans(name)).toEqual([])
  })

  it('says why it stopped and what can be done now', () => {
    expect(readable(draw('stopped'))).toContain(
      '❌ Deactivate the key – `AccessDenied: no UpdateAccessKey`',
    )
    expect(runButtons('stopped')).toEqual(['retry', 'skip', 'undo', 'show-plan', 'ack'])
    const retry = buttonsOf(draw('stopped')).find(({ action_id }) => action_id === 'retry')
    expect(retry?.confirm?.text.text).toContain('without a new approval')
  })

  it('says that it is contained and verified, and can be undone', () => {
    expect(readable(draw('done'))).toContain('*contained and verified* at')
    expect(readable(draw('done', 'ja'))).toContain('封じ込め・検証済み')
    expect(runButtons('done')).toEqual(['undo', 'ack'])
    expect(readable(draw('done'))).toContain('Disable key (again)')
  })

  it('does not call it containment where nothing was contained', () => {
    const evidence = { ...plan, steps: plan.steps.slice(0, 1) }
    const history = histories.done.map(
      (event): Event => (event.kind === 'planned' ? { ...event, plan: evidence } : event),
    )
    expect(readable(card(incident(history), cardContext('en')))).toContain('*done and verified* at')
  })

  it('offers one undo at a time, and says what it left', () => {
    expect(runButtons('undoRequested')).toEqual([
      'approve',
      'reject',
      'show-plan',
      'break-glass',
      'ack',
    ])
    expect(readable(draw('undoRequested'))).toContain('Undo: Disable the access key')
    const undone = readable(draw('undone'))
    expect(undone).toContain('*undone and verified* at')
    expect(undone).toContain('was undone later')
    expect(undone).toContain('kept: The snapshot stays as evidence.')
    expect(runButtons('undone')).toEqual(['ack'])
  })

  it('says who rejected it and why, or that it expired, and that nothing was changed', () => {
    expect(readable(draw('rejected'))).toContain('rejected by <@U0APPROV1>: A build needs it')
    expect(readable(draw('rejected'))).toContain('Nothing was changed')
    expect(readable(draw('expired'))).toContain('Nothing was changed')
  })

  it('says who acknowledged it, once', () => {
    expect(readable(draw('acknowledged'))).toContain('Acknowledged by <@U0ASKER01>')
    expect(actionsOf(draw('acknowledged'))).not.toContain('ack')
  })

  it('keeps the step that failed in sight among a hundred, and counts the others', () => {
    const steps = Array.from({ length: 100 }, (_, i) => ({
      id: `s${i}`,
      phase: 'contain' as const,
      title: { en: `Step number ${i}.`, ja: `ステップ ${i}.` },
      changes: [],
    }))
    const run = runId
    const blocks = card(
      incident([
        { kind: 'planned', run, by: 'local/responder', plan: { ...plan, steps } },
        ...steps
          .slice(0, 80)
          .map(({ id: step }): Event => ({ kind: 'step-done', run, step, made: null })),
        { kind: 'step-failed', run, step: 's80', reason: 'Throttling' },
      ]),
      cardContext('en'),
    )
    expect(readable(blocks)).toContain('❌ Step number 80. – `Throttling`')
    expect(readable(blocks)).toMatch(/… and \d+ more steps/)
  })

  it.each(Object.keys(histories) as History[])(
    'is taken by Slack in both languages: %s',
    (name) => {
      for (const locale of ['en', 'ja'] as const) {
        expect(checkBlocks(draw(name, locale))).toEqual([])
        expect(readable(draw(name, locale))).not.toMatch(/undefined|null|NaN|\[object/)
      }
      expect(readable(draw(name, 'ja'))).toMatch(/[ぁ-んァ-ヶ]/)
    },
  )
})
