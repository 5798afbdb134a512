import { defineRoute, readEnvelope } from '#kit'

/** Trip one starts here: stored durably, then answered. EventBridge retries 429 and 5xx; 400 goes to its dead-letter queue. */
export default defineRoute({
  id: 'events',
  method: 'POST',
  path: '/events',
  guard: 'ingest-key',
  async run({ app, body, raw }) {
    const event = readEnvelope(body)
    if ('fault' in event) {
      const { fault: error, field } = event
      return { status: 400, body: { error, ...(field !== undefined && { field }) } }
    }
    const stored = await app.receive(event, raw)
    if (stored === 'full')
      return { status: 429, body: { error: 'too many events wait to be read' }, retryAfter: 10 }
    return { status: stored === 'stored' ? 202 : 200, body: { id: event.id, stored } }
  },
})
