import { defineCommand, type Json } from '#kit'

/** One look at the store: `received = shown + folded + suppressed` holds in every answer. */
export default defineCommand({
  id: 'status',
  usage: 'status',
  en: { about: 'What arrived and who was told, storms, the backlog, Slack and the store' },
  ja: { about: '受信と通知の件数、アラートの急増、未処理のイベント、Slack とデータストアの状態' },
  allow: 'anyone',
  async run({ app, person }) {
    const status = await app.status()
    const { findings, events, channels, accounts, store, replicas, queues } = status
    const iso = (ms: number | undefined) => (ms === undefined ? '-' : new Date(ms).toISOString())
    return {
      text: [
        `findings  ${findings.received} received = ${findings.shown} shown + ${findings.folded} folded + ${findings.suppressed} suppressed`,
        `suppressed  ${status.hidden} by rules, ${status.untold} told to no channel, ${status.idle} ends of what was never told`,
        `events  ${events.received} received, ${events.waiting} waiting, ${events.notUnderstood} not understood, ${events.failed} failed`,
        ...channels.map(
          ({ channel, wanted, folded, storm, okAt, failedAt }) =>
            `channel  ${channel}  ${wanted} wanted  ${folded} folded  ${storm === undefined ? 'calm' : 'storm'}  taken ${iso(okAt)}  failed ${iso(failedAt)}`,
        ),
        ...accounts.map(({ account, lastAt }) => `account  ${account}  ${lastAt}`),
        ...queues.map(
          ({ queue, due, active, oldest }) =>
            `queue  ${queue}  ${due} due since ${iso(oldest ?? undefined)}  ${active} at work`,
        ),
        `store  PostgreSQL ${store.version}, ${replicas} replicas`,
      ].join('\n'),
      blocks: app.show.status(status, person.locale),
      data: status as unknown as Json,
    }
  },
})
