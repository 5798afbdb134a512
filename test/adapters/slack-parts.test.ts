import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cause, scrub } from '../../src/adapters/slack/log.ts'
import * as payload from '../../src/adapters/slack/payload.ts'
import {
  escapeText,
  isResponseUrl,
  mrkdwnBlocks,
  plainBlocks,
} from '../../src/adapters/slack/reply.ts'
import { makeSeen } from '../../src/adapters/slack/seen.ts'
import { checkSignature } from '../../src/adapters/slack/signature.ts'
import { planBlock, table } from '../../src/view/newest.ts'
import { checkBlocks, checkView } from '../support/block-kit.ts'
import { signed, slackSecret } from '../support/slack.ts'

describe('signatures', () => {
  const now = 1_800_000_000
  const check = (body: string, headers: Record<string, string>) =>
    checkSignature(
      slackSecret,
      { timestamp: headers['x-slack-request-timestamp'], signature: headers['x-slack-signature'] },
      Buffer.from(body),
      now,
    )

  it("agree with the example in Slack's documentation", () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c'
    const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503'
    const secret = '8f742231b10e8888abcd99yyyzzz85a5'
    const at = 1531420618
    const headers = { timestamp: String(at), signature }
    expect(checkSignature(secret, headers, Buffer.from(body), at)).toBeUndefined()
    expect(checkSignature(secret, headers, Buffer.from(`${body} `), at)).toBe('forged-signature')
  })

  it('hold for any body and for no changed one', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (body, more) => {
        const headers = signed(body, slackSecret, now)
        expect(check(body, headers)).toBeUndefined()
        expect(check(body + more, headers)).toBe('forged-signature')
      }),
    )
  })

  it.each([-301, 301])('are refused %d seconds off, and taken a second nearer', (off) => {
    expect(check('b', signed('b', slackSecret, now + off))).toBe('old-timestamp')
    expect(check('b', signed('b', slackSecret, now + off - Math.sign(off)))).toBeUndefined()
  })

  it('of no sense are refused without an error', () => {
    const { 'x-slack-signature': signature } = signed('b', slackSecret, now)
    for (const bad of ['', 'v0=', 'v1=00', signature.slice(0, -1), `${signature}0`, 'v0=é'])
      expect(check('b', { ...signed('b', slackSecret, now), 'x-slack-signature': bad })).toBe(
        'forged-signature',
      )
    expect(check('b', { 'x-slack-request-timestamp': '1e9', 'x-slack-signature': signature })).toBe(
      'forged-signature',
    )
    expect(check('b', {})).toBe('unsigned')
  })
})

describe('payloads', () => {
  it('give the handler and its argument out of an action id', () => {
    expect(payload.actionOf('plan')).toEqual({ id: 'plan', argument: '' })
    expect(payload.actionOf('plan/a/b')).toEqual({ id: 'plan', argument: 'a/b' })
  })

  it('give the words of a command, quoted ones together', () => {
    expect(payload.wordsOf('  reject run-1 "not now" “later on” ')).toEqual([
      'reject',
      'run-1',
      'not now',
      'later on',
    ])
    expect(payload.wordsOf('""')).toEqual([''])
    expect(payload.wordsOf('')).toEqual([])
  })

  it('give one value for each input, whatever the element', () => {
    const values = payload.viewPayload.parse({
      type: 'view_submission',
      user: { id: 'U1' },
      view: {
        callback_id: 'v',
        state: {
          values: {
            a: { text: { type: 'plain_text_input', value: 'words' } },
            b: { one: { type: 'static_select', selected_option: { value: 'x' } } },
            c: { many: { type: 'checkboxes', selected_options: [{ value: 'x' }, { value: 'y' }] } },
            d: { none: { type: 'plain_text_input', value: null } },
            e: { day: { type: 'datepicker', selected_date: '2026-01-02' } },
          },
        },
      },
    }).view.state.values
    expect(payload.valuesOf(values)).toEqual({
      text: 'words',
      one: 'x',
      many: 'x,y',
      none: '',
      day: '2026-01-02',
    })
  })

  it("bring a modal's id and channel back", () => {
    expect(payload.unpackMeta(payload.packMeta('run-1', 'C1'))).toEqual({
      meta: 'run-1',
      channel: 'C1',
    })
    expect(payload.unpackMeta(payload.packMeta('run-1', undefined))).toEqual({
      meta: 'run-1',
      channel: undefined,
    })
  })

  it('are remembered up to a bound', () => {
    const seen = makeSeen(2)
    expect(['a', 'b', 'a', 'c', 'a'].map(seen)).toEqual([false, false, true, false, false])
  })
})

