/** What /hikeshi status says. */
export default {
  title: 'Status',
  findings: (received: number, shown: number, folded: number, suppressed: number) =>
    `*Findings received: ${received}* = ${shown} shown + ${folded} folded or waiting + ${suppressed} suppressed`,
  suppressed: (rules: number, untold: number, idle: number) =>
    `Suppressed: ${rules} by rules, ${untold} that no channel wants, ${idle} ends of what was never told`,
  backlog: (waiting: number, notUnderstood: number, failed: number) =>
    `Events: ${waiting} wait to be read, ${notUnderstood} were not understood, ${failed} failed`,
  channel: (channel: string, wanted: number) => `${channel}: ${wanted} cards wait`,
  storm: (since: string, folded: number) => `🌊 storm since ${since}, ${folded} incidents folded`,
  chatOk: (at: string) => `Slack took the last card at ${at}`,
  chatUnused: 'nothing was sent to Slack yet',
  chatFailed: (at: string) => `⚠️ Slack has not taken cards since ${at}`,
  chatAgain: (at: string) => `tried again at ${at}`,
  account: (account: string, at: string) => `${account}: last event ${at}`,
  store: (version: string, replicas: number) =>
    `Store: PostgreSQL ${version}, connected bots: ${replicas}`,
}
