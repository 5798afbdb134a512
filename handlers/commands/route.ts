import { z } from 'zod'
import { defineCommand, type Json } from '#kit'

const Event = z.object({
  id: z.string().default('route-test'),
  source: z.string(),
  'detail-type': z.string(),
  account: z.string().default(''),
  region: z.string().default(''),
  time: z.string().default('1970-01-01T00:00:00Z'),
  resources: z.array(z.string()).default([]),
  detail: z.unknown(),
})
const usage = 'route test <event file>'

/** Reads an event from a file as if it had arrived, and says how hikeshi.yaml would route it. Nothing is kept. */
export default defineCommand({
  id: 'route',
  usage,
  en: { about: 'Who would be told of an event, and why (command line)' },
  ja: { about: 'イベントの通知先とその理由を確認 (コマンドラインのみ)' },
  allow: ['viewer', 'responder', 'approver', 'lead', 'admin'],
  store: false,
  async run({ app, person, args, file }) {
    const [what, path] = args
    if (what !== 'test' || path === undefined || file === undefined)
      return { text: `hikeshi ${usage}`, exit: 2 }
    const event = Event.safeParse(
      await file(path).then(
        (text): unknown => JSON.parse(text),
        () => undefined,
      ),
    )
    if (!event.success) return { text: `${path}: not an EventBridge event in JSON`, exit: 2 }
    const routed = app.route(event.data)
    return {
      text: app.show.route(routed, person.locale),
      data: routed as unknown as Json,
      exit: routed.source === undefined ? 1 : 0,
    }
  },
})