describe('what leaves the bot', () => {
  it.each([
    ['https://hooks.slack.com/actions/T1/2/x', undefined, true],
    ['http://hooks.slack.com/actions/T1/2/x', undefined, false],
    ['https://hooks.slack.com.evil.example/x', undefined, false],
    ['https://hooks.slack.com@evil.example/x', undefined, false],
    ['https://user@hooks.slack.com/x', undefined, false],
    ['https://169.254.169.254/latest', undefined, false],
    ['http://127.0.0.1:3000/_hooks/1', undefined, false],
    ['http://127.0.0.1:3000/_hooks/1', 'http://127.0.0.1:3000/api/', true],
    ['http://127.0.0.1:3001/_hooks/1', 'http://127.0.0.1:3000/api/', false],
    ['not a url', 'http://127.0.0.1:3000/api/', false],
  ])('goes to %s (API %s): %s', (url, api, allowed) => {
    expect(isResponseUrl(url, api)).toBe(allowed)
  })

  it('has no token, ticket or response URL in its log', () => {
    const secrets = [
      ['x', 'oxb-12-ab-cd'].join(''),
      ['x', 'app-1-A1-22-ff'].join(''),
      ['x', 'oxe.xoxb-1-Mi0'].join(''),
    ]
    for (const secret of secrets) expect(scrub(`token ${secret}, next`)).toBe('token [token], next')
    expect(scrub('wss://wss-primary.slack.com/link/?ticket=abc-1&app_id=f')).not.toMatch(/abc-1/)
    expect(scrub('https://hooks.slack.com/actions/T1/22/abcDEF')).not.toMatch(/abcDEF/)
    expect(cause(new Error(`bad ${secrets[0]}`))).toBe('Error: bad [token]')
  })

  it('is escaped as Slack wants it, and cut to what Slack takes', () => {
    expect(escapeText('<!here> & <a>')).toBe('&lt;!here&gt; &amp; &lt;a&gt;')
    for (const length of [0, 1, 2900, 2901, 50_000])
      expect(checkBlocks(plainBlocks('x'.repeat(length)))).toEqual([])
  })

  it('keeps the code spans of our own sentences whole, and fits', () => {
    for (const length of [0, 1, 2900, 2901, 50_000])
      expect(checkBlocks(mrkdwnBlocks('x'.repeat(length)))).toEqual([])
    const lines = Array.from(
      { length: 90 },
      (_, i) => `• \`eni-${i}\` ${'is in a group '.repeat(4)}`,
    )
    const texts = mrkdwnBlocks(lines.join('\n')).map(({ text }) => (text as { text: string }).text)
    expect(texts.length).toBeGreaterThan(1)
    expect(texts.join('')).toBe(lines.join('\n'))
    for (const text of texts) expect(text).toMatch(/^• `eni-\d+`/)
  })
})

describe('the check of blocks itself', () => {
  const chartOf = (label: string, value: number) => ({
    type: 'data_visualization',
    title: 'x',
    chart: {
      type: 'line',
      series: [{ name: 's', data: [{ label, value }] }],
      axis_config: { categories: [label] },
    },
  })
  const trend = chartOf('x', 1)
  const steps = planBlock('Steps', [{ id: 'a', title: 'One', status: 'pending', note: '*x*' }])
  const [task] = steps.tasks
  const numbers = table('Table', ['a', 'b'], [['x', { value: 1 }]])
  it('takes the newest blocks as our views make them', () => {
    expect(checkBlocks([steps, numbers, trend, trend])).toEqual([])
  })
  const text = (words: string) => ({ type: 'plain_text', text: words })
  it.each([
    ['a section too long', [{ type: 'section', text: text('x'.repeat(3001)) }]],
    ['an empty text', [{ type: 'section', text: text('') }]],
    ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' }))],
    ['an unknown type', [{ type: 'paragraph' }]],
    ['an alert in a message', [{ type: 'alert' }]],
    ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }]],
    ['no blocks at all', undefined],
    [
      'a button without a text',
      [{ type: 'actions', elements: [{ type: 'button', action_id: 'a' }] }],
    ],
    [
      'a whole message too long',
      Array.from({ length: 5 }, () => ({ type: 'section', text: text('x'.repeat(2900)) })),
    ],
    ['three charts', Array.from({ length: 3 }, () => trend)],
    ['a chart with a label too long', [chartOf('x'.repeat(21), 1)]],
    ['a chart of what is no number', [chartOf('x', Number.NaN)]],
    ['a plan with two tasks of one id', [{ ...steps, tasks: [...steps.tasks, ...steps.tasks] }]],
    ['a task in a state that Slack has not', [{ ...steps, tasks: [{ ...task, status: 'done' }] }]],
    ['a task that says more than Slack reads', [{ ...steps, tasks: [{ ...task, plain: 'x' }] }]],
    [
      'a task whose output is no rich text',
      [{ ...steps, tasks: [{ ...task, output: text('x') }] }],
    ],
    [
      'a table with a row too short',
      [{ ...numbers, rows: [...numbers.rows, [numbers.rows[0]?.[0]]] }],
    ],
    ['a table with a head alone', [{ ...numbers, rows: numbers.rows.slice(0, 1) }]],
    ['a table without a caption', [{ ...numbers, caption: undefined }]],
  ])('finds %s', (_what, blocks) => {
    expect(checkBlocks(blocks)).not.toEqual([])
  })

  it("finds a modal's long title and an input without a submit button", () => {
    const input = {
      type: 'input',
      label: text('l'),
      element: { type: 'plain_text_input', action_id: 'a' },
    }
    expect(checkView({ title: text('x'.repeat(25)), blocks: [] })).toEqual([
      'title: 25 characters, 1 to 24 are taken',
    ])
    expect(checkView({ title: text('t'), blocks: [input] })).toEqual([
      'submit: required beside an input',
    ])
    expect(checkView({ title: text('t'), submit: text('s'), blocks: [input] })).toEqual([])
  })
})
