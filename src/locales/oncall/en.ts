/** On-call: who is called, and who takes over. */
export default {
  callTitle: 'You are called',
  callWhy: (incident: string, level: number) =>
    `Nobody has acknowledged ${incident} yet, and you are on call (level ${level}). Acknowledge it, or the next one is called.`,
  called: (who: string, at: string, level: string) => `📟 Called at ${at}: ${who} (level ${level})`,
  failed: (pager: string, times: string, why: string) =>
    `⚠️ *The call by ${pager} did not get out* (${times} times, tried again): ${why}`,
  givenUp: (pager: string, why: string) =>
    `⛔ *The call by ${pager} did not get out* and is given up. Call somebody yourself. ${why}`,
  title: 'On call',
  none: 'Nobody is called: `oncall` is not set up in hikeshi.yaml. See docs/oncall.md.',
  now: (rotation: string, who: string) => `*${rotation}:* ${who}`,
  next: (who: string, at: string) => `next: ${who}, ${at}`,
  never: 'no change in the next three weeks',
  nobody: 'nobody',
  leads: (who: string) => `*After them:* ${who}`,
  pages: (severity: string, minutes: number, pagers: string) =>
    `${severity}: ${pagers}; the next one after ${minutes} min`,
  override: (id: string, rotation: string, who: string, from: string, to: string) =>
    `${id} – ${rotation}: ${who}, ${from} – ${to}`,
  overridden: (id: string, who: string, from: string, to: string) =>
    `${who} stands in from ${from} to ${to} (${id}). Take it back with /hikeshi oncall remove ${id}.`,
  removed: (id: string) => `${id} is taken back.`,
  handOver: (rotation: string) => `On-call hand-over: ${rotation}`,
  takesOver: (who: string, from: string) => `${who} is on call now, and takes over from ${from}.`,
  open: (count: number) =>
    count === 0 ? 'No incident is open.' : `Open incidents: ${count}, the newest first`,
}
