import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Bot, clear, ingestKey, startBot, until } from '../support/bot.ts'

let bot: Bot
beforeAll(async () => {
  bot = await startBot({ env: { HIKESHI_BACKLOG_LIMIT: '1000000' } })
})
afterAll(async () => {
  await bot.stop()
  await clear(bot.data)
})

const nasty = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'id',
  'detail',
  'resource',
  'service',
  'type',
  'severity',
  'accessKeyDetails',
  'action',
  'length',
  '',
)
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '\u202e',
    '<!channel>',
    'a'.repeat(70_000),
    '1e999',
    'NaN',
    '-0',
  ),
)
const leaf = fc.oneof(text, fc.double(), fc.bigInt().map(String), fc.boolean(), fc.constant(null))
const tree: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(nasty, text), tie('node'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).node

const guardduty = (detail: unknown) => ({
  'detail-type': 'GuardDuty Finding',
  source: 'aws.guardduty',
  account: '1',
  region: 'x',
  detail,
})
const signIn = (detail: unknown) => ({
  'detail-type': 'AWS Console Sign In via CloudTrail',
  source: 'aws.signin',
  detail,
})

/** Text in the place of JSON, JSON in the place of an event, and events that are right outside and anything inside. */
const bodies: fc.Arbitrary<string> = fc.oneof(
  text,
  tree.map((value) => JSON.stringify(value) ?? 'undefined'),
  fc.tuple(tree, fc.nat()).map(([value, cut]) => (JSON.stringify(value) ?? '').slice(0, cut % 200)),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc
    .integer({ min: 1, max: 5_000 })
    .map(
      (depth) =>
        `{"id":"d${depth}","source":"aws.guardduty","detail-type":"GuardDuty Finding","detail":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`,
    ),
  fc.tuple(fc.uuid(), tree).map(([id, detail]) => JSON.stringify({ id, ...guardduty(detail) })),
  fc
    .tuple(fc.uuid(), tree, tree, tree)
    .map(([id, resource, service, severity]) =>
      JSON.stringify({ id, ...guardduty({ id, type: 'A:B/C', resource, service, severity }) }),
    ),
  fc.tuple(fc.uuid(), tree, tree).map(([id, who, data]) =>
    JSON.stringify({
      id,
      ...signIn({
        eventID: id,
        userIdentity: { type: 'Root', more: who },
        additionalEventData: data,
      }),
    }),
  ),
  fc
    .tuple(
      fc.uuid(),
      fc.constantFrom('1e309', '-1e309', '123456789012345678901234567890', '0.0000000000000001'),
    )
    .map(
      ([id, number]) =>
        `{"id":"${id}","source":"aws.guardduty","detail-type":"GuardDuty Finding","detail":{"severity":${number},"service":{"count":${number}}}}`,
    ),
  fc
    .uuid()
    .map(
      (id) =>
        `{"id":"${id}","source":"s","detail-type":"d","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"detail":{"__proto__":{"polluted":true}}}`,
    ),
)

it('takes 10,000 malformed bodies: no 5xx, no crash, nothing half-read, memory flat', async () => {
  const memory = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${bot.child.pid}/status`, 'utf8'))?.[1]) / 1024
  const statuses = new Map<number, number>()
  const marks: number[] = []
  const all = fc.sample(bodies, {
    numRuns: 10_000,
    seed: Number(process.env.FUZZ_SEED ?? Date.now()),
  })
  for (let i = 0; i < all.length; i += 50) {
    const answers = await Promise.all(
      all.slice(i, i + 50).map(async (body) => {
        const response = await fetch(`${bot.url}/events`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-hikeshi-key': ingestKey },
          body,
        })
        await response.arrayBuffer()
        return response.status
      }),
    )
    for (const status of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (i % 2_500 === 0) marks.push(memory())
  }
  expect([...statuses.keys()].filter((status) => ![200, 202, 400, 413].includes(status))).toEqual(
    [],
  )
  // All kinds of answers were seen: the bodies do reach what they are made for.
  expect(statuses.get(202) ?? 0).toBeGreaterThan(1_500)
  expect(statuses.get(400) ?? 0).toBeGreaterThan(1_500)
  await until(async () => {
    const { counts } = await bot.get<{ counts: { waiting: number; failed: number; read: number } }>(
      '/api/console?lang=en',
    )
    return counts.waiting === 0 ? counts : undefined
  }, 60_000)
  const { counts } = await bot.get<{ counts: { failed: number; read: number } }>(
    '/api/console?lang=en',
  )
  expect(counts.failed).toBe(0)
  expect(counts.read).toBeGreaterThan(1_000)
  expect(bot.child.exitCode).toBeNull()
  marks.push(memory())
  const [, second = 0] = marks
  expect(marks.at(-1)).toBeLessThan(second + 150)
}, 240_000)
