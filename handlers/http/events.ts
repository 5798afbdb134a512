import { z } from 'zod'
import { defineRoute, isObject } from '#kit'

/** The envelope as EventBridge sends it. Only what everything else relies on is required. */
const word = z.string().min(1).max(256)
const Envelope = z.object({
  // Replayed and hand-made events lack one at times; they are told apart by their bodies.
  id: z
    .string()
    .regex(/^[\x21-\x7e]{1,256}$/, 'expected 1-256 printable ASCII characters')
    .default('no-id'),
  source: word.refine(
    (text) => text.isWellFormed() && !text.includes('\u0000'),
    'expected text without NUL',
  ),
  'detail-type': word.refine(
    (text) => text.isWellFormed() && !text.includes('\u0000'),
    'expected text without NUL',
  ),
  account: z.string().max(64).default(''),
  region: z.string().max(64).default(''),
  time: z.string().max(64).default(''),
  resources: z.array(z.string()).max(10_000).default([]),
  detail: z.record(z.string(), z.unknown()),
})

/** Trip one starts here: stored durably, then answered. EventBridge retries 429 and 5xx; 400 goes to its dead-letter queue. */
export default defineRoute({
  id: 'events',
  method: 'POST',
  path: '/events',
  guard: 'ingest-key',
  async run({ app, body, raw }) {
    if (!isObject(body))
      return {
        status: 400,
        body: { error: 'the body must be one JSON object (an EventBridge event)' },
      }
    const parsed = Envelope.safeParse(body)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const field = issue?.path.join('.') || 'body'
      return {
        status: 400,
        body: { error: `${field}: ${issue?.message ?? 'not as expected'}`, field },
      }
    }
    const stored = await app.receive(parsed.data, raw)
    if (stored === 'full')
      return { status: 429, body: { error: 'too many events wait to be read' }, retryAfter: 10 }
    return { status: stored === 'stored' ? 202 : 200, body: { id: parsed.data.id, stored } }
  },
})
